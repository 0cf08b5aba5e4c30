namespace Kortwiek.Act;

/// <summary>A person's membership of the team. One person may have several: two signatures are compared by <see cref="PersonId"/>, never by the account.</summary>
/// <param name="Code">Short name in lower case, unique in the operation; what <c>--as</c> takes.</param>
/// <param name="PersonId">One per human being.</param>
/// <param name="Authority">Code of the authority.</param>
/// <param name="DisplayName">As it is written on a page.</param>
/// <param name="Roles">What the member may do.</param>
/// <param name="Languages">ISO 639-1 codes.</param>
/// <param name="ValidFrom">Null where the membership has no beginning.</param>
/// <param name="ValidTo">Null where it has no end; the instant itself is outside.</param>
public sealed record Member(
    string Code,
    string PersonId,
    string Authority,
    string DisplayName,
    Roles Roles,
    IReadOnlyList<string> Languages,
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? ValidTo = null)
{
    /// <summary>Whether the membership stands at an instant.</summary>
    public bool IsActiveAt(DateTimeOffset instant) =>
        (ValidFrom is null || ValidFrom <= instant) && (ValidTo is null || instant < ValidTo);
}
