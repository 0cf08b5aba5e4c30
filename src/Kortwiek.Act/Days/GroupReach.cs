using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>What a release of a group now would reach.</summary>
/// <param name="Group">Code of the group.</param>
/// <param name="Size">Its measures without the withdrawn ones.</param>
/// <param name="Releasable">Ids of those that would be released now: ready, not held, instruments valid at their instant.</param>
/// <param name="Beyond">How many were released already and have not failed; one whose target came back counts here, and weighs nothing.</param>
/// <param name="WeightReady">Share of the weight that is releasable or beyond, 0 to 1; 1 where the group weighs nothing.</param>
/// <param name="WeightConfirmed">Share of the weight that is confirmed, 0 to 1.</param>
/// <param name="MissingMustHave">Ids of must-have measures that are neither releasable nor beyond.</param>
public sealed record GroupReach(
    string Group, int Size, IReadOnlyList<string> Releasable, int Beyond, double WeightReady, double WeightConfirmed, IReadOnlyList<string> MissingMustHave)
{
    /// <summary>Looks at a group as it stands.</summary>
    public static GroupReach Of(JointPlan plan, ActionGroup group)
    {
        var releasable = new List<string>();
        var beyond = new HashSet<string>(StringComparer.Ordinal);
        var size = 0;
        double total = 0, ready = 0, confirmed = 0;
        foreach (var measure in plan.MeasuresOf(group.Code))
        {
            size++;
            total += measure.Weight;
            confirmed += measure.State == MeasureState.Confirmed ? measure.Weight : 0;
            if (measure.State is MeasureState.Go or MeasureState.Executed or MeasureState.Confirmed)
            {
                beyond.Add(measure.Id);
                ready += measure.Weight;
            }
            else if (measure.State == MeasureState.Returned)
            {
                // It was released and confirmed, but weighs no more: what it took is up again.
                beyond.Add(measure.Id);
            }
            else if (IsReleasable(plan, measure))
            {
                releasable.Add(measure.Id);
                ready += measure.Weight;
            }
        }

        var missing = group.Rule.MustHave.Where(id => !beyond.Contains(id) && !releasable.Contains(id, StringComparer.Ordinal));
        return new GroupReach(
            group.Code, size, releasable, beyond.Count, total > 0 ? ready / total : 1, total > 0 ? confirmed / total : 0, [.. missing]);
    }

    /// <summary>Ready, not held, every instrument valid at the measure's instant, and the content as it was when it became ready.</summary>
    public static bool IsReleasable(JointPlan plan, Measure measure) =>
        measure.State == MeasureState.Ready && !measure.IsHeld
        && plan.InstantOf(measure) is { } instant && plan.InstrumentsOf(measure).All(i => i.IsValidAt(instant))
        && measure.PlanHashAtReady == PlanHash.OfMeasure(plan, measure);

    /// <summary>What the rule lacks, as sentences with the guard's name; empty where it is met.</summary>
    public IEnumerable<(string Guard, Sentence Text)> Missing(ReleaseRule rule)
    {
        var standing = Releasable.Count + Beyond;
        if (Releasable.Count == 0)
        {
            yield return ("group-rule", $"No measure of {Group} is ready and free of holds.");
        }
        else if (rule.Mode == ReleaseMode.All && standing < Size)
        {
            yield return ("group-rule", $"{Group} is released whole or not at all: {Size - standing} of {Size} measures are not ready, or are held.");
        }
        else if (rule.Mode == ReleaseMode.Quorum && standing < rule.Quorum)
        {
            yield return ("group-rule", $"{Group} takes {rule.Quorum} ready measures; {standing} are.");
        }
        else if (rule.Mode == ReleaseMode.Weight && WeightReady < rule.MinWeight)
        {
            yield return ("group-rule", $"{Group} takes {rule.MinWeight:P0} of its weight; a release now would reach {WeightReady:P1}.");
        }

        if (MissingMustHave.Count > 0)
        {
            yield return ("must-have", $"{Group} is not released without {string.Join(", ", MissingMustHave)}.");
        }
    }
}
