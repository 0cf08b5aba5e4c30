using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>How a partner's file is read.</summary>
/// <param name="Format">The format, or <see cref="FeedFormat.Auto"/>.</param>
/// <param name="DefaultMarking">The level of what bears no marking; AMBER unless the source says otherwise.</param>
public sealed record FeedOptions(FeedFormat Format = FeedFormat.Auto, Tlp DefaultMarking = Tlp.Amber);
