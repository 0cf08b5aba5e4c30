using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Two authorities work on the same element.</summary>
/// <param name="Key">The element.</param>
/// <param name="AuthorityA">One.</param>
/// <param name="AuthorityB">The other.</param>
/// <param name="OpenedAt">When it was found.</param>
/// <param name="Resolution">What both magistrates decided; null while it is open.</param>
/// <param name="DecidedBy">Codes of the two members; empty while it is open.</param>
public sealed record Deconfliction(
    ElementKey Key, string AuthorityA, string AuthorityB, DateTimeOffset OpenedAt, string? Resolution, IReadOnlyList<string> DecidedBy)
{
    /// <summary>True until both have decided.</summary>
    public bool IsOpen => Resolution is null;
}
