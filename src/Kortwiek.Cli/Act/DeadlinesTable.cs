using System.Globalization;
using Kortwiek.Act;
using Kortwiek.App.Deadline;
using Kortwiek.App.Order;
using Spectre.Console;

namespace Kortwiek.Cli.Act;

/// <summary>Draws the answers of <c>deadline list</c> and <c>order receipt</c>. What has no proof of receipt says so and is never shown as good.</summary>
internal static class DeadlinesTable
{
    public static void Draw(IAnsiConsole console, ListVerb.Response answer)
    {
        Draw(console, $"deadlines ({answer.Deadlines.Count}) at {Utc.Text(answer.Now)}", answer.Deadlines);
        console.WriteLine(string.Join(", ", answer.Counts.Where(c => c.Value > 0).Select(c => $"{c.Value} {c.Key}")) + $"; rules version {answer.RulesVersion}.");
    }

    public static void Draw(IAnsiConsole console, ReceiptVerb.Response answer)
    {
        Draw(console, $"{answer.Form} on {answer.Instrument}: deadlines that changed ({answer.Deadlines.Count})", answer.Deadlines);
        console.WriteLine($"kept as {answer.Sha256}");
    }

    private static void Draw(IAnsiConsole console, string title, IReadOnlyList<DeadlineLine> deadlines)
    {
        var table = ActText.Table(title, "id", "measure", "what", "status", "due (UTC)", "last day", "authority", "rule");
        foreach (var d in deadlines)
        {
            table.AddRow(
                ActText.Plain(d.Id), new Text(d.Measure ?? "–"), ActText.Plain(d.Title), Status(d.Status), new Text(ActText.Time(d.DueAt)),
                new Text(d.DueDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–"), ActText.Plain(d.Authority), new Text(d.Verified ? "compared" : "not compared"));
        }

        console.Write(table);
    }

    private static Markup Status(DeadlineStatus status) => new(status switch
    {
        DeadlineStatus.Overdue or DeadlineStatus.Missed => $"[red]■[/] [bold]{Words.Of(status)}[/]",
        DeadlineStatus.Warning => "[yellow]▲[/] warning",
        DeadlineStatus.NotStarted => "○ [bold]not started[/]",
        DeadlineStatus.Met => "[green]●[/] met",
        _ => $"● {Words.Of(status)}",
    });
}
