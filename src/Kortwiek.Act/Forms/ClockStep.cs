namespace Kortwiek.Act;

/// <summary>What a form does to a legal deadline.</summary>
public enum ClockStep
{
    /// <summary>The order brings the deadline along; its clock starts where the rule asks for no proof.</summary>
    Bring,

    /// <summary>The form proves the event: the clock runs.</summary>
    Start,

    /// <summary>The form states a ground: the clock stands still.</summary>
    Stop,

    /// <summary>The form says that what the deadline asks was done.</summary>
    Meet,
}
