using Kortwiek.Watch;

namespace Kortwiek.App.Watch;

/// <summary>What came of one file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Format">What it was.</param>
/// <param name="Source">Who sent it.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Read">Objects read.</param>
/// <param name="Stored">Of them, versions that the operation has now.</param>
/// <param name="New">Versions that were not there before.</param>
/// <param name="Known">Versions that were there.</param>
/// <param name="Conflicts">Versions that were there with another content; kept beside the first.</param>
/// <param name="Rejected">Objects that could not be taken.</param>
/// <param name="ByType">Objects by type.</param>
/// <param name="AttributesByType">MISP attributes by type.</param>
/// <param name="Features">Distinct values by kind.</param>
/// <param name="Elements">Elements that the file speaks of.</param>
/// <param name="NewElements">Of them, those that the operation did not have.</param>
/// <param name="Relations">Relations that the file states.</param>
/// <param name="NewRelations">Of them, those that this source had not stated.</param>
/// <param name="Channels">Channels that the file speaks of.</param>
/// <param name="NewChannels">Of them, those that the operation did not have.</param>
/// <param name="Warnings">Oddities that lost nothing.</param>
/// <param name="Rejects">What could not be taken, and why.</param>
public sealed record ImportedFile(
    string File,
    FeedFormat Format,
    string Source,
    Digest Sha256,
    long Read,
    long Stored,
    long New,
    long Known,
    long Conflicts,
    long Rejected,
    IReadOnlyDictionary<string, long> ByType,
    IReadOnlyDictionary<string, long> AttributesByType,
    IReadOnlyDictionary<string, long> Features,
    long Elements,
    long NewElements,
    long Relations,
    long NewRelations,
    long Channels,
    long NewChannels,
    IReadOnlyList<ImportNote> Warnings,
    IReadOnlyList<ImportNote> Rejects);

/// <summary>A warning or a rejection.</summary>
/// <param name="At">A JSON pointer.</param>
/// <param name="Code">A stable word.</param>
/// <param name="Text">One sentence.</param>
public sealed record ImportNote(string At, string Code, string Text);
