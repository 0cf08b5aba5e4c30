namespace Kortwiek.Act;

/// <summary>A measure that has to come first.</summary>
/// <param name="MeasureId">The predecessor.</param>
/// <param name="AfterExecuted">True where its execution is enough; false where it has to be confirmed.</param>
public sealed record Dependency(string MeasureId, bool AfterExecuted = false);
