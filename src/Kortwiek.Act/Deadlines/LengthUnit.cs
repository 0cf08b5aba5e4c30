namespace Kortwiek.Act;

/// <summary>In what a period is counted.</summary>
public enum LengthUnit
{
    /// <summary>On the UTC line.</summary>
    Hours,

    /// <summary>Civil days.</summary>
    Days,

    /// <summary>Civil weeks.</summary>
    Weeks,

    /// <summary>Civil months; a day that the month does not have becomes its last.</summary>
    Months,
}
