using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>What came back.</summary>
/// <param name="Element">The element that had been taken.</param>
/// <param name="FirstSeenAgain">When it was first seen again.</param>
/// <param name="Kind">How.</param>
/// <param name="NewKey">Where, if it moved.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ReturnRecord(ElementKey Element, DateTimeOffset FirstSeenAgain, ReturnKind Kind, ElementKey? NewKey, double Confidence);
