using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary>How the answers of verbs are drawn; a verb that is not here is drawn field by field.</summary>
internal static class Tables
{
    public static readonly IReadOnlyDictionary<string, Action<IAnsiConsole, object>> All = new Dictionary<string, Action<IAnsiConsole, object>>(StringComparer.Ordinal)
    {
        ["demo"] = Of<App.Demo.DemoVerb.Response>(DemoTable.Draw),

        // Watch
        ["watch import"] = Of<App.Watch.ImportVerb.Response>(Watch.ImportTable.Draw),
        ["watch export"] = Of<App.Watch.ExportVerb.Response>(Watch.ExportTable.Draw),

        // Plan
        ["plan channels"] = Of<App.Plan.ChannelsVerb.Response>(Plan.ChannelsTable.Draw),
        ["plan dismantle"] = Of<App.Plan.DismantleVerb.Response>(Plan.DismantleTable.Draw),
        ["plan evaluate"] = Of<App.Plan.EvaluateVerb.Response>(Plan.EvaluateTable.Draw),

        // Act

        // Evidence

        // Leads

        // Impact
        ["impact survival"] = Of<App.Impact.SurvivalVerb.Response>(Impact.SurvivalTable.Draw),
    };

    /// <summary>A line of the table: the drawing of one response type.</summary>
    public static Action<IAnsiConsole, object> Of<TResponse>(Action<IAnsiConsole, TResponse> draw) => (console, answer) => draw(console, (TResponse)answer);
}
