using Kortwiek.Act;
using Kortwiek.App.Act;
using Spectre.Console;

namespace Kortwiek.Cli.Act;

/// <summary>Draws the answer of <c>act board</c>: the clock, the counts, what needs a human being, a line for each authority.</summary>
internal static class BoardTable
{
    public static void Draw(IAnsiConsole console, BoardVerb.Response answer)
    {
        console.MarkupLineInterpolated($"[bold]{ActText.Clock(answer.SecondsToT)}[/]   {answer.Op}, day {answer.Day}: {answer.Title}; T is {Utc.Text(answer.TZero)}, the board is of {Utc.Text(answer.Now)}");
        console.WriteLine($"{ActText.Share(answer.WeightReady)} of the weight is ready or released, {ActText.Share(answer.WeightConfirmed)} is confirmed; {answer.Held} held, {answer.Reported} reported only.");
        var counts = ActText.Table("measures", [.. answer.Counts.Keys.Select(k => "#" + k)]);
        counts.AddRow(answer.Counts.Values.Select(n => new Text(ActText.Number(n))));
        console.Write(counts);
        if (answer.NeedsHuman.Count > 0)
        {
            var needs = ActText.Table("needs a human being", "what", "which", "why", "authority", "since");
            foreach (var need in answer.NeedsHuman)
            {
                needs.AddRow(new Markup($"[bold]{Words.Of(need.Kind)}[/]"), ActText.Plain(need.Id), ActText.Plain(need.Why), ActText.Plain(need.Authority), new Text(ActText.Time(need.Since)));
            }

            console.Write(needs);
        }

        var lanes = ActText.Table("authorities", "authority", "T there", "measures by their instants");
        foreach (var lane in answer.Lanes)
        {
            lanes.AddRow(ActText.Plain($"{lane.Name} {lane.Country}"), new Text(lane.LocalT), new Text(Line(lane)));
        }

        console.Write(lanes);
    }

    private static string Line(Lane lane) => lane.Measures.Count == 0 ? "–" : string.Join(", ", lane.Measures
        .GroupBy(m => (m.State, m.Held))
        .OrderBy(g => g.Key.State)
        .Select(g => $"{g.Count()} {Words.Of(g.Key.State)}{(g.Key.Held ? " and held" : "")}"));
}
