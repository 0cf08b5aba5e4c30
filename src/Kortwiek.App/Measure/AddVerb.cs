using Kortwiek.App.Act;
using Kortwiek.App.Compartment;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure add</c>: drafts a measure on an element.</summary>
public sealed class AddVerb(Scope scope) : MeasureVerb<AddVerb.Request>(scope, CommandKind.Add)
{
    /// <summary>What the measure is to be.</summary>
    public sealed record Request(
        [Option("what it acts on, such as ip:192.0.2.1 or dom:kanaal.example")] IReadOnlyList<string> Element,
        [Option("what it is")] MeasureKind Kind,
        [Option("code of the executing authority")] string By,
        [Option("action group")] string? Group = null,
        [Option("from T, such as +00:05:00")] TimeSpan Offset = default,
        [Option("measures that have to be confirmed first; with :executed their execution is enough")] IReadOnlyList<string>? Depends = null,
        [Option("the measure to propose where this one fails")] string? Fallback = null,
        [Option("what shows that it holds; without it the usual test of the kind")] SuccessTestKind? Test = null,
        [Option("how long after its instant a false test becomes a failure")] TimeSpan? Grace = null,
        [Option("how much the network loses, 0 or more; without it 1 for what takes something down, else 0")] double? Weight = null,
        [Option("member in charge")] string? Assignee = null,
        [Option("who needs to know: code of a compartment; without it everybody at the table")] string? Compartment = null);

    /// <inheritdoc/>
    public override async Task<Outcome<MeasureAnswer>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var asked = Ask(request, cancellation);
        if (asked is not Outcome<Asked>.Done { Answer: var wanted })
        {
            return asked.As<MeasureAnswer>();
        }

        var desk = await PlanDesk.OpenAsync(Scope, cancellation, withChannels: false, wanted.Detail.Content!.Elements!);
        await desk.TickAsync(cancellation);
        if (request.Compartment is { } code)
        {
            var found = await Compartments.FindAsync(Scope, code, cancellation);
            if (found is not Outcome<CompartmentRow>.Done { Answer: var compartment })
            {
                return found.As<MeasureAnswer>();
            }

            if (compartment.Id != Scope.Db.Access.Home && !MemberAccess.AuthoritiesOf(compartment).Contains(request.By, StringComparer.Ordinal))
            {
                return new Refusals("executing-authority", $"{request.By}, which would carry the measure out, is not in {code}.");
            }

            desk.Compartment = compartment.Id;
        }

        var id = await MeasureNumbers.NextAsync(Scope.Db, desk.Compartment == default ? Scope.Db.Access.Home : desk.Compartment, cancellation);
        return ContentOptions.Cycle(desk.Plan, id, wanted.Detail.Content) is { } cycle
            ? cycle
            : await DecideAsync(desk, wanted with { Id = id }, CommandKind.Add, cancellation);
    }

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation)
    {
        if (request.Element.Count == 0)
        {
            return BadInput.MissingOption("--element", "a measure acts on at least one element.");
        }

        var keys = Keys.ReadAll(request.Element);
        if (keys is not Outcome<IReadOnlyList<ElementKey>>.Done { Answer: var elements })
        {
            return keys.As<Asked>();
        }

        return new Asked("", new CommandDetail
        {
            Content = new MeasureContent
            {
                Kind = request.Kind,
                Authority = request.By,
                Elements = elements,
                Instruments = [],
                Group = request.Group,
                Offset = request.Offset,
                DependsOn = ContentOptions.Depends(request.Depends),
                Fallback = request.Fallback,
                SuccessTest = ContentOptions.Test(request.Kind, elements[0], request.Test, request.Grace),
                Assignee = request.Assignee,
                Weight = request.Weight ?? (ContentOptions.TakesDown(request.Kind) ? 1 : 0),
            },
        });
    }
}
