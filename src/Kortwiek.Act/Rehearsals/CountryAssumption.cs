using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Where a country differs from what is assumed in general.</summary>
/// <param name="Country">State of the executing authority.</param>
/// <param name="Kind">The kind whose failure differs; null for all kinds.</param>
/// <param name="Failure">Share of the tries that fail there; null where only <paramref name="NoGo"/> differs.</param>
/// <param name="NoGo">Share of the polls that its authorities answer with no-go; null where only <paramref name="Failure"/> differs.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record CountryAssumption(Country Country, MeasureKind? Kind, double? Failure, double? NoGo, string Source);
