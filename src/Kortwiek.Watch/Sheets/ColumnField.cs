namespace Kortwiek.Watch;

/// <summary>What a column of a table says.</summary>
public enum ColumnField
{
    /// <summary>Nothing that is taken.</summary>
    Ignore,

    /// <summary>An element of any kind that can be told by its form: address, domain, web address, mail address, digest.</summary>
    Indicator,

    /// <summary>An IP address.</summary>
    Address,

    /// <summary>A host by its IP address.</summary>
    Server,

    /// <summary>A domain name.</summary>
    Domain,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>An account; on the platform of another column, or of the mapping.</summary>
    Account,

    /// <summary>A mail address.</summary>
    Mail,

    /// <summary>A file by its MD5, SHA-1, SHA-256 or longer digest.</summary>
    File,

    /// <summary>A certificate by its SHA-1 or SHA-256.</summary>
    Certificate,

    /// <summary>An autonomous system by its number.</summary>
    AutonomousSystem,

    /// <summary>The platform of the row's account.</summary>
    Platform,

    /// <summary>A name for people.</summary>
    Label,

    /// <summary>A country, by its code or its name in Dutch, French, English or German.</summary>
    Country,

    /// <summary>Who runs or sells it.</summary>
    Provider,

    /// <summary>The legal effort to take it, a number of at least 0.</summary>
    Cost,

    /// <summary>First seen.</summary>
    FirstSeen,

    /// <summary>Last seen.</summary>
    LastSeen,

    /// <summary>A marking such as <c>TLP:AMBER</c>.</summary>
    Marking,

    /// <summary>The channel that the row's elements carry.</summary>
    Channel,

    /// <summary>What kind of channel it is.</summary>
    ChannelForm,

    /// <summary>The channel's language.</summary>
    Language,

    /// <summary>People whom the channel reaches.</summary>
    Audience,
}
