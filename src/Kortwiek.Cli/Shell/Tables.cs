using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary>How the answers of verbs are drawn; a verb that is not here is drawn field by field.</summary>
internal static class Tables
{
    public static readonly IReadOnlyDictionary<string, Action<IAnsiConsole, object>> All = new Dictionary<string, Action<IAnsiConsole, object>>(StringComparer.Ordinal)
    {
        ["demo"] = Of<App.Demo.DemoVerb.Response>(DemoTable.Draw),

        // Watch
        ["desk import"] = Of<App.Desk.ImportVerb.Response>(Desk.ImportTable.Draw),
        ["watch import"] = Of<App.Watch.ImportVerb.Response>(Watch.ImportTable.Draw),
        ["watch export"] = Of<App.Watch.ExportVerb.Response>(Watch.ExportTable.Draw),

        // Plan
        ["plan channels"] = Of<App.Plan.ChannelsVerb.Response>(Plan.ChannelsTable.Draw),
        ["plan dismantle"] = Of<App.Plan.DismantleVerb.Response>(Plan.DismantleTable.Draw),
        ["plan evaluate"] = Of<App.Plan.EvaluateVerb.Response>(Plan.EvaluateTable.Draw),

        // Act
        ["act board"] = Of<App.Act.BoardVerb.Response>(Act.BoardTable.Draw),
        ["act rehearse"] = Of<App.Act.RehearseVerb.Response>(Act.RehearsalTable.Draw),
        ["measure list"] = Of<App.Measure.ListVerb.Response>(Act.MeasuresTable.Draw),
        ["measure why"] = Of<App.Measure.WhyVerb.Response>(Act.MeasuresTable.Draw),
        ["measure release"] = Of<App.Measure.ReleaseVerb.Response>(Act.MeasuresTable.Draw),
        ["measure add"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure change"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure submit"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure send-back"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure authorise"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure ready"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure recall"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure execute"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure confirm"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure fail"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure retry"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure return"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure withdraw"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure hold"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["measure unhold"] = Of<App.Measure.MeasureAnswer>(Act.MeasuresTable.Draw),
        ["deconflict list"] = Of<App.Deconflict.ListVerb.Response>(Act.HitsTable.Draw),
        ["deconflict open"] = Of<App.Deconflict.HitLine>(Act.HitsTable.Draw),
        ["deconflict resolve"] = Of<App.Deconflict.HitLine>(Act.HitsTable.Draw),
        ["deadline list"] = Of<App.Deadline.ListVerb.Response>(Act.DeadlinesTable.Draw),
        ["order receipt"] = Of<App.Order.ReceiptVerb.Response>(Act.DeadlinesTable.Draw),

        // Evidence
        ["evidence intake"] = Of<App.Evidence.IntakeVerb.Response>(Evidence.IntakeTable.Draw),
        ["evidence verify"] = Of<App.Evidence.Verification>(Evidence.VerificationTable.Draw),
        ["evidence log verify-proof"] = Of<App.Evidence.Verification>(Evidence.VerificationTable.Draw),
        ["evidence bag validate"] = Of<Kortwiek.Evidence.Bags.BagReport>(Evidence.BagTable.Draw),
        ["evidence log checkpoint"] = Of<App.Evidence.LogCheckpointVerb.Response>(Evidence.CheckpointText.Draw),

        // Leads
        ["leads parse"] = Of<App.Leads.ParseVerb.Response>(Leads.ParseTable.Draw),
        ["leads find"] = Of<App.Leads.FindVerb.Response>(Leads.FindTable.Draw),
        ["leads show"] = Of<App.Leads.ShowVerb.Response>(Leads.FindTable.Draw),
        ["leads dossiers"] = Of<App.Leads.DossiersVerb.Response>(Leads.FindTable.Draw),

        // Impact
        ["impact survival"] = Of<App.Impact.SurvivalVerb.Response>(Impact.SurvivalTable.Draw),
    };

    /// <summary>A line of the table: the drawing of one response type.</summary>
    public static Action<IAnsiConsole, object> Of<TResponse>(Action<IAnsiConsole, TResponse> draw) => (console, answer) => draw(console, (TResponse)answer);
}
