namespace Kortwiek.Leads;

/// <summary>All formats, in the order in which ties are decided.</summary>
public static class LogFormats
{
    internal static readonly AccessFormat Access = new();
    internal static readonly SyslogFormat Syslog = new();
    internal static readonly IReadOnlyList<LogFormat> All = [Access, Syslog];

    /// <summary>The names behind <c>--format</c>, without <c>auto</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    internal static LogFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
