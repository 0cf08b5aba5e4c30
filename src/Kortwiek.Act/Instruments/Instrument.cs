using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A legal instrument: the ground on which a measure stands. It keeps the language in which it was issued.</summary>
/// <param name="Id">Unique in the operation.</param>
/// <param name="Type">The regime.</param>
/// <param name="Issuer">Code of the issuing authority.</param>
/// <param name="ExecutingState">The state where it is carried out.</param>
/// <param name="LegalBasis">Articles.</param>
/// <param name="FileNumber">The issuer's reference.</param>
/// <param name="IssuedAt">Date of the instrument.</param>
/// <param name="ValidUntil">Last instant at which it may be carried out; null where it sets none.</param>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Conditions">What it asks; each has to be answered before a measure is authorised.</param>
/// <param name="DocumentSha256">The signed document's digest; null while the document is not there.</param>
/// <param name="SignedBy">Code of the member or name of the judge who signed.</param>
/// <param name="ReceivedAt">When the addressee received it; null while nobody has proof of it.</param>
/// <param name="Supersedes">The instrument that this one replaces.</param>
public sealed record Instrument(
    string Id,
    InstrumentType Type,
    string Issuer,
    Country ExecutingState,
    IReadOnlyList<string> LegalBasis,
    string FileNumber,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ValidUntil,
    string Language,
    IReadOnlyList<Condition> Conditions,
    Digest? DocumentSha256,
    string SignedBy,
    DateTimeOffset? ReceivedAt = null,
    string? Supersedes = null)
{
    /// <summary>Whether it may be carried out at an instant.</summary>
    public bool IsValidAt(DateTimeOffset instant) => IssuedAt <= instant && (ValidUntil is null || instant <= ValidUntil);
}
