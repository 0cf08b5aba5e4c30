using Kortwiek.App.Act;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Deconflict;

/// <summary><c>deconflict list</c>: where another authority works on an element of one's own, and how it is reached.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Which ones.</summary>
    public sealed record Request([Option("those that are decided or have lapsed too")] bool All = false);

    /// <summary>The hits of one's own authority, the oldest first.</summary>
    public sealed record Response(IReadOnlyList<HitLine> Hits);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var plan = (await PlanDesk.OpenAsync(scope, cancellation)).Plan;
        var halves = await scope.Db.Set<DeconflictionRow>().AsNoTracking().OrderBy(r => r.FoundAt).ThenBy(r => r.Code).ToListAsync(cancellation);
        return new Response([.. halves.Select(h => (Half: h, Hit: ActRows.Value(h))).Where(p => request.All || p.Hit.IsOpen)
            .Select(p => HitLine.Of(p.Hit, p.Half.Authority, plan, p.Half.Theirs is { } theirs ? ActRows.Read<IReadOnlyList<HitMeasure>>(theirs) : null))]);
    }
}
