namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary>How the options of a report by another authority are read: all of them, or none.</summary>
internal static class ReportOptions
{
    public static Outcome<CommandDetail> With(CommandDetail detail, string? by, DateTimeOffset? at, string? channel) => (by, at, channel) switch
    {
        (null, null, null) => detail,
        ({ } who, { } when, var how) => detail with { Report = new Report(who.Trim(), when, how?.Trim() ?? "telephone") },
        _ => new BadInput("A report names who reported and when: --reported-by and --reported-at.", Code: "missing-option"),
    };

    public static Outcome<Asked> As(string id, Outcome<CommandDetail> detail) =>
        detail is Outcome<CommandDetail>.Done { Answer: var read } ? new Asked(id, read) : detail.As<Asked>();
}
