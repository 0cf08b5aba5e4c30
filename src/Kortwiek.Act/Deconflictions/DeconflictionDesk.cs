using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Finds hits and decides on what their sides say. Nothing is changed: the hit behind it is the answer.</summary>
public static class DeconflictionDesk
{
    /// <summary>What becomes of the hits on some elements: new ones, those that lapse because a side has no measure left, and lapsed ones that are found again.</summary>
    /// <param name="known">The hits on these elements so far.</param>
    /// <param name="claims">Who has measures on these elements now.</param>
    /// <param name="at">The instant.</param>
    /// <returns>Only what changes, by element and authorities.</returns>
    public static IReadOnlyList<Deconfliction> Compare(IEnumerable<Deconfliction> known, IEnumerable<Claim> claims, DateTimeOffset at)
    {
        var before = known.ToDictionary(d => d.Code, StringComparer.Ordinal);
        var now = claims.Distinct().GroupBy(c => c.Key).SelectMany(g => Pairs(g.Key, [.. g.Select(c => c.Authority).Order(StringComparer.Ordinal)], at)).ToDictionary(d => d.Code, StringComparer.Ordinal);
        return
        [
            .. now.Values.Where(d => !before.TryGetValue(d.Code, out var old) || old.State == HitState.Lapsed)
                .Concat(before.Values.Where(d => d.IsOpen && !now.ContainsKey(d.Code)).Select(d => d with { LapsedAt = at }))
                .OrderBy(d => d.Key).ThenBy(d => d.A.Authority, StringComparer.Ordinal).ThenBy(d => d.B.Authority, StringComparer.Ordinal),
        ];
    }

    /// <summary>The elements whose claims some events change: those of measures that are withdrawn or act on others now.</summary>
    public static IReadOnlyList<ElementKey> Concerned(JointPlan before, JointPlan after, IReadOnlyList<MeasureEvent> events)
    {
        var changed = events.Where(e => e.Command == CommandKind.Withdraw || e.Detail.Content?.Elements is not null).Select(e => e.MeasureId).Distinct(StringComparer.Ordinal);
        return [.. changed.SelectMany(id => (before.Measures.TryGetValue(id, out var old) ? old.Elements : []).Concat(after.Measures[id].Elements)).Distinct().Order()];
    }

    /// <summary>Who has measures on some elements.</summary>
    public static IEnumerable<Claim> Claims(IEnumerable<Measure> measures, IReadOnlyList<ElementKey> keys) =>
        measures.Where(m => m.State != MeasureState.Withdrawn).SelectMany(m => m.Elements.Where(keys.Contains).Select(k => new Claim(k, m.Authority)));

    /// <summary>A plan that knows every measure, with the hits as they are after some events.</summary>
    public static JointPlan Compare(JointPlan before, JointPlan after, IReadOnlyList<MeasureEvent> events, DateTimeOffset at)
    {
        var keys = Concerned(before, after, events);
        var changed = keys.Count == 0 ? [] : Compare(after.Deconflictions.Where(d => keys.Contains(d.Key)), Claims(after.Measures.Values, keys), at);
        return changed.Aggregate(after, (plan, hit) => plan.With(hit));
    }

    /// <summary>Opens a hit for the actor's side. Once both have, each sees the other's side.</summary>
    /// <returns><c>Done</c> with the hit, or <c>Refused</c> with everything that speaks against it.</returns>
    public static Outcome<Deconfliction> Open(Deconfliction hit, Actor actor, string reason, DateTimeOffset at)
    {
        var missing = Personal(hit, actor, at).ToList();
        if (reason.Trim().Length < Guards.ReasonLength)
        {
            missing.Add(new Refusal("reason", $"A reason of at least {Guards.ReasonLength} characters is needed."));
        }

        if (!hit.Concerns(actor.Authority))
        {
            return new Refusals(missing);
        }

        if (hit.Of(actor.Authority).Opened is { } opened)
        {
            missing.Add(new Refusal("opened", $"Your side has opened it already: {opened.Member} at {Utc.Text(opened.At)}."));
        }

        if (hit.Opposite(actor.Authority).Opened is { } other && other.PersonId == actor.PersonId)
        {
            missing.Add(new Refusal("four-eyes", "The same person cannot open both sides, nor through another account."));
        }

        return missing.Count > 0
            ? new Refusals(missing)
            : hit.With(hit.Of(actor.Authority) with { Opened = new HitVoice(actor.Code, actor.PersonId, at.ToUniversalTime()), Reason = reason.Trim() });
    }

    /// <summary>Says for the actor's side how to go on. It is decided when the other side, by another person, says the same.</summary>
    /// <returns><c>Done</c> with the hit, or <c>Refused</c> with everything that speaks against it.</returns>
    public static Outcome<Deconfliction> Resolve(Deconfliction hit, Actor actor, HitDecision decision, DateTimeOffset at)
    {
        var missing = Personal(hit, actor, at).ToList();
        if (!hit.Concerns(actor.Authority))
        {
            return new Refusals(missing);
        }

        var other = hit.Opposite(actor.Authority);
        if (hit.State == HitState.Found)
        {
            missing.Add(new Refusal("opened", hit.Of(actor.Authority).Opened is null ? (Sentence)"A magistrate of your side opens the hit first." : (Sentence)"The other side has not opened the hit yet."));
        }

        if (decision.Resolution == HitResolution.Lead && !hit.Concerns(decision.Lead ?? ""))
        {
            missing.Add(new Refusal("lead", $"One of the two sides leads: {hit.A.Authority} or {hit.B.Authority}."));
        }

        if (decision.Resolution == HitResolution.Wait && !(decision.Until > at))
        {
            missing.Add(new Refusal("until", "Both wait until an instant that is still to come."));
        }

        if (other.Proposed?.PersonId == actor.PersonId)
        {
            missing.Add(new Refusal("four-eyes", "The same person cannot speak for both sides, nor through another account."));
        }

        if (missing.Count > 0)
        {
            return new Refusals(missing);
        }

        var said = hit.With(hit.Of(actor.Authority) with { Proposal = decision, Proposed = new HitVoice(actor.Code, actor.PersonId, at.ToUniversalTime()) });
        return other.Proposal == decision ? said with { Decision = decision, DecidedAt = at.ToUniversalTime() } : said;
    }

    private static IEnumerable<Deconfliction> Pairs(ElementKey key, IReadOnlyList<string> authorities, DateTimeOffset at) =>
        authorities.SelectMany((one, i) => authorities.Skip(i + 1).Select(other => Deconfliction.Of(key, one, other, at.ToUniversalTime())));

    private static IEnumerable<Refusal> Personal(Deconfliction hit, Actor actor, DateTimeOffset at)
    {
        if (!hit.IsOpen)
        {
            yield return new Refusal("state", hit.State == HitState.Decided ? (Sentence)$"It is decided: {hit.Decision}." : (Sentence)"It has lapsed: one side gave up its measures on the element.");
        }

        if (actor.Member is not { } member || !member.IsActiveAt(at))
        {
            yield return new Refusal("member-active", "Only a member whose membership stands speaks for a side.");
        }

        if (!actor.Roles.HasFlag(Roles.Magistrate))
        {
            yield return new Refusal("role", $"A magistrate of each side opens and decides; you are {RoleNames.Say(actor.Roles)}.");
        }

        if (!hit.Concerns(actor.Authority))
        {
            yield return new Refusal("side", "Your authority is no side of this hit.");
        }
    }
}
