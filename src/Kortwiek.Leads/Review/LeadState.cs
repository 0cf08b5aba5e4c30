namespace Kortwiek.Leads;

/// <summary>What a human made of a lead.</summary>
public enum LeadState
{
    /// <summary>Found by rules; nobody has looked at it yet.</summary>
    Proposed,

    /// <summary>A named human confirmed it.</summary>
    Confirmed,

    /// <summary>A named human rejected it.</summary>
    Rejected,
}
