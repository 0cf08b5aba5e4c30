namespace Kortwiek.Leads;

/// <summary>What an instant rests on.</summary>
public enum TimeQuality : byte
{
    /// <summary>Year and zone stand in the record, or the zone was given.</summary>
    Full = 0,

    /// <summary>The zone is assumed.</summary>
    ZoneAssumed = 1,

    /// <summary>The year does not stand in the record.</summary>
    YearInferred = 2,

    /// <summary>Both.</summary>
    ZoneAndYear = 3,

    /// <summary>Taken from a heading or a neighbour.</summary>
    Neighbour = 4,

    /// <summary>There is no instant.</summary>
    None = 5,
}
