namespace Kortwiek.Act;

/// <summary>What falls due, in the order of time; what falls due at one instant, in the order in which it was added.</summary>
internal interface IDayQueue
{
    /// <summary>Adds an event at so many seconds from T.</summary>
    void Add(long at, DayEvent due);

    /// <summary>Takes the next; false where there is none.</summary>
    bool TryTake(out long at, out DayEvent due);
}
