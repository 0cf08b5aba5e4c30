using Kortwiek.App.Act;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure release --group G --sign</c>: one of the two signatures under a release. Without <c>--sign</c> it shows the hash that would be signed and what is missing.</summary>
public sealed class ReleaseVerb(Scope scope) : IVerb<ReleaseVerb.Request, ReleaseVerb.Response>
{
    /// <summary>Which group.</summary>
    public sealed record Request(
        [Option("code of the action group")] string Group,
        [Option("sign the plan's hash")] bool Sign = false,
        [Option("the hash that you were shown; another one now is refused")] string? Hash = null,
        [Option("drop a first signature that was given, and be the first")] bool Afresh = false);

    /// <summary>The release as it stands.</summary>
    /// <param name="Group">The group.</param>
    /// <param name="PlanHash">What is signed.</param>
    /// <param name="Signed">Whether this call signed.</param>
    /// <param name="Complete">Whether the group is released.</param>
    /// <param name="FirstSignature">Handle of the member whose signature waits for the second, or null.</param>
    /// <param name="Released">Measures that were released by this call.</param>
    /// <param name="LeftBehind">Measures of the group that stay.</param>
    /// <param name="WeightReady">Share of the weight that a release reaches, 0 to 1.</param>
    /// <param name="StillMissing">What a release lacks.</param>
    public sealed record Response(
        string Group,
        Digest PlanHash,
        bool Signed,
        bool Complete,
        string? FirstSignature,
        IReadOnlyList<string> Released,
        IReadOnlyList<string> LeftBehind,
        double WeightReady,
        IReadOnlyList<Missing> StillMissing);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        Digest? shown = null;
        if (request.Hash is not null)
        {
            if (!Digest.TryParse(request.Hash, out var read) || read.Algorithm != "sha256")
            {
                return new BadInput($"'{request.Hash}' is no hash; write sha256: and 64 hexadecimal digits.");
            }

            shown = read;
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        await desk.TickAsync(cancellation);
        var plan = desk.Plan;
        if (!plan.Groups.TryGetValue(request.Group, out var group))
        {
            return new Refusals("action-group", $"There is no action group {request.Group}; there are {string.Join(", ", plan.Groups.Keys)}.");
        }

        var hash = PlanHash.OfGroup(plan, group);
        var reach = GroupReach.Of(plan, group);
        var outcome = ReleaseDesk.Sign(plan, new SignRequest(group.Code, desk.ActorOf(scope), shown ?? hash, desk.Now, request.Afresh));
        if (!request.Sign)
        {
            var missing = outcome switch
            {
                Outcome<Signed>.Refused refused => [.. refused.All.All.Select(r => new Missing(r.Guard, r.Text))],
                _ => outcome.Value.StillMissing,
            };
            return new Response(group.Code, hash, false, false, First(plan, group), [], outcome is Outcome<Signed>.Done { Answer: var would } ? would.LeftBehind : [], reach.WeightReady, missing);
        }

        if (outcome is not Outcome<Signed>.Done { Answer: var signed })
        {
            return outcome.As<Response>();
        }

        if (Absent(group, hash) is { } refusals)
        {
            return refusals;
        }

        await desk.AddAsync(signed, scope.StepUp?.Proof, cancellation);
        return new Response(
            group.Code, hash, true, signed.IsComplete, First(desk.Plan, group), [.. signed.Events.Select(e => e.MeasureId)], signed.LeftBehind, reach.WeightReady, signed.StillMissing);
    }

    // A demo shows releases without anybody's passkey; it proves nothing anyway.
    private Refusals? Absent(ActionGroup group, Digest hash)
    {
        var isThere = scope.StepUp is { } stepUp && stepUp.PlanHash == hash && scope.Clock.GetUtcNow() - stepUp.At <= StepUp.Longest;
        return isThere || scope.Operation.Demo
            ? null
            : new Refusals("step-up", $"A release is signed with a passkey or a smart card at that moment, on the page /op/{scope.Operation.Code}/release/{group.Code}.");
    }

    private static string? First(JointPlan plan, ActionGroup group) => plan.FirstSignatures.TryGetValue(group.Code, out var first) ? first.Member : null;
}
