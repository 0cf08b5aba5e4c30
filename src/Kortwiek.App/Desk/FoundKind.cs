namespace Kortwiek.App.Desk;

/// <summary>What can be found.</summary>
public enum FoundKind
{
    /// <summary>A server, a domain, an account and the like.</summary>
    Element,

    /// <summary>A channel.</summary>
    Channel,

    /// <summary>A measure, by its code.</summary>
    Measure,

    /// <summary>A legal instrument, by its code or file number.</summary>
    Instrument,

    /// <summary>An exhibit.</summary>
    Exhibit,

    /// <summary>A lead, by its code.</summary>
    Lead,

    /// <summary>A file that was taken in.</summary>
    Import,
}
