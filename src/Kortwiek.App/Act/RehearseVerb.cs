using System.Globalization;
using System.Text.Json;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary><c>act rehearse</c>: plays an action day many times on a simulated clock and keeps what came of it. It reads the plan and never changes it.</summary>
public sealed class RehearseVerb(Scope scope) : IVerb<RehearseVerb.Request, RehearseVerb.Response>
{
    /// <summary>The kind of the runs it keeps.</summary>
    public const string Kind = "act.rehearse/1";

    /// <summary>Which day, how often.</summary>
    public sealed record Request(
        [Option("number of the action day; without it the next one, or the first")] int? Day = null,
        [Option("how often the day is played, 1 to 100000")] int Runs = 1000,
        [Option("start of the random sequence; the same seed gives the same answer to the byte")] long Seed = 1,
        [Option("when after T the weight is looked at, such as 01:00:00, which it is without it")] TimeSpan? After = null);

    /// <summary>What came of it; fields and units are those of <see cref="RehearsalReport"/>.</summary>
    /// <param name="Op">Code of the operation.</param>
    /// <param name="Day">Number of the day.</param>
    /// <param name="Title">Title of the day.</param>
    /// <param name="TZero">T.</param>
    /// <param name="AfterMinutes">When the weight was looked at, in minutes from T.</param>
    /// <param name="Assumptions">What it rests on.</param>
    /// <param name="Digest">SHA-256 over the canonical JSON of the room's report, the record included.</param>
    public sealed record Response(
        string Op,
        int Day,
        string Title,
        DateTimeOffset TZero,
        ulong Seed,
        int Runs,
        double AfterMinutes,
        Basis Assumptions,
        int Measures,
        int Supposed,
        int Rewound,
        IReadOnlyList<WeightPoint> PWeight,
        WeightPoint Target,
        double MeanWeight,
        IReadOnlyList<CriticalStep> Critical,
        double CriticalP,
        IReadOnlyList<FragileMeasure> Fragile,
        IReadOnlyDictionary<string, long> EndStates,
        IReadOnlyList<RehearsalBlock> Blocked,
        TypicalRun Replay,
        Digest Digest);

    /// <summary>The assumptions file.</summary>
    /// <param name="Version">Its version.</param>
    /// <param name="Date">Of this version.</param>
    /// <param name="Source">Every source that its rows name.</param>
    /// <param name="Own">True where it is the installation's own.</param>
    public sealed record Basis(int Version, DateOnly Date, string Source, bool Own);

    /// <summary>The run that was played over the real rules.</summary>
    /// <param name="Run">Its number, from 1.</param>
    /// <param name="Reached">Share of the weight that was down.</param>
    /// <param name="Events">What happened to measures, counted.</param>
    /// <param name="Refused">Commands and signatures that the rules refused.</param>
    /// <param name="EndStates">Measures per state at the end.</param>
    /// <param name="Record">Digest of its record, JSON lines; it lies among the operation's objects.</param>
    public sealed record TypicalRun(int Run, double Reached, int Events, int Refused, IReadOnlyDictionary<string, int> EndStates, Digest Record);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        var read = RulesFile.ReadRehearsal(scope.Installation, out var own);
        if (read is not Outcome<RehearsalRules>.Done { Answer: var rules })
        {
            return read.As<Response>();
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation, withChannels: true);
        if (desk.Plan.Days.Count == 0)
        {
            return new Refusals("action-day", $"No action day is set in {desk.Plan.Operation}. Set the table with act table FILE.");
        }

        var number = request.Day ?? (desk.Plan.Days.Values.FirstOrDefault(d => d.TZero > desk.Now) ?? desk.Plan.Days.Values.First()).Number;
        if (!desk.Plan.Days.TryGetValue(number, out var day))
        {
            return new BadInput($"There is no action day {number}; there are {string.Join(", ", desk.Plan.Days.Keys)}.");
        }

        var made = Rehearsal.Of(desk.Plan, day, rules);
        if (made is not Outcome<Rehearsal>.Done { Answer: var rehearsal })
        {
            return made.As<Response>();
        }

        var options = new RehearsalOptions(request.Runs, (ulong)request.Seed, request.After ?? TimeSpan.FromHours(1));
        var report = await Task.Run(() => rehearsal.Run(options, new Throttled(progress, scope.Clock), cancellation), cancellation);
        var response = Answer(day, options, report, rules, own, cancellation);
        var label = string.Create(CultureInfo.InvariantCulture, $"Day {day.Number}: {response.Target.W:P0} of the weight in {response.Target.P:P1} of {response.Runs} runs");
        scope.Keep(Kind, label, [Digest.Sha256Of(JsonSerializer.SerializeToUtf8Bytes(rules, KortwiekJson.Options))], request, response);
        return response;
    }

    private BadInput? Wrong(Request request)
    {
        if (!scope.HasOperation)
        {
            return new BadInput("There is no operation yet. Make one with: kortwiek operation new CODE --title TITLE", Code: "no-operation");
        }

        if (request.Runs is < 1 or > RehearsalOptions.MostRuns)
        {
            return new BadInput("--runs lies between 1 and 100000.");
        }

        if (request.Seed < 0)
        {
            return new BadInput("--seed is 0 or more.");
        }

        return request.After is { } after && (after < TimeSpan.Zero || after > TimeSpan.FromDays(30)) ? new BadInput("--after lies between 0 and 30 days.") : null;
    }

    private Response Answer(ActionDay day, RehearsalOptions options, RehearsalReport report, RehearsalRules rules, bool own, CancellationToken cancellation)
    {
        var replay = report.Replay;
        return new Response(
            scope.Operation.Code,
            day.Number,
            day.Title,
            day.TZero,
            report.Seed,
            report.Runs,
            options.LookAfter.TotalMinutes,
            new Basis(rules.Version, rules.Date, rules.Sources(), own),
            report.Measures,
            report.Supposed,
            report.Rewound,
            report.PWeight,
            report.Target,
            report.MeanWeight,
            report.Critical,
            report.CriticalP,
            report.Fragile,
            report.EndStates,
            report.Blocked,
            new TypicalRun(replay.Run, replay.Reached, replay.Record.Count, replay.Refused, replay.EndStates, Put(replay.Record, cancellation)),
            Digest.Sha256Of(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(report, KortwiekJson.Options))));
    }

    // The record has a place of its own, far from the events of real measures.
    private Digest Put(IReadOnlyList<RehearsalEvent> record, CancellationToken cancellation)
    {
        using var lines = new MemoryStream();
        foreach (var e in record)
        {
            JsonSerializer.Serialize(lines, e, KortwiekJson.Options);
            lines.WriteByte((byte)'\n');
        }

        lines.Position = 0;
        return scope.Folder.Objects.Put(lines, cancellation);
    }
}
