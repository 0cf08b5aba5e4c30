namespace Kortwiek.App.Reports;

/// <summary>The parts of the report, one a room, in the order of the phases.</summary>
public static class ReportParts
{
    /// <summary>Each reads its room's rows and says what they show.</summary>
    public static readonly IReadOnlyList<Func<Scope, CancellationToken, Task<ReportSection>>> All =
    [
        Watch.ReportPart.OfAsync,
        Plan.ReportPart.OfAsync,
        Evidence.ReportPart.OfAsync,
        Act.ReportPart.OfAsync,
        Leads.ReportPart.OfAsync,
        Impact.ReportPart.OfAsync,
    ];
}
