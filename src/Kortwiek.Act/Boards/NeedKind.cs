namespace Kortwiek.Act;

/// <summary>Why a measure needs a human being now; the order is the order on the board.</summary>
public enum NeedKind
{
    /// <summary>It failed.</summary>
    Failed,

    /// <summary>Its instant has passed and nobody reported.</summary>
    Overdue,

    /// <summary>What it took is up again.</summary>
    Returned,

    /// <summary>A hold stands.</summary>
    Held,

    /// <summary>Another authority works on its element, and nothing is decided.</summary>
    Deconfliction,

    /// <summary>Its readiness fell back.</summary>
    FellBack,

    /// <summary>T is near and it is not ready.</summary>
    NotReady,

    /// <summary>Nobody has confirmed the execution after the grace of its success test.</summary>
    Unconfirmed,

    /// <summary>A legal deadline has passed.</summary>
    DeadlineOverdue,

    /// <summary>A legal deadline is near.</summary>
    DeadlineNear,

    /// <summary>There is no proof that a legal deadline has begun.</summary>
    DeadlineNotStarted,
}
