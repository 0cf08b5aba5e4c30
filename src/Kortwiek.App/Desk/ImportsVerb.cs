using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Desk;

/// <summary><c>desk imports</c>: everything that was taken in, the latest first.</summary>
public sealed class ImportsVerb(Scope scope) : IVerb<ImportsVerb.Request, ImportsVerb.Response>
{
    /// <summary>How many.</summary>
    public sealed record Request([Option("at most so many")] int Limit = 50);

    /// <summary>The runs and the kept profiles.</summary>
    public sealed record Response(IReadOnlyList<Run> Items, IReadOnlyList<Profile> Profiles);

    /// <summary>A run; <c>state</c> is <c>taken</c>, <c>undone</c> or <c>refused</c>.</summary>
    public sealed record Run(Id<ImportRunRow> Id, string File, string Format, string Source, DateTimeOffset At, string Member, string State, long Rows, long New, long Known, long Conflicts, long Rejected);

    /// <summary>A kept profile.</summary>
    public sealed record Profile(string Name, DateTimeOffset At, string Member);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Limit is < 1 or > 10_000)
        {
            return new BadInput("--limit is between 1 and 10,000.", Code: "usage");
        }

        var rows = await scope.Db.Set<ImportRunRow>().AsNoTracking().OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(request.Limit).ToListAsync(cancellation);
        var profiles = await scope.Db.Set<ImportProfileRow>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellation);
        return new Response(
            rows.ConvertAll(r => new Run(r.Id, r.File, r.Format, r.Source, r.At, r.Member, r.Refusal is not null ? "refused" : r.UndoneAt is not null ? "undone" : "taken", r.Read, r.New, r.Known, r.Conflicts, r.Rejected)),
            profiles.ConvertAll(p => new Profile(p.Name, p.At, p.Member)));
    }
}
