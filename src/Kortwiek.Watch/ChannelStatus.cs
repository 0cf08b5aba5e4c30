namespace Kortwiek.Watch;

/// <summary>Whether a channel reaches its audience, as its source says.</summary>
public enum ChannelStatus
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>It can be reached.</summary>
    Up,

    /// <summary>It cannot be reached.</summary>
    Down,
}
