namespace Kortwiek.Core;

/// <summary>One reason why a rule, a state or a right says no.</summary>
/// <param name="Guard">The rule's stable name in kebab case, such as <c>four-eyes</c>.</param>
/// <param name="Text">One sentence for the person who asked.</param>
public sealed record Refusal(string Guard, Sentence Text);

/// <summary>All reasons at once, never only the first.</summary>
/// <param name="All">At least one.</param>
public sealed record Refusals(IReadOnlyList<Refusal> All)
{
    /// <summary>A single reason.</summary>
    public Refusals(string guard, Sentence text)
        : this([new Refusal(guard, text)])
    {
    }

    /// <summary>The sentences, one a line.</summary>
    public override string ToString() => string.Join('\n', All.Select(r => r.Text));
}
