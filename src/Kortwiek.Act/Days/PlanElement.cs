using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>An element as the joint plan knows it.</summary>
/// <param name="Key">The canonical key.</param>
/// <param name="Channels">Codes of the channels that it serves, in ordinal order.</param>
public sealed record PlanElement(ElementKey Key, IReadOnlyList<string> Channels);
