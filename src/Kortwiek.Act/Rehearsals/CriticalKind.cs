namespace Kortwiek.Act;

/// <summary>What a step of the critical chain is.</summary>
public enum CriticalKind
{
    /// <summary>An authority answered the poll.</summary>
    Answered,

    /// <summary>An authority lifted its no-go.</summary>
    Lifted,

    /// <summary>A measure's team stood by.</summary>
    Ready,

    /// <summary>A group was released.</summary>
    Released,

    /// <summary>A measure was carried out.</summary>
    CarriedOut,
}
