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
                ? new Played(DeconflictionDesk.Compare(plan, plan.With(accepted.Events), accepted.Events, step.At), accepted.Events, null, null)
                : new Played(plan, [], null, ((Outcome<Accepted>.Refused)decided).All);
        }

        if (step.Hit is { } said)
        {
            return Say(plan, step, said, actor);
        }

        var after = step switch
        {
            { Poll: { } poll } => plan with { Polls = plan.Polls.Add(poll) },
            { Instrument: { } instrument } => plan with { Instruments = plan.Instruments.SetItem(instrument.Id, instrument) },
            _ => plan,
        };

        // Only the plan's content makes readiness fall back, not the passing of time.
        var due = step.Instrument is null ? [] : after.Tick(step.At);
        return new Played(after.With(due), due, null, null);
    }

    private static Outcome<Played> Say(JointPlan plan, PlayStep step, PlayHit said, Actor actor)
    {
        if (plan.Deconflictions.Find(d => d.Key == said.Element && d.Concerns(actor.Authority)) is not { } hit)
        {
            return new BadInput($"{step.As} has no hit on {said.Element}.");
        }

        var outcome = said.Decision is { } decision ? DeconflictionDesk.Resolve(hit, actor, decision, step.At) : DeconflictionDesk.Open(hit, actor, said.Reason, step.At);
        return outcome is Outcome<Deconfliction>.Done { Answer: var after }
            ? new Played(plan.With(after), [], null, null)
            : new Played(plan, [], null, ((Outcome<Deconfliction>.Refused)outcome).All);
    }

    private static Played Sign(JointPlan plan, PlayStep step, ActionGroup group, Actor actor)
    {
        var signed = ReleaseDesk.Sign(plan, new SignRequest(group.Code, actor, PlanHash.OfGroup(plan, group), step.At));
        return signed is Outcome<Signed>.Done { Answer: var given }
            ? new Played(ReleaseDesk.After(plan, given), given.Events, given, null)
            : new Played(plan, [], null, ((Outcome<Signed>.Refused)signed).All);
    }
}
