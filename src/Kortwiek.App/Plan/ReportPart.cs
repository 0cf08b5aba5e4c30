using System.Globalization;
using System.Text.Json;
using Kortwiek.App.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Plan;

/// <summary>What Plan says in the report: the latest set of elements that takes all channels down.</summary>
public static class ReportPart
{
    /// <summary>Reads the latest kept result of <c>plan channels</c>.</summary>
    public static async Task<ReportSection> OfAsync(Scope scope, CancellationToken cancellation)
    {
        const string question = "What must go at the same moment so that no channel keeps its audience";
        var run = await scope.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == "plan.channels/1").OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation);
        if (run is null)
        {
            return new ReportSection("Plan", question, []);
        }

        var plan = JsonSerializer.Deserialize<ChannelsVerb.Response>(run.Result, KortwiekJson.Options)!;
        var down = plan.Channels.Count(c => c.UpAfter is false);
        List<string> sentences =
        [
            string.Create(CultureInfo.InvariantCulture, $"Taking {plan.Actions.Count} elements in {plan.Actions.Select(a => a.Country).Distinct().Count()} countries at the same moment leaves {plan.Channels.Count - down} of {plan.Channels.Count} channels with a way to their audience."),
            plan.Bound.Proven ? "It is proven that no set of less effort does it." : string.Create(CultureInfo.InvariantCulture, $"The least effort is at least {plan.Bound.Value}; the gap is {plan.Bound.Gap:P0}."),
            .. plan.Feasible ? Array.Empty<string>() : [$"It cannot be reached without {plan.Blocking.Count} elements that nobody can take."],
        ];
        var table = new ReportTable(
            "Elements to take, by country",
            ["Country", "Elements"],
            [.. plan.Actions.GroupBy(a => a.Country).OrderBy(g => g.Key).Select(g => (IReadOnlyList<string>)[g.Key.Code, string.Join(", ", g.Select(a => a.Element))])]);
        return new ReportSection("Plan", question, sentences, table);
    }
}
