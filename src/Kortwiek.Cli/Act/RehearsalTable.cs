using Kortwiek.Act;
using Kortwiek.App.Act;
using Spectre.Console;

namespace Kortwiek.Cli.Act;

/// <summary>Draws the answer of <c>act rehearse</c>: how much of the weight, how surely, what it waits for and what must not fail.</summary>
internal static class RehearsalTable
{
    public static void Draw(IAnsiConsole console, RehearseVerb.Response answer)
    {
        var target = answer.Target;
        console.MarkupLineInterpolated($"[bold]{answer.Op}, day {answer.Day}: {answer.Title}[/], T is {Utc.Text(answer.TZero)}; {ActText.Number(answer.Runs)} runs, seed {answer.Seed}");
        console.WriteLine($"{ActText.Number(answer.AfterMinutes)} min after T at least {ActText.Share(target.W)} of the weight was down in {ActText.Share(target.P)} of the runs (95 %: {ActText.Share(target.Lo)} to {ActText.Share(target.Hi)}); {ActText.Share(answer.MeanWeight)} on average.");
        console.WriteLine($"These are assumptions, not measurements: {answer.Assumptions.Source}, version {answer.Assumptions.Version} of {answer.Assumptions.Date:yyyy-MM-dd}{(answer.Assumptions.Own ? ", the installation's own" : "")}. The interval says how exact the count is, not how right they are.");
        console.Write(Weights(answer.PWeight));
        console.Write(Fragile(answer.Fragile));
        if (answer.Critical.Count > 0)
        {
            console.Write(Critical(answer));
        }

        foreach (var block in answer.Blocked)
        {
            console.Write(ActText.Plain($"{block.Id} goes in no run ({block.Guard}): {block.Text}"));
            console.WriteLine();
        }

        console.WriteLine($"{answer.Measures} measures took part; {answer.Supposed} that are not authorised yet are played as if they were, {answer.Rewound} that have gone further begin again at ready.");
        console.WriteLine($"Run {answer.Replay.Run} was played over the real rules: {answer.Replay.Events} events, {answer.Replay.Refused} refusals, record {answer.Replay.Record}");
    }

    private static Table Weights(IReadOnlyList<WeightPoint> points)
    {
        var table = ActText.Table("weight down", "#at least", "#share of the runs", "#from", "#to");
        foreach (var point in points.Where((_, i) => i % 2 == 0))
        {
            table.AddRow(ActText.Share(point.W), ActText.Share(point.P), ActText.Share(point.Lo), ActText.Share(point.Hi));
        }

        return table;
    }

    private static Table Fragile(IReadOnlyList<FragileMeasure> measures)
    {
        var table = ActText.Table("must not fail", "measure", "#costs", "#±", "#failed in");
        foreach (var measure in measures)
        {
            table.AddRow(ActText.Plain(measure.Id), new Text(ActText.Share(measure.Cost)), new Text(ActText.Share(measure.Ci)), new Text(ActText.Number(measure.Failed)));
        }

        return table;
    }

    private static Table Critical(RehearseVerb.Response answer)
    {
        var table = ActText.Table($"what it waits for, in this order in {ActText.Share(answer.CriticalP)} of the runs", "step", "which", "#in the chain of");
        foreach (var step in answer.Critical)
        {
            table.AddRow(new Text(Words.Of(step.Step)), ActText.Plain(step.Id), new Text(ActText.Share(step.P)));
        }

        return table;
    }
}
