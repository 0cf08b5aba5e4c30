namespace Kortwiek.Act;

/// <summary>How long a period is.</summary>
/// <param name="Amount">Not below zero.</param>
/// <param name="Unit">In what it is counted.</param>
public sealed record PeriodLength(int Amount, LengthUnit Unit)
{
    /// <summary><c>30 days</c>, <c>1 hour</c>.</summary>
    public override string ToString()
    {
        var word = Unit.ToString().ToLowerInvariant();
        return $"{Amount} {(Amount == 1 ? word[..^1] : word)}";
    }
}
