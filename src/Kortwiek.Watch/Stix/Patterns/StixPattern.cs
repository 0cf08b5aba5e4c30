namespace Kortwiek.Watch.Stix.Patterns;

/// <summary>A pattern that could be read: its comparisons in the order of the text.</summary>
/// <param name="Comparisons">At least one.</param>
/// <param name="Qualifiers">Qualifiers as they were written, such as <c>WITHIN 300 SECONDS</c>.</param>
internal sealed record StixPattern(IReadOnlyList<PatternComparison> Comparisons, IReadOnlyList<string> Qualifiers);
