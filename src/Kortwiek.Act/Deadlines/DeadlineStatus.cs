namespace Kortwiek.Act;

/// <summary>How a deadline stands.</summary>
public enum DeadlineStatus
{
    /// <summary>There is no proof that the clock has begun. Never shown as good.</summary>
    NotStarted,

    /// <summary>The law gives no number: there is nothing to count.</summary>
    NoLimit,

    /// <summary>A ground stopped the clock.</summary>
    Stopped,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It runs, and a warning is due.</summary>
    Warning,

    /// <summary>It has passed and nothing was done.</summary>
    Overdue,

    /// <summary>Done in time.</summary>
    Met,

    /// <summary>Done too late.</summary>
    Missed,
}
