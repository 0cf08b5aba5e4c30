using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>The level of an object that was known only at the end of its file.</summary>
/// <param name="Id">The object's identifier.</param>
/// <param name="Modified">Its version.</param>
/// <param name="Marking">The level.</param>
public sealed record LateMarking(string Id, DateTimeOffset? Modified, Tlp Marking);
