namespace Kortwiek.Cli;

/// <summary>Names come from seized media, feeds and tables: no control character reaches the terminal.</summary>
internal static class Plain
{
    public static string Of(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}
