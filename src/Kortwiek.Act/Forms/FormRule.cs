namespace Kortwiek.Act;

/// <summary>What a form asks of several fields together.</summary>
/// <param name="Id">Stable, in kebab case.</param>
/// <param name="When">The rule is asked only where all of these hold; empty for always.</param>
/// <param name="Must">What then has to hold; the problem is reported at its field.</param>
/// <param name="Text">One sentence for the person who filled the form.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Verified">True where it was compared with a stored copy of the public source.</param>
public sealed record FormRule(string Id, IReadOnlyList<FieldTest> When, FieldTest Must, string Text, string Source, bool Verified)
{
    /// <summary>The fields that it looks at.</summary>
    internal IEnumerable<string> Fields => When.Append(Must).SelectMany(t => t.Fields);
}
