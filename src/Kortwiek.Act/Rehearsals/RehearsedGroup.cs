namespace Kortwiek.Act;

/// <summary>An action group of the day as a rehearsal plays it. Instants are seconds from T.</summary>
/// <param name="Code">The plan's code.</param>
/// <param name="Rule">What a release has to meet.</param>
/// <param name="MustHave">Indices of the measures without which nothing is released; −1 for one that is not there.</param>
/// <param name="Poll">The last poll; null for a quiet group.</param>
/// <param name="ReleaseAt">When the release is asked for first: a minute after the poll, or an hour before its first measure.</param>
/// <param name="Members">Indices of its measures.</param>
/// <param name="Authorities">Indices of their authorities.</param>
internal sealed record RehearsedGroup(
    string Code, ReleaseRule Rule, IReadOnlyList<int> MustHave, long? Poll, long ReleaseAt, IReadOnlyList<int> Members, IReadOnlyList<int> Authorities);
