using Kortwiek.App.Act;

namespace Kortwiek.App.Deadline;

using Kortwiek.Act;

/// <summary><c>deadline list</c>: the legal deadlines, the nearest first. Exit 1 where one is overdue.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Which ones.</summary>
    public sealed record Request(
        [Option("only what is due within 90m, 24h, 3d or 2w, and what is overdue")] string? Within = null,
        [Option("what is met, too")] bool All = false,
        [Option("only of this measure")] string? Measure = null);

    /// <summary>The deadlines.</summary>
    /// <param name="Now">The instant at which they were looked at.</param>
    /// <param name="RulesVersion">Version of the rules file.</param>
    /// <param name="Counts">How many stand how, all deadlines together.</param>
    /// <param name="Deadlines">Those asked for.</param>
    public sealed record Response(DateTimeOffset Now, int RulesVersion, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<DeadlineLine> Deadlines);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        TimeSpan? within = null;
        if (request.Within is not null)
        {
            if (!Durations.TryParse(request.Within, out var read))
            {
                return new BadInput($"'{request.Within}' is no duration; write 90m, 24h, 3d or 2w.");
            }

            within = read;
        }

        var rules = RulesFile.Read(scope.Installation);
        if (rules is not Outcome<DeadlineRules>.Done { Answer: var known })
        {
            return rules.As<Response>();
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        var views = DeadlineBook.At(desk.Plan, await desk.DeadlinesAsync(cancellation), known, desk.Now);
        var counts = Words.All<DeadlineStatus>().ToDictionary(w => w, w => views.Count(v => Words.Of(v.Status) == w), StringComparer.Ordinal);
        var lines = views
            .Where(v => request.Measure is null || v.Deadline.MeasureId == request.Measure)
            .Where(v => request.All || v.Status is not (DeadlineStatus.Met or DeadlineStatus.Missed))
            .Where(v => within is null || v.DueAt <= desk.Now + within)
            .OrderBy(v => v.DueAt ?? DateTimeOffset.MaxValue).ThenBy(v => v.Deadline.Id, StringComparer.Ordinal)
            .Select(DeadlineLine.Of)
            .ToList();
        var answer = new Response(desk.Now, known.Version, counts, lines);
        var overdue = views.Count(v => v.Status == DeadlineStatus.Overdue && (request.Measure is null || v.Deadline.MeasureId == request.Measure));
        return overdue == 0 ? answer : new Outcome<Response>.No(answer, overdue == 1 ? (Sentence)"One deadline is overdue." : (Sentence)$"{overdue} deadlines are overdue.");
    }
}
