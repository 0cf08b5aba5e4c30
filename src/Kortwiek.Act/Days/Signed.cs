namespace Kortwiek.Act;

/// <summary>What a signature brings about.</summary>
/// <param name="Signature">The one that was given.</param>
/// <param name="IsComplete">True where it was the second, and the group is released.</param>
/// <param name="Events">The releases; empty after the first signature.</param>
/// <param name="Effects">What follows.</param>
/// <param name="LeftBehind">Ids of the group's measures that are neither released now nor before.</param>
/// <param name="StillMissing">After the first signature: what the release still lacks as things stand.</param>
public sealed record Signed(
    ReleaseSignature Signature,
    bool IsComplete,
    IReadOnlyList<MeasureEvent> Events,
    IReadOnlyList<Effect> Effects,
    IReadOnlyList<string> LeftBehind,
    IReadOnlyList<Missing> StillMissing);
