using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Something that a human being has to look at now.</summary>
/// <param name="Id">The measure, or the deadline's id.</param>
/// <param name="Kind">What kind of need.</param>
/// <param name="Why">One sentence.</param>
/// <param name="Authority">Code of the authority that has to act.</param>
/// <param name="Since">Since when.</param>
public sealed record NeedsHuman(string Id, NeedKind Kind, Sentence Why, string Authority, DateTimeOffset Since);
