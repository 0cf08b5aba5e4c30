namespace Kortwiek.Act;

/// <summary>Where a hit stands.</summary>
public enum HitState
{
    /// <summary>Found; at least one side has not opened it.</summary>
    Found,

    /// <summary>Opened by both sides; nothing is decided.</summary>
    Opened,

    /// <summary>Both sides have decided.</summary>
    Decided,

    /// <summary>One side gave its measure up before anything was decided.</summary>
    Lapsed,
}
