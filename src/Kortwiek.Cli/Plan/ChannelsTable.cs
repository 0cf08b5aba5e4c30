using Kortwiek.App.Plan;
using Spectre.Console;

namespace Kortwiek.Cli.Plan;

/// <summary>Draws the answer of <c>plan channels</c>: the channels, what to take and why, and what is in the way.</summary>
internal static class ChannelsTable
{
    public static void Draw(IAnsiConsole console, ChannelsVerb.Response answer)
    {
        var channels = PlanText.Table("channels", ("channel", false), ("audience", true), ("independent ways", true), ("cost alone", true), ("after", false));
        foreach (var channel in answer.Channels.Take(PlanText.MostRows))
        {
            channels.AddRow(
                new Text(PlanText.Printable(channel.Id)),
                new Text(channel.AudienceKnown ? PlanText.Number(channel.Audience) : "unknown"),
                new Text(PlanText.Number(channel.DisjointPaths)),
                new Text(channel.MinCutCost is { } cost ? PlanText.Price(cost) : "cannot"),
                new Markup(channel.UpAfter ? "[bold]up[/]" : "down"));
        }

        console.Write(channels);
        var kills = answer.Explain.ToDictionary(e => e.Element, StringComparer.Ordinal);
        var actions = PlanText.Table("what to take", ("element", false), ("layer", false), ("country", false), ("provider", false), ("cost", true), ("kills", false), ("alone", true));
        foreach (var action in answer.Actions.Take(PlanText.MostRows))
        {
            actions.AddRow(
                new Text(PlanText.Printable(action.Element)),
                new Text(action.Layer.ToString().ToLowerInvariant()),
                new Text(action.Country.Code),
                new Text(PlanText.Printable(action.Provider ?? "–")),
                new Text(PlanText.Price(action.Cost)),
                new Text(PlanText.Few(kills[action.Element].Kills)),
                new Text(PlanText.Number(kills[action.Element].Alone.Count)));
        }

        if (answer.Actions.Count > 0)
        {
            console.Write(actions);
        }

        Notes(console, answer);
    }

    private static void Notes(IAnsiConsole console, ChannelsVerb.Response answer)
    {
        More(console, answer.Channels.Count, "channels");
        More(console, answer.Actions.Count, "elements to take");
        if (answer.Actions.Count > 0)
        {
            console.WriteLine($"{Counted(answer.Actions.Count, "element")} to take, cost {PlanText.Price(answer.Cost)}" + (answer.Bound.Proven
                ? "; proven: nothing cheaper takes these channels down."
                : $"; nothing below {PlanText.Price(answer.Bound.Value)} can do it (gap {PlanText.Number(answer.Bound.Gap * 100)} %)."));
        }

        if (answer.Blocking.Count > 0)
        {
            var blocking = PlanText.Table("in the way", ("element", false), ("country", false), ("why", false), ("keeps up", false), ("to be obtained", false));
            foreach (var block in answer.Blocking.Take(PlanText.MostRows))
            {
                blocking.AddRow(
                    new Text(PlanText.Printable(block.Element)),
                    new Text(block.Country.Code),
                    new Text(block.Why),
                    new Text(PlanText.Few(block.Channels)),
                    new Text(block.Release ? "yes" : "no"));
            }

            console.Write(blocking);
            More(console, answer.Blocking.Count, "elements in the way");
        }

        foreach (var warning in answer.Warnings)
        {
            console.MarkupLineInterpolated($"[dim]note:[/] {PlanText.Printable(warning)}");
        }
    }

    private static string Counted(int count, string what) => $"{PlanText.Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static void More(IAnsiConsole console, int count, string what)
    {
        if (count > PlanText.MostRows)
        {
            console.WriteLine($"… {count - PlanText.MostRows} more {what}; --json prints all.");
        }
    }
}
