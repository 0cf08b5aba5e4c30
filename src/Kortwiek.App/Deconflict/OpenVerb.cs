using Kortwiek.App.Act;

namespace Kortwiek.App.Deconflict;

using Kortwiek.Act;

/// <summary><c>deconflict open HIT --reason …</c>: opens a hit for one's own side, as its magistrate. Once both sides have, each sees the other's.</summary>
public sealed class OpenVerb(Scope scope) : IVerb<OpenVerb.Request, HitLine>
{
    /// <summary>Which hit.</summary>
    public sealed record Request(
        [Argument("the hit, such as H-7K3M0QXD")] string Hit,
        [Option("why; at least 10 characters, and the other side does not see it")] string Reason);

    /// <inheritdoc/>
    public async Task<Outcome<HitLine>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Reason.Trim().Length is < 10 or > 1000)
        {
            return BadInput.MissingOption("--reason", "an opening says why, in 10 to 1000 characters.");
        }

        var book = new HitBook(scope);
        var found = await book.FindAsync(request.Hit, cancellation);
        if (found is not Outcome<DeconflictionRow>.Done { Answer: var half })
        {
            return found.As<HitLine>();
        }

        scope.TraceTo = half.CompartmentId;
        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        return await book.SayAsync(half, desk, hit => DeconflictionDesk.Open(hit, desk.ActorOf(scope), request.Reason, desk.Now), cancellation);
    }
}
