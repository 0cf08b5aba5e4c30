namespace Kortwiek.Core;

/// <summary>How the reading of a packed stream ended; the first value but <see cref="Open"/> that applies.</summary>
public enum UnpackEnd
{
    /// <summary>Nobody has read to the end yet.</summary>
    Open,

    /// <summary>The packed stream is whole: its own end marks and check sums say so.</summary>
    Complete,

    /// <summary>All that was there could be read, but bytes behind the last member hide whether more belonged to it (zero padding, other junk).</summary>
    Unproven,

    /// <summary>The packed stream stops before its end; what came before was delivered.</summary>
    Truncated,

    /// <summary>The packed bytes are damaged; what came before was delivered.</summary>
    Damaged,

    /// <summary>Over the <see cref="UnpackLimit"/>; reading stopped there.</summary>
    TooLarge,
}
