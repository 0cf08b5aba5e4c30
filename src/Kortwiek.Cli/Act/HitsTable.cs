using Kortwiek.Act;
using Kortwiek.App.Deconflict;
using Spectre.Console;

namespace Kortwiek.Cli.Act;

/// <summary>Draws the answers of <c>deconflict list</c>, <c>open</c> and <c>resolve</c>.</summary>
internal static class HitsTable
{
    public static void Draw(IAnsiConsole console, ListVerb.Response answer)
    {
        if (answer.Hits.Count == 0)
        {
            console.WriteLine("No other authority is known to work on an element of yours.");
        }

        foreach (var hit in answer.Hits)
        {
            Draw(console, hit);
        }
    }

    public static void Draw(IAnsiConsole console, HitLine hit)
    {
        console.MarkupLineInterpolated($"[bold]{hit.Hit}[/] another authority works on {hit.Element}: {Words.Of(hit.State)} (found {ActText.Time(hit.FoundAt)} UTC)");
        console.WriteLine($"  contact: {(hit.Contact.Length > 0 ? hit.Contact : "ask the coordinator")}; own measures: {(hit.Measures.Count > 0 ? string.Join(", ", hit.Measures) : "none that you see")}");
        console.WriteLine($"  own side: {(hit.OpenedBy is { } by ? $"opened by {by} at {ActText.Time(hit.OpenedAt)} UTC" : "not opened")}{(hit.Proposal is { } own ? $"; wants: {own}" : "")}");
        console.WriteLine($"  other side: {Other(hit)}");
        if (hit.Decision is { } decision)
        {
            console.WriteLine($"  decided at {ActText.Time(hit.DecidedAt)} UTC by {string.Join(" and ", hit.DecidedBy)}: {decision}");
        }
    }

    private static string Other(HitLine hit) => hit.Other is { } other
        ? $"{other.Authority}, opened by {other.OpenedBy}; {string.Join(", ", other.Measures.Select(m => $"{Words.Of(m.Kind)} ({Words.Of(m.State)}, {ActText.Time(m.At)})"))}{(other.Proposal is { } theirs ? $"; wants: {theirs}" : "")}"
        : hit.OtherOpenedAt is { } at ? $"opened at {ActText.Time(at)} UTC" : "not opened";
}
