using Kortwiek.Act;
using Kortwiek.App.Measure;
using Spectre.Console;

namespace Kortwiek.Cli.Act;

/// <summary>Draws the answers of <c>measure list</c>, <c>measure why</c>, <c>measure release</c> and of the commands to one measure.</summary>
internal static class MeasuresTable
{
    public static void Draw(IAnsiConsole console, ListVerb.Response answer)
    {
        var table = ActText.Table($"measures ({answer.Measures.Count})", "id", "kind", "element", "authority", "group", "at (UTC)", "state", "#weight");
        foreach (var m in answer.Measures)
        {
            table.AddRow(
                new Text(m.Id), new Text(Words.Of(m.Kind)), ActText.Plain(string.Join(", ", m.Elements)), ActText.Plain(m.Authority), ActText.Plain(m.Group ?? "–"),
                new Text(ActText.Time(m.At)), ActText.State(m.State, m.Held, m.Reported), new Text(ActText.Number(m.Weight)));
        }

        console.Write(table);
    }

    public static void Draw(IAnsiConsole console, WhyVerb.Response answer)
    {
        console.WriteLine($"{answer.Id} is {Words.Of(answer.State)}; {Words.Of(answer.Command)} by {answer.As}:");
        Draw(console, answer.Missing);
    }

    public static void Draw(IAnsiConsole console, ReleaseVerb.Response answer)
    {
        console.MarkupLineInterpolated($"[bold]{answer.Group}[/]: {(answer.Complete ? $"released, {answer.Released.Count} measures go" : answer.Signed ? "signed once; another person signs within 15 minutes" : answer.FirstSignature is { } first ? $"{first} has signed; the second signature is missing" : "not signed")}");
        console.WriteLine($"plan hash {answer.PlanHash}; a release reaches {ActText.Share(answer.WeightReady)} of the weight");
        if (answer.Released.Count > 0)
        {
            console.WriteLine("go: " + string.Join(", ", answer.Released));
        }

        if (answer.LeftBehind.Count > 0)
        {
            console.WriteLine("stay: " + string.Join(", ", answer.LeftBehind));
        }

        Draw(console, answer.StillMissing);
    }

    public static void Draw(IAnsiConsole console, MeasureAnswer answer)
    {
        foreach (var e in answer.Events)
        {
            console.MarkupLineInterpolated($"[bold]{e.Measure}[/] {Words.Of(e.From)} → {Words.Of(e.To)} ({Words.Of(e.Command)} by {e.By} at {Utc.Text(e.At)})");
        }

        foreach (var effect in answer.Effects)
        {
            console.WriteLine("  " + effect.Text);
        }
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<Missing> all)
    {
        if (all.Count == 0)
        {
            console.WriteLine("Nothing is missing.");
            return;
        }

        var table = ActText.Table($"missing ({all.Count})", "guard", "what", "typed in with it");
        foreach (var missing in all)
        {
            table.AddRow(new Text(missing.Guard), ActText.Plain(missing.Text), new Text(missing.IsInput ? "yes" : ""));
        }

        console.Write(table);
    }
}
