namespace Kortwiek.Impact.Input;

/// <summary>Which columns of a file hold what; names as they stand in the header, letter for letter.</summary>
/// <param name="Time">Days (or another unit) from the start to the event or to the end of watching.</param>
/// <param name="Event">1 where the event was seen, 0 where watching ended before; see <paramref name="EventValue"/>.</param>
/// <param name="Entry">When watching began, on the same clock as the time; null where everyone was watched from the start.</param>
/// <param name="Group">The groups to be compared, or null for one group.</param>
/// <param name="Strata">Groups are compared within each value of this column only; or null.</param>
/// <param name="EventValue">The number that means "event seen" where it is not 1; one other value then means "not seen".</param>
public sealed record SurvivalColumns(
    string Time,
    string Event,
    string? Entry = null,
    string? Group = null,
    string? Strata = null,
    double? EventValue = null);
