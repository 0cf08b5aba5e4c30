using Kortwiek.App.Act;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure list</c>: the measures, by id.</summary>
public sealed class ListVerb(Scope scope) : IVerb<ListVerb.Request, ListVerb.Response>
{
    /// <summary>Which ones.</summary>
    public sealed record Request(
        [Option("only in this state")] MeasureState? State = null,
        [Option("only of this authority")] string? By = null,
        [Option("only of this action group")] string? Group = null,
        [Option("only of this kind")] MeasureKind? Kind = null);

    /// <summary>The measures.</summary>
    public sealed record Response(IReadOnlyList<Line> Measures);

    /// <summary>One measure. <paramref name="At"/> is T and its offset; null without a group.</summary>
    public sealed record Line(
        string Id, MeasureKind Kind, IReadOnlyList<ElementKey> Elements, string Authority, string? Group, DateTimeOffset? At, MeasureState State, DateTimeOffset StateSince, bool Held, bool Reported, double Weight, int Revision);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var plan = (await PlanDesk.OpenAsync(scope, cancellation)).Plan;
        return new Response([.. plan.Measures.Values
            .Where(m => (request.State is null || m.State == request.State) && (request.By is null || m.Authority == request.By)
                && (request.Group is null || m.Group == request.Group) && (request.Kind is null || m.Kind == request.Kind))
            .Select(m => new Line(m.Id, m.Kind, m.Elements, m.Authority, m.Group, plan.InstantOf(m), m.State, m.StateSince, m.IsHeld, m.IsReportedOnly, m.Weight, m.Revision))]);
    }
}
