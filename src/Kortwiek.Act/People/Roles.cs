namespace Kortwiek.Act;

/// <summary>What a member may do in an operation; one member may hold several at once.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Runs the operation and gives one of the two signatures of a release.</summary>
    Coordinator = 1,

    /// <summary>A prosecutor or judge: authorises, holds, recalls, and gives the other signature of a release.</summary>
    Magistrate = 2,

    /// <summary>Reviews a draft and may send it back.</summary>
    Legal = 4,

    /// <summary>A case officer: drafts, prepares, executes, reports.</summary>
    Officer = 8,

    /// <summary>Works on the network and records returns.</summary>
    Analyst = 16,

    /// <summary>Takes in and keeps what was seized.</summary>
    Evidence = 32,

    /// <summary>Sees counts only.</summary>
    Observer = 64,

    /// <summary>Reads the trace of everything and changes nothing.</summary>
    Auditor = 128,

    /// <summary>Manages accounts and sees no case data.</summary>
    Admin = 256,
}
