namespace Kortwiek.Act;

/// <summary>What every printed form says beside its own labels, in one language.</summary>
/// <param name="Unverified">Footnote of the fields that were not compared with the official text; <c>{0}</c> is the source.</param>
/// <param name="ReadingCopy">Says that the page is no order; <c>{0}</c> is the language of the order.</param>
/// <param name="Version">Names the form; <c>{0}</c> id, <c>{1}</c> version, <c>{2}</c> date.</param>
/// <param name="Digest">What the hash in the foot is of.</param>
/// <param name="Yes">Beside a ticked box that stands alone.</param>
/// <param name="No">Beside one that is not ticked.</param>
/// <param name="Sent">Says that Kortwiek sends nothing.</param>
public sealed record PrintWords(string Unverified, string ReadingCopy, string Version, string Digest, string Yes, string No, string Sent);
