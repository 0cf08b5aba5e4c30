using System.Globalization;
using Kortwiek.App.Evidence;
using Spectre.Console;

namespace Kortwiek.Cli.Evidence;

/// <summary>Draws the answer of <c>evidence log checkpoint</c>: size, root and key, then the signed note as it is.</summary>
internal static class CheckpointText
{
    public static void Draw(IAnsiConsole console, LogCheckpointVerb.Response answer)
    {
        console.MarkupLineInterpolated($"[dim]log[/]  {answer.Origin}, {answer.Size.ToString("N0", CultureInfo.InvariantCulture)} entries");
        console.MarkupLineInterpolated($"[dim]root[/] {answer.Root}");
        console.MarkupLineInterpolated($"[dim]key[/]  {answer.Key}");
        console.WriteLine();
        console.WriteLine(answer.Note.TrimEnd('\n'));
    }
}
