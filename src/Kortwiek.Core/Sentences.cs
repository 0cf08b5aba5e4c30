namespace Kortwiek.Core;

/// <summary>Several sentences at once.</summary>
public static class Sentences
{
    /// <summary>One sentence for each: <c>open.Say(i =&gt; $"{i.Id} is open.")</c>.</summary>
    public static IEnumerable<Sentence> Say<T>(this IEnumerable<T> all, Func<T, Sentence> text) => all.Select(text);

    /// <summary>The parts with a comma between them.</summary>
    public static Sentence List(this IEnumerable<Sentence> parts) => parts.Aggregate((a, b) => $"{a}, {b}");

    /// <summary>The parts with "or" between them.</summary>
    public static Sentence Either(this IEnumerable<Sentence> parts) => parts.Aggregate((a, b) => $"{a} or {b}");
}
