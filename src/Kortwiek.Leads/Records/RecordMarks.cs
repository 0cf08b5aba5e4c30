namespace Kortwiek.Leads;

/// <summary>What was odd about a record, or about how it was read.</summary>
[Flags]
public enum RecordMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A field that should be closed is not.</summary>
    Truncated = 1 << 0,

    /// <summary>A quote inside a quoted field was not escaped.</summary>
    UnescapedQuote = 1 << 1,

    /// <summary>A field is not UTF-8 and was read as latin-1.</summary>
    Latin1 = 1 << 2,

    /// <summary>A field holds a zero byte.</summary>
    Nul = 1 << 3,

    /// <summary>The line is longer than 1 MiB; its first 64 KiB were read.</summary>
    Overlong = 1 << 4,

    /// <summary>The record stands for several equal ones; see its weight.</summary>
    Repeated = 1 << 5,

    /// <summary>The record goes on over the following lines.</summary>
    Continued = 1 << 6,

    /// <summary>The whole line stood in one more pair of quotes.</summary>
    OuterQuotes = 1 << 7,

    /// <summary>The peer is a host name.</summary>
    HostnamePeer = 1 << 8,

    /// <summary>The line begins with the name of the virtual host.</summary>
    VirtualHost = 1 << 9,

    /// <summary>The act was done as root.</summary>
    AsRoot = 1 << 10,

    /// <summary>The local time occurred twice that day; the earlier instant was taken.</summary>
    AmbiguousTime = 1 << 11,

    /// <summary>The error of the server's clock is known and was taken off.</summary>
    SkewKnown = 1 << 12,
}
