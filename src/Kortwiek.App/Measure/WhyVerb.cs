using Kortwiek.App.Act;
using Kortwiek.App.Deconflict;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure why ID COMMAND</c>: everything that speaks against a command now.</summary>
public sealed class WhyVerb(Scope scope) : IVerb<WhyVerb.Request, WhyVerb.Response>
{
    /// <summary>The measure and the command.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Argument("the command, such as release")] CommandKind Command);

    /// <summary>What is missing; what is typed in with the command is marked as input.</summary>
    public sealed record Response(string Id, MeasureState State, CommandKind Command, string As, IReadOnlyList<Missing> Missing);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (scope.Member is null)
        {
            return new BadInput("Say who asks with --as MEMBER: the answer depends on it.", Code: "no-member");
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation, withChannels: request.Command == CommandKind.Authorise);
        if (!desk.Plan.Measures.TryGetValue(request.Id, out var measure))
        {
            return new BadInput($"There is no measure {request.Id} in {scope.Operation.Code}.", Code: "unknown-measure");
        }

        var plan = request.Command == CommandKind.Release ? await new HitBook(scope).HeldBackAsync(desk.Plan, measure.Group, desk.Now, cancellation) : desk.Plan;
        var missing = MeasureMachine.Why(plan, new MeasureCommand(request.Id, request.Command, desk.ActorOf(scope), desk.Now));
        var answer = new Response(request.Id, measure.State, request.Command, scope.Handle, missing);
        return missing.Count == 0 ? answer : new Outcome<Response>.No(answer, missing.Count == 1 ? (Sentence)$"{request.Command} of {request.Id} lacks 1 thing." : (Sentence)$"{request.Command} of {request.Id} lacks {missing.Count} things.");
    }
}
