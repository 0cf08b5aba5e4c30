namespace Kortwiek.Web.Components;

/// <summary>What a state means for the reader; each has a shape of its own, so that colour is never alone.</summary>
public enum StateKind
{
    /// <summary>Nothing done yet: ring.</summary>
    Idle,

    /// <summary>Begun, waits for somebody: half disc.</summary>
    Part,

    /// <summary>Allowed: ring with a dot.</summary>
    Set,

    /// <summary>Prepared: disc with a rim.</summary>
    Ready,

    /// <summary>May start now: diamond.</summary>
    Go,

    /// <summary>Done, not yet proven: disc.</summary>
    Active,

    /// <summary>Done and proven: disc with a tick.</summary>
    Ok,

    /// <summary>Failed: square.</summary>
    Failed,

    /// <summary>Has come back: arrow upwards.</summary>
    Returned,

    /// <summary>Stopped by a person: two bars.</summary>
    Held,

    /// <summary>Taken back, over: cross.</summary>
    Ended,

    /// <summary>Needs a look: triangle.</summary>
    Warn,
}
