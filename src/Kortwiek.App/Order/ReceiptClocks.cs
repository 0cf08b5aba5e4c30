using Kortwiek.App.Act;
using Kortwiek.App.Deadline;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary>The deadlines of one instrument while an answer to it is taken in.</summary>
internal sealed class ReceiptClocks
{
    private readonly Scope _scope;
    private readonly DeadlineRules _rules;
    private readonly DateTimeOffset _now;
    private readonly Instrument _instrument;
    private readonly Measure _measure;
    private readonly Id<CompartmentRow> _compartment;
    private readonly Dictionary<string, DeadlineRow> _rows;
    private readonly SortedDictionary<string, Deadline> _changed = new(StringComparer.Ordinal);

    private ReceiptClocks(Scope scope, DeadlineRules rules, DateTimeOffset now, Instrument instrument, Measure measure, Id<CompartmentRow> compartment, Dictionary<string, DeadlineRow> rows)
    {
        _scope = scope;
        _rules = rules;
        _now = now;
        _instrument = instrument;
        _measure = measure;
        _compartment = compartment;
        _rows = rows;
    }

    /// <summary>Digest of the answer's bytes.</summary>
    public Digest Digest { get; private set; }

    /// <summary>When the addressee received the order, by the answer.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>What changed, by rule.</summary>
    public IReadOnlyList<Deadline> Changed => [.. _changed.Values];

    public static async Task<ReceiptClocks> OpenAsync(Scope scope, DeadlineRules rules, DateTimeOffset now, Instrument instrument, Measure measure, CancellationToken cancellation)
    {
        var compartment = await scope.Db.Set<MeasureRow>().Where(r => r.Code == measure.Id).Select(r => r.CompartmentId).SingleAsync(cancellation);
        var rows = await scope.Db.Set<DeadlineRow>().Where(r => r.Measure == measure.Id).ToListAsync(cancellation);
        var own = rows.Where(r => ActRows.Read<Deadline>(r.Body).InstrumentId == instrument.Id).ToDictionary(r => r.RuleId, StringComparer.Ordinal);
        return new ReceiptClocks(scope, rules, now, instrument, measure, compartment, own);
    }

    /// <summary>Takes in an order, where there is one, and the answer to it; null where all went well, else why not.</summary>
    public Outcome<Deadline>? Take(OrderFile? order, OrderFile answer)
    {
        Digest = Digest.Sha256Of(answer.Bytes);
        foreach (var file in new[] { order, answer }.OfType<OrderFile>())
        {
            foreach (var effect in file.Definition.ClocksOf(file.Form, file.Book.States))
            {
                if (Step(file, effect) is { } done and not Outcome<Deadline>.Done)
                {
                    return done;
                }
            }
        }

        return null;
    }

    // Null where the effect asks for nothing: the rule is gone, the deadline is not there, or it stands so already.
    private Outcome<Deadline>? Step(OrderFile file, ClockEffect effect)
    {
        if (_rules.Find(effect.Deadline) is not { } rule || !Utc.TryParse(file.Form.Text(effect.At), out var at))
        {
            return null;
        }

        if (effect.Step == ClockStep.Bring)
        {
            return _rows.ContainsKey(rule.Id) ? null : Bring(rule, at);
        }

        ReceivedAt = effect.Step == ClockStep.Start ? ReceivedAt ?? at : ReceivedAt;
        if (!_rows.TryGetValue(rule.Id, out var row))
        {
            return null;
        }

        var deadline = ActRows.Read<Deadline>(row.Body);
        var changed = effect.Step switch
        {
            ClockStep.Start when deadline.StartedAt == at && !string.IsNullOrWhiteSpace(deadline.Proof) => null,
            ClockStep.Start => StartVerb.Start(deadline, at, $"{file.Form.Form} {file.Form.Text(file.Definition.Reference)}, {Digest}", _now),
            ClockStep.Meet when deadline.DoneAt == at => null,
            ClockStep.Meet => MeetVerb.Meet(deadline, at, _now),
            _ when deadline.Stops is [.., { Until: null } open] => new Refusals("stopped", $"A ground stands since {open.From}; end it with deadline stop {deadline.Id} --until before another is taken in."),
            _ => StopVerb.Stop(new StopVerb.Request(deadline.Id, Ground(file, effect), at), deadline, rule, _now),
        };
        if (changed is Outcome<Deadline>.Done { Answer: var after })
        {
            ActRows.Set(row, after);
            _changed[rule.Id] = after;
        }

        return changed;
    }

    private Outcome<Deadline> Bring(DeadlineRule rule, DateTimeOffset at)
    {
        var deadline = new Deadline(Deadline.IdOf(_instrument.Id, rule.Id), rule.Id, _instrument.Id, _measure.Id, _measure.Authority, rule.NeedsProof ? null : at, null, []);
        var row = ActRows.Row(deadline, _scope.Clock);
        row.CompartmentId = _compartment;
        _scope.Db.Add(row);
        _rows.Add(rule.Id, row);
        _changed[rule.Id] = deadline;
        return deadline;
    }

    private static string Ground(OrderFile file, ClockEffect effect)
    {
        var field = effect.Ground is { } id ? file.Definition.Find(id) : null;
        var words = field is null ? [] : file.Form.Texts(field.Id).Select(t => field.Choices?.FirstOrDefault(c => c.Id == t)?.Label["en"] ?? t);
        return $"{file.Definition.Source}: {string.Join("; ", words)}";
    }
}
