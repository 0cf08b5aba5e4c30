using Kortwiek.App.Act;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure submit ID</c>: hands the draft to the reviewers, with a legal instrument where it has none yet.</summary>
public sealed class SubmitVerb(Scope scope) : MeasureVerb<SubmitVerb.Request>(scope, CommandKind.Submit)
{
    /// <summary>The measure and its instrument.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("JSON file of a legal instrument on which it stands")] InputFile? Instrument = null,
        [Option("the instrument's signed document; it is kept, and its digest is what is authorised")] InputFile? Document = null);

    /// <inheritdoc/>
    public override async Task<Outcome<MeasureAnswer>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        Instrument? instrument = null;
        if (request.Instrument is { } file)
        {
            var read = WithDocument(InstrumentFile.Read(file), request.Document, cancellation);
            if (read is not Outcome<Instrument>.Done { Answer: var known })
            {
                return read.As<MeasureAnswer>();
            }

            instrument = known;
        }
        else if (request.Document is not null)
        {
            return new BadInput("A document belongs to an instrument; name it with --instrument.", Code: "missing-option");
        }

        var rules = RulesFile.Read(Scope.Installation);
        if (rules is not Outcome<DeadlineRules>.Done)
        {
            return rules.As<MeasureAnswer>();
        }

        var desk = await PlanDesk.OpenAsync(Scope, cancellation);
        await desk.TickAsync(cancellation);
        if (instrument is null)
        {
            return await DecideAsync(desk, new Asked(request.Id), CommandKind.Submit, cancellation);
        }

        if (desk.Plan.Instruments.ContainsKey(instrument.Id))
        {
            return new Refusals("instrument", $"There is an instrument {instrument.Id} already. A new one has an id of its own and says what it supersedes.");
        }

        if (desk.Plan.Measures.TryGetValue(request.Id, out var measure))
        {
            desk.Add(instrument, request.Id, measure.Authority, rules.Value);
        }

        var content = new MeasureContent { Instruments = [.. measure?.Instruments.Where(i => i != instrument.Supersedes) ?? [], instrument.Id] };
        var changed = await DecideAsync(desk, new Asked(request.Id, new CommandDetail { Content = content }), CommandKind.Change, cancellation);
        return changed is Outcome<MeasureAnswer>.Done && desk.Plan.Measures[request.Id].State == MeasureState.Draft
            ? await DecideAsync(desk, new Asked(request.Id), CommandKind.Submit, cancellation)
            : changed;
    }

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation) => new Asked(request.Id);

    private Outcome<Instrument> WithDocument(Outcome<Instrument> read, InputFile? document, CancellationToken cancellation)
    {
        if (document is null || read is not Outcome<Instrument>.Done { Answer: var instrument })
        {
            return read;
        }

        var opened = document.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<Instrument>();
        }

        using (stream)
        {
            return instrument with { DocumentSha256 = Scope.Folder.Objects.Put(stream, cancellation) };
        }
    }
}
