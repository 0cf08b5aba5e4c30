using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The guards of a release; they look at the whole group.</summary>
internal static class ReleaseGuards
{
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    internal static readonly Guard TwoSignatures = new("two-signatures", c =>
    {
        if (c.Plan.GroupOf(c.Measure) is not { } group)
        {
            return ["The measure has no action group."];
        }

        if (c.Detail.Signatures is not { Count: 2 } pair)
        {
            return ["A release carries two signatures."];
        }

        return Pair(c.Plan, group, pair[0], pair[1]).Select(m => m.Text)
            .Concat(Guards.Sentences((pair[1].PersonId != c.Actor.PersonId || pair[1].At != c.Now, "The second signature is not that of the person who releases.")));
    });

    internal static readonly Guard NotDrafter = new("four-eyes", c =>
        (c.Detail.Signatures ?? []).Select(s => s.PersonId).Append(c.Actor.PersonId).Distinct(StringComparer.Ordinal)
            .Where(p => c.Measure.Drafters.Contains(p, StringComparer.Ordinal))
            .Say(p => $"Whoever drafted or changed {c.Measure.Id} may not release it."));

    internal static readonly Guard GroupRule = new("group-rule", c => Rule(c, "group-rule"));

    internal static readonly Guard MustHave = new("must-have", c => Rule(c, "must-have"));

    internal static readonly Guard Polls = new("polls", c => c.Plan.GroupOf(c.Measure) is { } group ? Unanswered(c.Plan, group, GroupReach.Of(c.Plan, group)) : []);

    /// <summary>What is wrong with a pair of signatures.</summary>
    internal static IEnumerable<Missing> Pair(JointPlan plan, ActionGroup group, ReleaseSignature first, ReleaseSignature second)
    {
        if (first.PersonId == second.PersonId)
        {
            yield return new Missing("four-eyes", "The same person cannot sign twice, nor through another account.");
        }

        var roles = first.Roles | second.Roles;
        var covered = (first.Roles.HasFlag(Roles.Coordinator) && second.Roles.HasFlag(Roles.Magistrate))
            || (first.Roles.HasFlag(Roles.Magistrate) && second.Roles.HasFlag(Roles.Coordinator));
        if (!covered)
        {
            yield return new Missing("two-roles", $"One signature is the coordinator's and the other a magistrate's; these two are {RoleNames.Say(roles & (Roles.Coordinator | Roles.Magistrate))}.");
        }

        if (first.Group != group.Code || second.Group != group.Code)
        {
            yield return new Missing("plan-hash", $"A signature is under another group than {group.Code}.");
        }

        var hash = PlanHash.OfGroup(plan, group);
        if (first.PlanHash != hash)
        {
            yield return new Missing("plan-hash", $"The plan has changed since the first signature; its hash is now {hash}.");
        }
        else if (second.PlanHash != hash)
        {
            yield return new Missing("plan-hash", $"The plan has changed since the second signature; its hash is now {hash}.");
        }

        if (second.At - first.At > Window)
        {
            yield return new Missing("signature-window", $"The first signature, of {first.At}, lapsed {Window.TotalMinutes:0} minutes later; start afresh.");
        }
        else if (second.At < first.At)
        {
            yield return new Missing("signature-window", "The second signature is dated before the first.");
        }
    }

    /// <summary>Authorities whose measures would be released and whose last answer to the group's poll is not "go".</summary>
    internal static IEnumerable<Sentence> Unanswered(JointPlan plan, ActionGroup group, GroupReach reach)
    {
        if (group.PollOffset is not { } poll)
        {
            yield break;
        }

        foreach (var authority in reach.Releasable.Select(id => plan.Measures[id].Authority).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            switch (plan.AnswerOf(authority, group.Day, poll))
            {
                case null:
                    yield return $"{plan.NameOf(authority)} has not answered the poll at T{Text(poll)}.";
                    break;
                case { Word: not PollWord.Go } answer:
                    yield return $"{plan.NameOf(authority)} answered {answer.Word} at T{Text(poll)}: {answer.Reason}";
                    break;
            }
        }
    }

    private static string Text(TimeSpan poll) => FormattableString.Invariant($"−{poll.Duration().TotalMinutes:0} min");

    private static IEnumerable<Sentence> Rule(GuardCase c, string guard) => c.Plan.GroupOf(c.Measure) is { } group
        ? GroupReach.Of(c.Plan, group).Missing(group.Rule).Where(m => m.Guard == guard).Select(m => m.Text)
        : [];
}
