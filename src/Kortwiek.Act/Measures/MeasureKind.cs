namespace Kortwiek.Act;

/// <summary>What a measure is. No kind does anything to a target by itself: "executed" is always a person's report.</summary>
public enum MeasureKind
{
    /// <summary>A provider keeps data.</summary>
    Preserve,

    /// <summary>A server is seized.</summary>
    ServerSeizure,

    /// <summary>A domain is seized.</summary>
    DomainSeizure,

    /// <summary>An account is suspended.</summary>
    AccountSuspension,

    /// <summary>A binding removal order.</summary>
    RemovalOrder,

    /// <summary>A notice for voluntary consideration.</summary>
    Referral,

    /// <summary>A provider produces data.</summary>
    ProductionOrder,

    /// <summary>Premises are searched.</summary>
    Search,

    /// <summary>A person is interviewed.</summary>
    Interview,

    /// <summary>A notice to a provider whose machines were abused.</summary>
    Notice,
}
