using Kortwiek.App.Act;
using Kortwiek.App.Deadline;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary><c>order receipt MEASURE FILE</c>: takes in what the addressee sent back: its proof starts clocks, a removal is met, a ground of Annex III stops.</summary>
public sealed class ReceiptVerb(Scope scope) : IVerb<ReceiptVerb.Request, ReceiptVerb.Response>
{
    /// <summary>What came in.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Measure,
        [Argument("the filled form receipt, tco-2 or tco-3")] InputFile File,
        [Option("the order itself, as JSON or as its page: deadlines that it sets by what it says, such as tco.silence, come along")] InputFile? Order = null);

    /// <summary>What it changed.</summary>
    /// <param name="Measure">The measure.</param>
    /// <param name="Instrument">The instrument that was answered.</param>
    /// <param name="Form">What came in.</param>
    /// <param name="Sha256">Digest under which the file is kept; the proof of the clocks that it started.</param>
    /// <param name="Deadlines">The deadlines that changed, as they now stand.</param>
    public sealed record Response(string Measure, string Instrument, string Form, Digest Sha256, IReadOnlyList<DeadlineLine> Deadlines);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var came = Complete(OrderFile.Read(scope.Installation, request.File));
        var sent = request.Order is { } file ? Complete(OrderFile.Read(scope.Installation, file)) : null;
        var rules = RulesFile.Read(scope.Installation);
        if (came is not Outcome<OrderFile>.Done { Answer: var answer })
        {
            return came.As<Response>();
        }

        if (sent is not null and not Outcome<OrderFile>.Done)
        {
            return sent.As<Response>();
        }

        if (rules is not Outcome<DeadlineRules>.Done { Answer: var known })
        {
            return rules.As<Response>();
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        if (!desk.Plan.Measures.TryGetValue(request.Measure, out var measure))
        {
            return new BadInput($"There is no measure {request.Measure} in {scope.Operation.Code}; measure list shows them.", Code: "unknown-measure");
        }

        var found = Answered(desk.Plan, measure, answer, sent?.Value);
        if (found is not Outcome<Instrument>.Done { Answer: var instrument })
        {
            return found.As<Response>();
        }

        if (DeadlineBook.Keeps(desk.Plan, desk.ActorOf(scope), measure.Authority) is { } refused)
        {
            return refused;
        }

        var clocks = await ReceiptClocks.OpenAsync(scope, known, desk.Now, instrument, measure, cancellation);
        if (clocks.Take(sent?.Value, answer) is { } fault)
        {
            return fault.As<Response>();
        }

        if (clocks.Changed.Count == 0)
        {
            return new Refusals("receipt", $"This brings nothing new: the clocks of {instrument.Id} stand as it says.");
        }

        await desk.SetAsync(instrument with { ReceivedAt = instrument.ReceivedAt ?? clocks.ReceivedAt }, cancellation);
        _ = scope.Folder.Objects.Put(new MemoryStream(answer.Bytes), cancellation);
        scope.Record(EntryTypes.Command, "order receipt", $"{answer.Form.Form} on {instrument.Id} taken in", clocks.Digest);
        return new Response(
            measure.Id, instrument.Id, answer.Form.Form, clocks.Digest, [.. DeadlineBook.At(desk.Plan, clocks.Changed, known, desk.Now).Select(DeadlineLine.Of)]);
    }

    private static Outcome<OrderFile> Complete(Outcome<OrderFile> read) =>
        read is Outcome<OrderFile>.Done { Answer: var order } && order.Problems() is { } problems ? problems : read;

    // The instrument whose reference the answer names; the order, where it is there, has to be the same one.
    private static Outcome<Instrument> Answered(JointPlan plan, Measure measure, OrderFile answer, OrderFile? order)
    {
        if (answer.Definition.Answers is not { } field)
        {
            return new BadInput($"The form {answer.Form.Form} is an order and no answer to one; take in a receipt, tco-2 or tco-3.");
        }

        var reference = answer.Form.Text(field);
        if (answer.Form.Measure is { } named && named != measure.Id)
        {
            return new Refusals("/measure", $"This answers an order of {named}, not of {measure.Id}.");
        }

        List<Instrument> instruments = [.. plan.InstrumentsOf(measure)];
        if (instruments.Find(i => i.FileNumber == reference) is not { } instrument)
        {
            var have = instruments.Count == 0 ? "no instrument" : string.Join(", ", instruments.Select(i => i.FileNumber));
            return new Refusals($"/values/{field}", $"{measure.Id} has no instrument with the reference '{reference}'; it has {have}.");
        }

        return order is null ? instrument
            : order.Definition.Instrument != instrument.Type ? new Refusals("order", $"The order is a form {order.Form.Form}, but {instrument.Id} is another instrument: {instrument.Type}.")
            : order.Form.Text(order.Definition.Reference) != reference ? new Refusals("order", $"The order bears another reference than '{reference}'.")
            : instrument;
    }
}
