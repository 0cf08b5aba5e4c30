using System.Globalization;

namespace Kortwiek.Cli.Leads;

/// <summary>Values of Leads as the terminal shows them.</summary>
internal static class LeadsText
{
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Weight(double value) => value.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset? at) => at is { } known ? Utc.Text(known) : "–";

    public static string Short(string pseudonym) => pseudonym.Length > 10 ? pseudonym[..10] : pseudonym;

    // Names come from seized machines: no control character reaches the terminal.
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}
