namespace Kortwiek.App;

/// <summary>What a verb does to the operation; it decides on transaction, lock and audit.</summary>
public enum Effect
{
    /// <summary>Needs no operation and no store.</summary>
    Pure,

    /// <summary>Looks at the operation; not audited.</summary>
    Reads,

    /// <summary>Shows or hands out what is protected; audited.</summary>
    Discloses,

    /// <summary>Changes the operation; one transaction, audited, one writer at a time.</summary>
    Writes,

    /// <summary>Computes from files; the result is kept where there is an operation, and the verb works without one too.</summary>
    Keeps,

    /// <summary>Works on the installation itself: makes, lists and checks operations.</summary>
    Manages,
}
