using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The rule of what may happen to a measure: pages, command line and sample ask the same function, so they cannot disagree.</summary>
public static class MeasureMachine
{
    /// <summary>Decides on a command: the events that it brings about, or everything that speaks against it. Nothing is changed.</summary>
    /// <param name="plan">The plan as it stands; the measure's state is in it.</param>
    /// <param name="command">What is asked, by whom, when.</param>
    /// <returns><c>Done</c> with at least one event, or <c>Refused</c> with all missing guards.</returns>
    public static Outcome<Accepted> Decide(JointPlan plan, MeasureCommand command)
    {
        var known = plan.Measures.TryGetValue(command.MeasureId, out var stored);
        var measure = stored ?? Blank(command);
        if (command.Kind != CommandKind.Add && !known)
        {
            return new Refusals("measure", $"There is no measure {command.MeasureId} in this operation.");
        }

        if (TransitionTable.Find(measure.State, command.Kind) is not { } row)
        {
            return new Refusals("state", NotInTable(measure, command.Kind));
        }

        var missing = Missing(plan, measure, command, row).ToList();
        if (missing.Count > 0)
        {
            return new Refusals([.. missing.Select(m => new Refusal(m.Guard, m.Text))]);
        }

        var events = new List<MeasureEvent> { EventOf(plan, measure, command, row.Next) };
        if (command.Kind == CommandKind.Recall && plan.GroupOf(measure)?.Rule.Mode == ReleaseMode.All)
        {
            events.AddRange(plan.MeasuresOf(measure.Group!)
                .Where(m => m.State == MeasureState.Go && m.Id != measure.Id)
                .Select(m => EventOf(plan, m, command with { MeasureId = m.Id }, row.Next)));
        }

        return new Accepted(events, [.. events.SelectMany(e => Effects.Of(plan, e))]);
    }

    /// <summary>What a person would be told who gave this command now: empty where it would be accepted.</summary>
    /// <remarks>Guards that are met by what is typed in with the command are marked as <see cref="Act.Missing.IsInput"/>.</remarks>
    public static IReadOnlyList<Missing> Why(JointPlan plan, MeasureCommand command)
    {
        if (!plan.Measures.TryGetValue(command.MeasureId, out var measure))
        {
            return [new Missing("measure", $"There is no measure {command.MeasureId} in this operation.")];
        }

        return TransitionTable.Find(measure.State, command.Kind) is { } row
            ? [.. Missing(plan, measure, command, row)]
            : [new Missing("state", NotInTable(measure, command.Kind))];
    }

    /// <summary>The commands that the table knows for a state, in the order of <see cref="CommandKind"/>.</summary>
    public static IReadOnlyList<CommandKind> CommandsOf(MeasureState state) => TransitionTable.CommandsOf(state);

    /// <summary>The state behind a row of the table, or null where there is no row.</summary>
    public static MeasureState? Next(MeasureState state, CommandKind command) => TransitionTable.Find(state, command)?.Next;

    /// <summary>The measure after one more event. Events have to come in their order, without a gap.</summary>
    /// <exception cref="InvalidOperationException">The event does not follow on the measure: the history is damaged.</exception>
    public static Measure Apply(Measure? measure, MeasureEvent e)
    {
        var before = measure ?? new Measure { Id = e.MeasureId };
        if (e.Sequence != before.Events + 1 || e.From != before.State || e.MeasureId != before.Id)
        {
            throw new InvalidOperationException($"Event {e.Sequence} of {e.MeasureId} does not follow on event {before.Events} in state {before.State}.");
        }

        var after = Fold.Detail(before, e);
        return after with
        {
            Events = e.Sequence,
            State = e.To,
            StateSince = e.To == before.State ? before.StateSince : e.At,
        };
    }

    private static IEnumerable<Missing> Missing(JointPlan plan, Measure measure, MeasureCommand command, Transition row)
    {
        var at = new GuardCase(plan, measure, command);
        return row.Who.Missing(at).Concat(row.Guards.SelectMany(g => g.Missing(at)));
    }

    private static MeasureEvent EventOf(JointPlan plan, Measure measure, MeasureCommand command, MeasureState next)
    {
        var detail = command.Detail;
        if (command.Kind == CommandKind.Ready)
        {
            detail = detail with { PlanHash = PlanHash.OfMeasure(plan, measure) };
        }
        else if (command.Kind == CommandKind.Lapse)
        {
            var at = new GuardCase(plan, measure, command);
            detail = detail with { Reason = string.Join(' ', Guards.InstrumentValid.Check(at).Concat(Guards.ReadyAsStamped.Check(at))) };
        }

        var actor = command.Actor;
        return new MeasureEvent(
            measure.Id, measure.Events + 1, command.At.ToUniversalTime(), command.Kind, measure.State, next, actor.Code, actor.PersonId, actor.Authority, detail);
    }

    private static Measure Blank(MeasureCommand command) => new()
    {
        Id = command.MeasureId,
        Authority = command.Detail.Content?.Authority ?? "",
        Kind = command.Detail.Content?.Kind ?? default,
    };

    private static Sentence NotInTable(Measure measure, CommandKind command)
    {
        var commands = CommandsOf(measure.State);
        return commands.Count == 0
            ? (Sentence)$"{measure.Id} is {measure.State}; {command} is not possible from there. Possible: nothing more."
            : (Sentence)$"{measure.Id} is {measure.State}; {command} is not possible from there. Possible: {commands.Say(c => $"{c}").List()}.";
    }
}
