namespace Kortwiek.App.Demo;

using Kortwiek.Act;

/// <summary>A measure of the sample as it is drafted.</summary>
/// <param name="Id">M-001 to M-078.</param>
/// <param name="Element">Ref of the element.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Authority">Code of the executing authority.</param>
/// <param name="Group">Code of the action group.</param>
/// <param name="Offset">From T.</param>
/// <param name="Instrument">Id of the instrument.</param>
/// <param name="Weight">How much the network loses.</param>
/// <param name="Fallback">The measure to propose instead, or null.</param>
/// <param name="After">The measure that has to be executed first, or null.</param>
public sealed record SampleMeasure(
    string Id, string Element, MeasureKind Kind, string Authority, string Group, TimeSpan Offset, string Instrument, double Weight, string? Fallback, string? After);
