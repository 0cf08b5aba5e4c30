namespace Kortwiek.Leads;

/// <summary>What is known of an address at the moment of parsing, when it is still clear. Kept beside its pseudonym.</summary>
[Flags]
public enum AddressMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An exit of the Tor network at the time of the event, by the list given.</summary>
    Tor = 1,

    /// <summary>On the protected list: researchers, journalists, own police, partners.</summary>
    Protected = 2,

    /// <summary>Loopback or unspecified.</summary>
    Loopback = 4,

    /// <summary>Private, link-local, documentation or reserved space that no country table covers.</summary>
    Reserved = 8,

    /// <summary>Shared address space of carriers, 100.64.0.0/10 (RFC 6598), or a network that the ASN table calls mobile or cgnat.</summary>
    Cgnat = 16,

    /// <summary>A network that the ASN table calls hosting or vpn.</summary>
    Hosting = 32,

    /// <summary>A network of the operator of a declared crawler, by the ASN table.</summary>
    CrawlerOperator = 64,

    /// <summary>The two country tables differ.</summary>
    GeoConflict = 128,

    /// <summary>The peer was a host name, not an address: no country, no network.</summary>
    HostName = 256,
}
