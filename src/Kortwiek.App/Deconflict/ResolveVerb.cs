using Kortwiek.App.Act;

namespace Kortwiek.App.Deconflict;

using Kortwiek.Act;

/// <summary><c>deconflict resolve HIT --resolution …</c>: says for one's own side how to go on. It is decided when a person of the other side says the same.</summary>
public sealed class ResolveVerb(Scope scope) : IVerb<ResolveVerb.Request, HitLine>
{
    /// <summary>Which hit, and how to go on.</summary>
    public sealed record Request(
        [Argument("the hit, such as H-7K3M0QXD")] string Hit,
        [Option("joint: both go on; lead: one goes on, the other's measures stand still; wait: both stand still until an instant")] HitResolution Resolution,
        [Option("with lead: code of the authority that leads")] string? Lead = null,
        [Option("with wait: until when, such as 2027-04-21T08:00:00Z")] DateTimeOffset? Until = null);

    /// <inheritdoc/>
    public async Task<Outcome<HitLine>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (Wrong(request) is { } wrong)
        {
            return new BadInput(wrong, Code: "usage");
        }

        var book = new HitBook(scope);
        var found = await book.FindAsync(request.Hit, cancellation);
        if (found is not Outcome<DeconflictionRow>.Done { Answer: var half })
        {
            return found.As<HitLine>();
        }

        scope.TraceTo = half.CompartmentId;
        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        var decision = new HitDecision(request.Resolution, request.Lead, request.Until?.ToUniversalTime());
        return await book.SayAsync(half, desk, hit => DeconflictionDesk.Resolve(hit, desk.ActorOf(scope), decision, desk.Now), cancellation);
    }

    private static string? Wrong(Request request) => (request.Resolution, request.Lead, request.Until) switch
    {
        (HitResolution.Lead, null, _) => "--resolution lead says with --lead which authority leads.",
        (HitResolution.Wait, _, null) => "--resolution wait says with --until how long.",
        (not HitResolution.Lead, not null, _) => "--lead goes with --resolution lead.",
        (not HitResolution.Wait, _, not null) => "--until goes with --resolution wait.",
        _ => null,
    };
}
