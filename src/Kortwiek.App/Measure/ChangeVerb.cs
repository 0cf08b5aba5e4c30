using Kortwiek.App.Act;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure change ID</c>: changes the content. A ready measure falls back, and where elements change the executing magistrate has to say yes again.</summary>
public sealed class ChangeVerb(Scope scope) : MeasureVerb<ChangeVerb.Request>(scope, CommandKind.Change)
{
    /// <summary>What is set anew; the rest stays.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("why")] string Reason,
        [Option("what it acts on")] IReadOnlyList<string>? Element = null,
        [Option("action group")] string? Group = null,
        [Option("from T, such as +00:05:00")] TimeSpan? Offset = null,
        [Option("measures that have to come first; replaces the list")] IReadOnlyList<string>? Depends = null,
        [Option("the measure to propose where this one fails")] string? Fallback = null,
        [Option("how much the network loses, 0 or more")] double? Weight = null,
        [Option("member in charge")] string? Assignee = null);

    /// <inheritdoc/>
    public override async Task<Outcome<MeasureAnswer>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var asked = Ask(request, cancellation);
        if (asked is not Outcome<Asked>.Done { Answer: var wanted })
        {
            return asked.As<MeasureAnswer>();
        }

        var desk = await PlanDesk.OpenAsync(Scope, cancellation, withChannels: false, wanted.Detail.Content!.Elements ?? []);
        await desk.TickAsync(cancellation);
        return ContentOptions.Cycle(desk.Plan, request.Id, wanted.Detail.Content) is { } cycle
            ? cycle
            : await DecideAsync(desk, wanted, CommandKind.Change, cancellation);
    }

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation)
    {
        var keys = Keys.ReadAll(request.Element ?? []);
        return keys is Outcome<IReadOnlyList<ElementKey>>.Done { Answer: var elements }
            ? new Asked(request.Id, new CommandDetail
            {
                Reason = request.Reason.Trim(),
                Content = new MeasureContent
                {
                    Elements = elements.Count == 0 ? null : elements,
                    Group = request.Group,
                    Offset = request.Offset,
                    DependsOn = ContentOptions.Depends(request.Depends),
                    Fallback = request.Fallback,
                    Weight = request.Weight,
                    Assignee = request.Assignee,
                },
            })
            : keys.As<Asked>();
    }
}
