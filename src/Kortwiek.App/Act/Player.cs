namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>Plays one step of a script: every command is decided by the same table as by hand.</summary>
public static class Player
{
    /// <summary>The plan after a step, or the refusal.</summary>
    /// <returns>A bad input where the step names somebody or something that is not there.</returns>
    public static Outcome<Played> Play(JointPlan plan, PlayStep step)
    {
        Actor? actor = step.As switch
        {
            "system:watch" => Actor.Watch,
            "system:clock" => Actor.Clock,
            "system:deconfliction" => Actor.Deconfliction,
            _ => plan.Members.TryGetValue(step.As, out var member) ? Actor.Of(member) : null,
        };
        if (actor is null)
        {
            return new BadInput($"There is no member {step.As} in {plan.Operation}.");
        }

        if (step.Sign is { } code)
        {
            return plan.Groups.TryGetValue(code, out var group) ? Sign(plan, step, group, actor) : new BadInput($"There is no action group {code}.");
        }

        if (step.Command is { } command)
        {
            var decided = MeasureMachine.Decide(plan, new MeasureCommand(step.Measure!, command, actor, step.At, step.Detail ?? CommandDetail.None));
            return decided is Outcome<Accepted>.Done { Answer: var accepted }
                ? new Played(plan.With(accepted.Events), accepted.Events, null, null)
                : new Played(plan, [], null, ((Outcome<Accepted>.Refused)decided).All);
        }

        var after = step switch
        {
            { Poll: { } poll } => plan with { Polls = plan.Polls.Add(poll) },
            { Instrument: { } instrument } => plan with { Instruments = plan.Instruments.SetItem(instrument.Id, instrument) },
            { Deconfliction: { } hit } => plan with { Deconflictions = [.. plan.Deconflictions.Where(d => d.Key != hit.Key), hit] },
            _ => plan,
        };

        // Only the plan's content makes readiness fall back, not the passing of time.
        var due = step.Instrument is null ? [] : after.Tick(step.At);
        return new Played(after.With(due), due, null, null);
    }

    private static Played Sign(JointPlan plan, PlayStep step, ActionGroup group, Actor actor)
    {
        var signed = ReleaseDesk.Sign(plan, new SignRequest(group.Code, actor, PlanHash.OfGroup(plan, group), step.At));
        return signed is Outcome<Signed>.Done { Answer: var given }
            ? new Played(ReleaseDesk.After(plan, given), given.Events, given, null)
            : new Played(plan, [], null, ((Outcome<Signed>.Refused)signed).All);
    }
}
