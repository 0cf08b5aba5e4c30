namespace Kortwiek.Act;

/// <summary>What can be asked of a measure.</summary>
public enum CommandKind
{
    /// <summary>Draft a new measure.</summary>
    Add,

    /// <summary>Change the content: elements, instruments, group, offset, dependencies.</summary>
    Change,

    /// <summary>Hand the draft to the reviewers.</summary>
    Submit,

    /// <summary>Give the draft back with a reason.</summary>
    SendBack,

    /// <summary>The executing magistrate's yes.</summary>
    Authorise,

    /// <summary>Team, tools and contact stand by.</summary>
    Ready,

    /// <summary>Readiness falls back by itself: an instrument lapsed, or the plan changed.</summary>
    Lapse,

    /// <summary>Two persons release the group.</summary>
    Release,

    /// <summary>Take the release back.</summary>
    Recall,

    /// <summary>Report that it was carried out.</summary>
    Execute,

    /// <summary>Report that it failed.</summary>
    Fail,

    /// <summary>State that it holds.</summary>
    Confirm,

    /// <summary>State that the target is up again.</summary>
    Return,

    /// <summary>Start again after a failure.</summary>
    Retry,

    /// <summary>Give it up.</summary>
    Withdraw,

    /// <summary>Set a hold.</summary>
    Hold,

    /// <summary>Lift one's own hold.</summary>
    Unhold,
}
