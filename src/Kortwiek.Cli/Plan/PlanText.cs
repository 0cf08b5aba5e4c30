using System.Globalization;
using Spectre.Console;

namespace Kortwiek.Cli.Plan;

/// <summary>Small things that Plan's tables share.</summary>
internal static class PlanText
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>At most this many rows are drawn.</summary>
    public const int MostRows = 30;

    /// <summary>A number without needless digits.</summary>
    public static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

    /// <summary>A number without needless digits.</summary>
    public static string Price(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>Names come from the adversary: no control character reaches the terminal.</summary>
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;

    /// <summary>A few names and how many more.</summary>
    public static string Few(IReadOnlyList<string> names, int most = 4) =>
        names.Count == 0 ? "–" : Printable(string.Join(", ", names.Take(most))) + (names.Count > most ? $" and {names.Count - most} more" : "");

    /// <summary>The curve as a line of bars over 60 columns.</summary>
    public static void Curve(IAnsiConsole console, IReadOnlyList<int> curve, int nodes)
    {
        const int width = 60;
        var columns = Math.Min(width, curve.Count);
        var bars = Enumerable.Range(0, columns).Select(i => curve[columns == 1 ? 0 : (int)((long)i * (curve.Count - 1) / (columns - 1))])
            .Select(lcc => Bars[Math.Min(7, (int)(8.0 * lcc / Math.Max(1, nodes)))]);
        console.WriteLine($"  {string.Concat(bars)}  largest component: {Number(curve[0])} → {Number(curve[^1])} over {Number(curve.Count - 1)} removals");
    }

    /// <summary>A table in the look of the others.</summary>
    public static Table Table(string title, params ReadOnlySpan<(string Name, bool Right)> columns)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(title)) };
        foreach (var (name, right) in columns)
        {
            var column = new TableColumn(Markup.Escape(name));
            table.AddColumn(right ? column.RightAligned() : column);
        }

        return table;
    }
}
