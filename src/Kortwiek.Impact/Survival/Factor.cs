namespace Kortwiek.Impact.Survival;

/// <summary>A column of names: each row's name as an index.</summary>
/// <param name="Names">The names in the order in which they are shown; no two alike.</param>
/// <param name="Rows">For each row an index into <paramref name="Names"/>.</param>
public sealed record Factor(IReadOnlyList<string> Names, int[] Rows);
