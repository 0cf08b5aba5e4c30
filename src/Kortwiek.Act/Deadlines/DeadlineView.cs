namespace Kortwiek.Act;

/// <summary>A deadline at an instant.</summary>
/// <param name="Deadline">The deadline.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DueAt">The last instant; for days, weeks and months the midnight with which the last day ends. Null where nothing counts yet.</param>
/// <param name="DueDay">For days, weeks and months the last civil day.</param>
/// <param name="WarnAt">The instants of the warnings, earliest first.</param>
/// <param name="TimeZone">IANA name of the zone whose calendar was used.</param>
public sealed record DeadlineView(
    Deadline Deadline,
    DeadlineRule Rule,
    DeadlineStatus Status,
    DateTimeOffset? DueAt,
    DateOnly? DueDay,
    IReadOnlyList<DateTimeOffset> WarnAt,
    string TimeZone);
