namespace Kortwiek.Act;

/// <summary>A deadline that runs, or waits to run, for one instrument.</summary>
/// <param name="Id">Unique in the operation.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="MeasureId">The measure; null where it is the instrument's own.</param>
/// <param name="Authority">Code of the executing authority, whose civil calendar it follows.</param>
/// <param name="StartedAt">When the event happened; null where it has not.</param>
/// <param name="Proof">Proof of the event, such as a receipt's reference or digest; null or blank where there is none.</param>
/// <param name="Stops">Grounds that stopped the clock, in the order in which they began.</param>
/// <param name="Extensions">How often it was extended.</param>
/// <param name="DoneAt">When what it asks was done; null while it is open.</param>
public sealed record Deadline(
    string Id,
    string RuleId,
    string InstrumentId,
    string? MeasureId,
    string Authority,
    DateTimeOffset? StartedAt,
    string? Proof,
    IReadOnlyList<ClockStop> Stops,
    int Extensions = 0,
    DateTimeOffset? DoneAt = null)
{
    /// <summary>The usual id: the instrument's and the rule's.</summary>
    public static string IdOf(string instrumentId, string ruleId) => $"{instrumentId}/{ruleId}";

    /// <summary>The due instant and the status at an instant.</summary>
    /// <exception cref="ArgumentException">The rule is another one than <see cref="RuleId"/>.</exception>
    public DeadlineView At(DateTimeOffset now, DeadlineRule rule, CivilCalendar calendar)
    {
        if (rule.Id != RuleId)
        {
            throw new ArgumentException("The rule is another one.", nameof(rule));
        }

        return DeadlineArithmetic.View(this, rule, calendar, now);
    }
}
