namespace Kortwiek.Impact.Observations;

/// <summary>What one look at a channel found.</summary>
public enum Reachability
{
    /// <summary>The channel answered and is its owner's.</summary>
    Up,

    /// <summary>The channel is gone, or shows the authority's page.</summary>
    Down,

    /// <summary>The look itself failed (time-out, an outage of ours): no observation, never "down".</summary>
    Failed,
}
