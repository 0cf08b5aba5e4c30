namespace Kortwiek.App.Deconflict;

using Kortwiek.Act;

/// <summary>A hit as one side sees it.</summary>
/// <param name="Hit">The name by which both sides speak of it.</param>
/// <param name="Element">The element.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="Contact">How the other authority is reached at any hour; may be empty.</param>
/// <param name="Measures">One's own measures on the element, as far as one sees them.</param>
/// <param name="OpenedBy">Who opened it for one's own side, or null.</param>
/// <param name="OpenedAt">When, or null.</param>
/// <param name="Reason">Why, or null; the other side does not see it.</param>
/// <param name="OtherOpenedAt">When the other side opened it, or null.</param>
/// <param name="Other">The other side; null until both have opened the hit.</param>
/// <param name="Proposal">What one's own side wants, or null.</param>
/// <param name="Decision">What both decided, or null.</param>
/// <param name="DecidedAt">When, or null.</param>
/// <param name="DecidedBy">Handles of the two; empty before.</param>
public sealed record HitLine(
    string Hit,
    ElementKey Element,
    HitState State,
    DateTimeOffset FoundAt,
    string Contact,
    IReadOnlyList<string> Measures,
    string? OpenedBy,
    DateTimeOffset? OpenedAt,
    string? Reason,
    DateTimeOffset? OtherOpenedAt,
    HitOther? Other,
    string? Proposal,
    string? Decision,
    DateTimeOffset? DecidedAt,
    IReadOnlyList<string> DecidedBy)
{
    /// <summary>Makes the line.</summary>
    /// <param name="seen">The hit as the side may know it.</param>
    /// <param name="authority">Code of the side.</param>
    /// <param name="plan">The plan as the reader sees it.</param>
    /// <param name="theirs">The other side's measures, or null before both have opened it.</param>
    internal static HitLine Of(Deconfliction seen, string authority, JointPlan plan, IReadOnlyList<HitMeasure>? theirs)
    {
        var (own, other) = (seen.Of(authority), seen.Opposite(authority));
        return new HitLine(
            seen.Code, seen.Key, seen.State, seen.FoundAt,
            plan.Authorities.TryGetValue(other.Authority, out var known) ? known.Contact24x7 : "",
            [.. plan.Measures.Values.Where(m => m.Authority == authority && m.Elements.Contains(seen.Key) && m.State != MeasureState.Withdrawn).Select(m => m.Id)],
            own.Opened?.Member, own.Opened?.At, own.Opened is null ? null : own.Reason, other.Opened?.At,
            seen.IsOpened ? new HitOther(other.Authority, other.Opened!.Member, theirs ?? [], other.Proposal?.ToString()) : null,
            own.Proposal?.ToString(), seen.Decision?.ToString(), seen.DecidedAt,
            seen.Decision is null ? [] : [.. new[] { seen.A.Proposed, seen.B.Proposed }.OfType<HitVoice>().OrderBy(v => v.At).Select(v => v.Member)]);
    }
}

/// <summary>The other side of a hit that both have opened.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="OpenedBy">The magistrate who opened it there.</param>
/// <param name="Measures">Its measures on the element, as they stood when last something was said on the hit.</param>
/// <param name="Proposal">What it wants, or null.</param>
public sealed record HitOther(string Authority, string OpenedBy, IReadOnlyList<HitMeasure> Measures, string? Proposal);
