namespace Kortwiek.Watch;

/// <summary>What partners send.</summary>
public enum FeedFormat
{
    /// <summary>Decided by the file's first keys.</summary>
    Auto,

    /// <summary>A STIX 2.1 bundle.</summary>
    Stix,

    /// <summary>MISP events or attributes as JSON, one document or one a line.</summary>
    Misp,
}
