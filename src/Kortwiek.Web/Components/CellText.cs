using System.Globalization;

namespace Kortwiek.Web.Components;

/// <summary>A plain value as a cell shows it.</summary>
internal static class CellText
{
    public static string Of(object? value) => value switch
    {
        null => Show.Nothing,
        string { Length: 0 } => Show.Nothing,
        string text => text,
        int n => Show.Number(n),
        long n => Show.Number(n),
        double d => Show.Number(d),
        DateTimeOffset at => Show.Instant(at),
        DateOnly day => Show.Day(day),
        IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? Show.Nothing,
    };
}
