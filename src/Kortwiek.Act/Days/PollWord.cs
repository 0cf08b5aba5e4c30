namespace Kortwiek.Act;

/// <summary>An authority's answer to a poll.</summary>
public enum PollWord
{
    /// <summary>Go.</summary>
    Go,

    /// <summary>No go.</summary>
    NoGo,

    /// <summary>Wait.</summary>
    Hold,
}
