using System.Globalization;
using Kortwiek.Evidence.Bags;
using Spectre.Console;

namespace Kortwiek.Cli.Evidence;

/// <summary>Draws the answer of <c>evidence bag validate</c>: the verdict, then each error and warning.</summary>
internal static class BagTable
{
    private const int Shown = 40;

    public static void Draw(IAnsiConsole console, BagReport answer)
    {
        var colour = answer.Status switch
        {
            BagStatus.Valid => "green",
            BagStatus.Warning => "yellow",
            _ => "red",
        };
        console.MarkupLine($"[{colour}]{answer.Status.ToString().ToLowerInvariant()}[/]");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"BagIt {answer.Version ?? "unknown"}, payload {answer.Payload.Files:N0} files, {answer.Payload.Bytes:N0} bytes"));
        Draw(console, "error", answer.Errors);
        Draw(console, "warning", answer.Warnings);
    }

    private static void Draw(IAnsiConsole console, string word, IReadOnlyList<BagFinding> findings)
    {
        foreach (var finding in findings.Take(Shown))
        {
            var where = finding.File is null ? "" : finding.Line is { } line ? $" {finding.File}:{line}" : $" {finding.File}";
            console.MarkupLineInterpolated($"[dim]{word}[/]{Plain.Of(where)} {finding.Code}: {Plain.Of(finding.Message)}");
        }

        if (findings.Count > Shown)
        {
            console.MarkupLineInterpolated($"[dim]and {findings.Count - Shown} more; --json lists them.[/]");
        }
    }
}
