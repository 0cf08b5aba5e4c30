using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Act;

/// <summary>Numbers of measures: <c>M-017</c> in the shared compartment, <c>CODE-M-003</c> in another. Each compartment counts by itself, so that a gap in what somebody sees tells of nothing hidden.</summary>
internal static class MeasureNumbers
{
    /// <summary>The id of the next measure in a compartment.</summary>
    public static async Task<string> NextAsync(KortwiekDb db, Id<CompartmentRow> compartment, CancellationToken cancellation)
    {
        var row = await RowAsync(db, compartment, cancellation);
        var start = Start(db, row);
        var seen = await db.Set<MeasureRow>().AsNoTracking().Where(m => m.CompartmentId == compartment).Select(m => m.Code).ToListAsync(cancellation);
        var last = seen.Select(c => Number(c, start)).Append(row?.LastMeasure ?? 0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{last + 1:000}");
    }

    /// <summary>Remembers that a number was given, also one from a file.</summary>
    public static async Task UsedAsync(KortwiekDb db, MeasureRow measure, CancellationToken cancellation)
    {
        if (await RowAsync(db, measure.CompartmentId, cancellation) is { } row)
        {
            row.LastMeasure = Math.Max(row.LastMeasure, Number(measure.Code, Start(db, row)));
        }
    }

    private static async Task<CompartmentRow?> RowAsync(KortwiekDb db, Id<CompartmentRow> id, CancellationToken cancellation) =>
        db.Set<CompartmentRow>().Local.FirstOrDefault(c => c.Id == id) ?? await db.Set<CompartmentRow>().FirstOrDefaultAsync(c => c.Id == id, cancellation);

    private static string Start(KortwiekDb db, CompartmentRow? row) => row is null || row.Id == db.Access.Home ? "M-" : row.Code.ToUpperInvariant() + "-M-";

    private static int Number(string code, string start) =>
        code.StartsWith(start, StringComparison.Ordinal) && int.TryParse(code.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
