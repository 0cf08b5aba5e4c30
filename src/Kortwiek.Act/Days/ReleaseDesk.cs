using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The release of a group by two persons: the coordinator and a magistrate of the lead, neither a drafter, both under the same plan hash, within 15 minutes.</summary>
public static class ReleaseDesk
{
    /// <summary>Decides on a signature. Nothing is changed; <see cref="After"/> gives the plan behind it.</summary>
    /// <returns><c>Done</c> after a first signature, or with the releases after the second; <c>Refused</c> with everything that speaks against it.</returns>
    public static Outcome<Signed> Sign(JointPlan plan, SignRequest request)
    {
        if (!plan.Groups.TryGetValue(request.Group, out var group))
        {
            return new Refusals("action-group", $"There is no action group {request.Group} in this operation.");
        }

        var actor = request.Actor;
        var reach = GroupReach.Of(plan, group);
        var signature = new ReleaseSignature(group.Code, actor.Code, actor.PersonId, actor.Roles, request.PlanHash, request.At.ToUniversalTime());
        var missing = Personal(plan, group, reach, request).ToList();
        var circumstances = Circumstances(plan, group, reach).ToList();
        plan.FirstSignatures.TryGetValue(group.Code, out var first);
        if (first is null || request.Afresh || (first.PersonId == actor.PersonId && request.At - first.At > ReleaseGuards.Window))
        {
            if (request.PlanHash != PlanHash.OfGroup(plan, group))
            {
                missing.Add(new Missing("plan-hash", $"The plan has changed; its hash is now {PlanHash.OfGroup(plan, group)}."));
            }

            return missing.Count > 0 ? Refuse(missing) : new Signed(signature, false, [], [], LeftBehind(plan, group, []), circumstances);
        }

        missing.AddRange(ReleaseGuards.Pair(plan, group, first, signature));
        missing.AddRange(circumstances);
        if (missing.Count > 0)
        {
            return Refuse(missing);
        }

        return Release(plan, group, reach, actor, first, signature);
    }

    /// <summary>The plan after a signature.</summary>
    public static JointPlan After(JointPlan plan, Signed signed)
    {
        var group = signed.Signature.Group;
        return signed.IsComplete
            ? plan.With(signed.Events) with { FirstSignatures = plan.FirstSignatures.Remove(group) }
            : plan with { FirstSignatures = plan.FirstSignatures.SetItem(group, signed.Signature) };
    }

    private static Outcome<Signed> Release(JointPlan plan, ActionGroup group, GroupReach reach, Actor actor, ReleaseSignature first, ReleaseSignature second)
    {
        var detail = new CommandDetail { PlanHash = second.PlanHash, Signatures = [first, second] };
        var events = new List<MeasureEvent>(reach.Releasable.Count);
        var effects = new List<Effect>();
        foreach (var id in reach.Releasable)
        {
            switch (MeasureMachine.Decide(plan, new MeasureCommand(id, CommandKind.Release, actor, second.At, detail)))
            {
                case Outcome<Accepted>.Done { Answer: var accepted }:
                    events.AddRange(accepted.Events);
                    effects.AddRange(accepted.Effects);
                    break;
                case Outcome<Accepted>.Refused refused:
                    return refused.All;
            }
        }

        return new Signed(second, true, events, effects, LeftBehind(plan, group, events), []);
    }

    private static IEnumerable<Missing> Personal(JointPlan plan, ActionGroup group, GroupReach reach, SignRequest request)
    {
        var actor = request.Actor;
        if (actor.Member is not { } member)
        {
            yield return new Missing("role", "A release is signed by persons.");
            yield break;
        }

        if (!member.IsActiveAt(request.At))
        {
            yield return new Missing("member-active", $"The membership of {member.DisplayName} does not stand at this instant.");
        }

        if (member.Authority != plan.LeadAuthority || (member.Roles & (Roles.Coordinator | Roles.Magistrate)) == Roles.None)
        {
            yield return new Missing("role", $"A release is signed by the coordinator and a magistrate of {plan.NameOf(plan.LeadAuthority)}; {member.DisplayName} is {RoleNames.Say(member.Roles)} of {plan.NameOf(member.Authority)}.");
        }

        var drafted = reach.Releasable.Where(id => plan.Measures[id].Drafters.Contains(actor.PersonId, StringComparer.Ordinal)).ToList();
        if (drafted.Count > 0)
        {
            yield return new Missing("four-eyes", $"Whoever drafted or changed a measure may not release it: {string.Join(", ", drafted)} in {group.Code}.");
        }
    }

    private static IEnumerable<Missing> Circumstances(JointPlan plan, ActionGroup group, GroupReach reach)
    {
        foreach (var (guard, text) in reach.Missing(group.Rule))
        {
            yield return new Missing(guard, text);
        }

        var releasable = reach.Releasable.ToHashSet(StringComparer.Ordinal);
        if (reach.Missing(group.Rule).Any())
        {
            // What keeps the others back is named one by one, so that somebody can act on it.
            foreach (var measure in plan.MeasuresOf(group.Code).Where(m => m.State == MeasureState.Ready && !releasable.Contains(m.Id)))
            {
                var at = new GuardCase(plan, measure, new MeasureCommand(measure.Id, CommandKind.Release, Actor.Clock, measure.StateSince));
                foreach (var missing in new[] { Guards.NoHold, Guards.InstrumentValid, Guards.ReadyAsStamped }.SelectMany(g => g.Missing(at)))
                {
                    yield return missing with { Text = $"{measure.Id}: {missing.Text}" };
                }
            }
        }

        foreach (var id in reach.Releasable)
        {
            var measure = plan.Measures[id];
            foreach (var missing in Guards.NoDeconfliction.Missing(new GuardCase(plan, measure, new MeasureCommand(id, CommandKind.Release, Actor.Clock, measure.StateSince))))
            {
                yield return missing with { Text = $"{id}: {missing.Text}" };
            }
        }

        foreach (var text in ReleaseGuards.Unanswered(plan, group, reach))
        {
            yield return new Missing("polls", text);
        }
    }

    private static IReadOnlyList<string> LeftBehind(JointPlan plan, ActionGroup group, IReadOnlyList<MeasureEvent> events)
    {
        var released = events.Select(e => e.MeasureId).ToHashSet(StringComparer.Ordinal);
        return [.. plan.MeasuresOf(group.Code)
            .Where(m => m.State < MeasureState.Go && !released.Contains(m.Id))
            .Select(m => m.Id)];
    }

    private static Refusals Refuse(IEnumerable<Missing> missing) => new([.. missing.Select(m => new Refusal(m.Guard, m.Text))]);
}
