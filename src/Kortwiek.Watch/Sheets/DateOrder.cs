namespace Kortwiek.Watch;

/// <summary>In which order a date such as 03/04/2026 is meant.</summary>
public enum DateOrder
{
    /// <summary>3 April, as in most of Europe.</summary>
    DayMonthYear,

    /// <summary>March 4, as in the United States.</summary>
    MonthDayYear,
}
