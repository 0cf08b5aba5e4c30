namespace Kortwiek.Act;

/// <summary>The test that a measure sets itself before it is reviewed.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Subject">The name, service, account or file.</param>
/// <param name="Grace">How long after the measure's instant a false answer becomes a failure; above zero.</param>
/// <param name="Expected">What is to be seen, where the kind needs it.</param>
public sealed record SuccessTest(SuccessTestKind Kind, string Subject, TimeSpan Grace, string? Expected = null);
