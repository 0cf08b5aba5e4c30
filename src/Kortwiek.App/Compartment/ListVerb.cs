using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Compartment;

/// <summary><c>compartment list</c>: the compartments that the acting member is in.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>The compartments, the shared one first, and the moves that wait for a second person.</summary>
    public sealed record Response(IReadOnlyList<Line> Compartments, IReadOnlyList<Waiting> Waiting);

    /// <summary>A compartment; <paramref name="Authorities"/> is empty for the shared one, which is everybody's.</summary>
    public sealed record Line(string Code, string Kind, IReadOnlyList<string> Authorities, string? Parent, int Measures);

    /// <summary>A move that one person has asked for.</summary>
    public sealed record Waiting(string Measure, string? To, string Reason, string AskedBy, DateTimeOffset AskedAt);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var seen = await Compartments.SeenAsync(scope, cancellation);
        var codes = seen.ToDictionary(c => c.Id, c => c.Code);
        var measures = await scope.Db.Set<MeasureRow>().GroupBy(m => m.CompartmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var waiting = await scope.Db.Set<CompartmentMoveRow>().AsNoTracking().Where(m => m.DecidedAt == null).OrderBy(m => m.AskedAt).ToListAsync(cancellation);
        return new Response(
            [.. seen.Select(c => new Line(c.Code, c.Kind, MemberAccess.AuthoritiesOf(c), c.ParentId is { } parent ? codes.GetValueOrDefault(parent) : null, measures.GetValueOrDefault(c.Id)))],
            [.. waiting.Select(m => new Waiting(m.Subject, codes.GetValueOrDefault(m.ToId), m.Reason, m.AskedBy, m.AskedAt))]);
    }
}
