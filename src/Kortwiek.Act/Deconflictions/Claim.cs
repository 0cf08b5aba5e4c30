using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>An authority has a measure on an element, and has not withdrawn it.</summary>
/// <param name="Key">The element.</param>
/// <param name="Authority">Code of the executing authority.</param>
public sealed record Claim(ElementKey Key, string Authority);
