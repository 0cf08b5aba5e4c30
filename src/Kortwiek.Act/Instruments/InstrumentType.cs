namespace Kortwiek.Act;

/// <summary>The legal ground that an instrument is.</summary>
public enum InstrumentType
{
    /// <summary>A national warrant or order.</summary>
    Warrant,

    /// <summary>European Investigation Order, Annex A (Directive 2014/41/EU).</summary>
    EioA,

    /// <summary>Mutual legal assistance outside the European regimes.</summary>
    Mla,

    /// <summary>European Production Order certificate (Regulation (EU) 2023/1543).</summary>
    Epoc,

    /// <summary>European Preservation Order certificate (Regulation (EU) 2023/1543).</summary>
    EpocPr,

    /// <summary>Removal order, Annex I (Regulation (EU) 2021/784).</summary>
    RemovalOrder,

    /// <summary>Order against illegal content (Regulation (EU) 2022/2065, art. 9).</summary>
    DsaOrder,

    /// <summary>A notice to a provider for its voluntary consideration.</summary>
    Referral,

    /// <summary>Preservation request between parties to the Budapest Convention (art. 29).</summary>
    PreservationRequest,

    /// <summary>Preservation letter under 18 USC 2703(f).</summary>
    UsPreservation,
}
