using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>A marking of a part of a STIX object.</summary>
/// <param name="Level">The level of that part alone.</param>
/// <param name="Selector">A path such as <c>external_references.[0].url</c>.</param>
/// <remarks>STIX 2.1 §7.2.3.</remarks>
public sealed record GranularMark(Tlp Level, string Selector);
