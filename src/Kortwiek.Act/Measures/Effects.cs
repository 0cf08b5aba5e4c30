using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>What follows from an event for people.</summary>
internal static class Effects
{
    public static IEnumerable<Effect> Of(JointPlan plan, MeasureEvent e)
    {
        var id = e.MeasureId;
        plan.Measures.TryGetValue(id, out var measure);
        switch (e.Command)
        {
            case CommandKind.Submit:
                yield return new Effect(EffectKind.ReviewerNotified, id, $"{id} waits for the legal reviewer.");
                break;
            case CommandKind.Lapse or CommandKind.Change when e.From == MeasureState.Ready:
                yield return new Effect(EffectKind.ReadinessFellBack, id, $"The readiness of {id} fell back: {e.Detail.Reason ?? "its content was changed."}");
                break;
            case CommandKind.Release when plan.InstantOf(measure!) is { } instant:
                yield return new Effect(EffectKind.GoTimed, id, $"{id} goes at {Utc.Text(instant)}.");
                break;
            case CommandKind.Execute:
                yield return new Effect(EffectKind.EvidenceSlotOpened, id, $"A place for what {id} brings in is open.");
                break;
            case CommandKind.Fail:
                foreach (var effect in Failed(plan, measure!))
                {
                    yield return effect;
                }

                break;
            case CommandKind.Confirm:
                yield return new Effect(EffectKind.CountsAsDown, id, $"{id} counts as down.");
                break;
            case CommandKind.Return:
                yield return new Effect(EffectKind.ReopenProposed, id, $"What {id} took is up again; a new measure against {e.Detail.Return!.NewKey ?? e.Detail.Return.Element} is proposed.");
                break;
        }
    }

    private static IEnumerable<Effect> Failed(JointPlan plan, Measure measure)
    {
        if (measure.Fallback is { } fallback)
        {
            yield return new Effect(EffectKind.FallbackProposed, fallback, $"{fallback} is proposed in place of {measure.Id}.");
        }

        foreach (var waiting in plan.Measures.Values.Where(m => !m.IsTerminal && m.DependsOn.Any(d => d.MeasureId == measure.Id)))
        {
            yield return new Effect(EffectKind.DependantBlocked, waiting.Id, $"{waiting.Id} waits for {measure.Id} and is blocked.");
        }
    }
}
