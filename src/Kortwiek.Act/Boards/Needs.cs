using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>What of a measure or a deadline needs a human being.</summary>
internal static class Needs
{
    public static IEnumerable<NeedsHuman> Of(JointPlan plan, Measure m, DateTimeOffset now)
    {
        var instant = plan.InstantOf(m);
        var test = m.SuccessTest?.Grace ?? TimeSpan.Zero;
        switch (m.State)
        {
            case MeasureState.Failed:
                Sentence failed = m.Failure is { } code ? (Sentence)$"Failed: {code}." : (Sentence)"Failed: no reason given.";
                yield return New(NeedKind.Failed, m.Fallback is { } f ? (Sentence)$"{failed} {f} is proposed instead." : failed);
                break;
            case MeasureState.Returned:
                yield return New(NeedKind.Returned, m.Return!.NewKey is { } key
                    ? (Sentence)$"Up again since {At(m.Return.FirstSeenAgain)} at {key}."
                    : (Sentence)$"Up again since {At(m.Return.FirstSeenAgain)}.");
                break;
            case MeasureState.Go when instant + Board.OverdueAfter < now && !m.IsHeld:
                yield return New(NeedKind.Overdue, $"Was to go at {At(instant!.Value)}; nobody has reported.", instant);
                break;
            case MeasureState.Executed when (m.ExecutedAt ?? m.StateSince) + test < now:
                yield return New(NeedKind.Unconfirmed, m.IsReportedOnly
                    ? (Sentence)$"Reported by {plan.NameOf(m.Report!.By)} at {At(m.Report.At)}; nobody has confirmed it."
                    : (Sentence)"Executed; nobody has confirmed it.", m.ExecutedAt);
                break;
            case MeasureState.Authorised when m.FellBackBecause is { } why:
                yield return New(NeedKind.FellBack, $"The readiness fell back: {Sentence.Term(why)}");
                break;
            case MeasureState.Draft or MeasureState.Review or MeasureState.Authorised when instant is { } t && t - Board.ReadyBefore < now:
                yield return New(NeedKind.NotReady, $"Is {m.State}; its instant is {At(t)}.", t - Board.ReadyBefore);
                break;
        }

        if (m.IsHeld && !m.IsTerminal)
        {
            var hold = m.Holds[0];
            yield return New(NeedKind.Held, $"{plan.NameOf(hold.Authority)} holds it: {hold.Reason}", hold.At);
        }

        foreach (var hit in m.State < MeasureState.Go ? plan.Stopping(m, now).Where(d => d.IsOpen) : [])
        {
            yield return New(
                NeedKind.Deconfliction,
                plan.Authorities.TryGetValue(hit.Opposite(m.Authority).Authority, out var other) && other.Contact24x7.Length > 0
                    ? (Sentence)$"Another authority works on {hit.Key} ({hit.Code}); both magistrates have to decide. Contact: {other.Contact24x7}."
                    : (Sentence)$"Another authority works on {hit.Key} ({hit.Code}); both magistrates have to decide.",
                hit.FoundAt);
        }

        NeedsHuman New(NeedKind kind, Sentence why, DateTimeOffset? since = null) => new(m.Id, kind, why, m.Authority, since ?? m.StateSince);
    }

    public static IEnumerable<NeedsHuman> Of(DeadlineView d, DateTimeOffset now)
    {
        (NeedKind Kind, Sentence Why)? need = d.Status switch
        {
            DeadlineStatus.Overdue => (NeedKind.DeadlineOverdue, $"{Sentence.Term(d.Rule.Title)}: was due at {At(d.DueAt!.Value)}."),
            DeadlineStatus.Warning => (NeedKind.DeadlineNear, $"{Sentence.Term(d.Rule.Title)}: due at {At(d.DueAt!.Value)}."),
            DeadlineStatus.NotStarted when d.Rule.NeedsProof && d.Deadline.StartedAt <= now => (NeedKind.DeadlineNotStarted, $"{Sentence.Term(d.Rule.Title)}: not started, there is no proof of receipt."),
            _ => null,
        };
        if (need is { } found)
        {
            var since = d.Status == DeadlineStatus.Overdue ? d.DueAt!.Value : d.WarnAt.Count > 0 ? d.WarnAt[0] : d.Deadline.StartedAt ?? now;
            yield return new NeedsHuman(d.Deadline.MeasureId ?? d.Deadline.Id, found.Kind, found.Why, d.Deadline.Authority, since);
        }
    }

    // For people: minutes are enough, and the zone is said.
    private static Sentence At(DateTimeOffset instant) => $"{instant.ToUniversalTime():yyyy-MM-dd HH:mm 'UTC'}";
}
