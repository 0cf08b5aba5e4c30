namespace Kortwiek.App.Deadline;

using Kortwiek.Act;

/// <summary>A deadline as it stands.</summary>
/// <param name="Id">Instrument and rule.</param>
/// <param name="Measure">The measure, or null.</param>
/// <param name="Authority">Code of the authority whose calendar it follows.</param>
/// <param name="Title">What has to be done.</param>
/// <param name="Status">How it stands; <c>not-started</c> without proof of receipt.</param>
/// <param name="StartedAt">When the event happened.</param>
/// <param name="DueAt">The last instant.</param>
/// <param name="DueDay">The last civil day, where it is counted in days.</param>
/// <param name="TimeZone">IANA name of the zone of <paramref name="DueDay"/>.</param>
/// <param name="DoneAt">When it was done.</param>
/// <param name="Length">How long.</param>
/// <param name="Source">The rule's source.</param>
/// <param name="Verified">Whether the rule was compared with its source.</param>
/// <param name="Note">What a reader should know of the rule.</param>
public sealed record DeadlineLine(
    string Id,
    string? Measure,
    string Authority,
    string Title,
    DeadlineStatus Status,
    DateTimeOffset? StartedAt,
    DateTimeOffset? DueAt,
    DateOnly? DueDay,
    string TimeZone,
    DateTimeOffset? DoneAt,
    string? Length,
    string Source,
    bool Verified,
    string Note)
{
    internal static DeadlineLine Of(DeadlineView v) => new(
        v.Deadline.Id, v.Deadline.MeasureId, v.Deadline.Authority, v.Rule.Title, v.Status, v.Deadline.StartedAt, v.DueAt, v.DueDay, v.TimeZone, v.Deadline.DoneAt,
        v.Rule.Length?.ToString(), v.Rule.Source, v.Rule.Verified, v.Rule.Note);
}
