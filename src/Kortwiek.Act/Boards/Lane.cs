using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>One authority's measures of the day on the common time axis.</summary>
/// <param name="Authority">Code.</param>
/// <param name="Name">As it is written.</param>
/// <param name="Country">Its state.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="LocalT">T on its own clock: <c>2027-04-21 10:00 +02:00</c>.</param>
/// <param name="Measures">By instant, then id.</param>
public sealed record Lane(string Authority, string Name, Country Country, string TimeZone, string LocalT, IReadOnlyList<LaneMeasure> Measures);
