namespace Kortwiek.Act;

/// <summary>One thing that follows.</summary>
/// <param name="Kind">What.</param>
/// <param name="MeasureId">For which measure.</param>
/// <param name="Text">One sentence.</param>
public sealed record Effect(EffectKind Kind, string MeasureId, string Text);
