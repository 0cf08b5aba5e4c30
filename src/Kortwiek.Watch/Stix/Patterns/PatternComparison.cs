namespace Kortwiek.Watch.Stix.Patterns;

/// <summary>One comparison of a pattern.</summary>
/// <param name="ObjectType">Such as <c>file</c>.</param>
/// <param name="Path">The steps with dots between them, quotation marks off: <c>hashes.SHA-256</c>, <c>sections[*].name</c>.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Negated">True under an odd number of NOTs.</param>
/// <param name="Values">The constants as text; more than one for IN, none for EXISTS.</param>
internal sealed record PatternComparison(string ObjectType, string Path, PatternOperator Operator, bool Negated, IReadOnlyList<string> Values)
{
    /// <summary>True where the values are looked for as they stand: features are taken from these only.</summary>
    public bool IsPositive => !Negated && Operator is PatternOperator.Equal or PatternOperator.In;
}
