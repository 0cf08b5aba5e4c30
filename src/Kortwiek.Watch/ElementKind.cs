namespace Kortwiek.Watch;

/// <summary>What an element is, in the words of the glossary. A later, more exact word replaces an earlier one: a server is an address that somebody knows more about.</summary>
public enum ElementKind
{
    /// <summary>An IP address of which nothing more is known.</summary>
    Address,

    /// <summary>A host behind an address.</summary>
    Server,

    /// <summary>A domain name, an onion service included.</summary>
    Domain,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>An account on a platform, a mail address included.</summary>
    Account,

    /// <summary>An X.509 certificate.</summary>
    Certificate,

    /// <summary>A file, known by its digest.</summary>
    File,

    /// <summary>An application in a store, or a browser's add-on.</summary>
    App,

    /// <summary>A public key, such as that of an SSH host.</summary>
    Key,

    /// <summary>A wallet of a crypto currency, or another place where money goes.</summary>
    Payment,

    /// <summary>An autonomous system.</summary>
    AutonomousSystem,

    /// <summary>A bucket or another store of files at a provider.</summary>
    Bucket,

    /// <summary>A content delivery network's or a proxy's outlet.</summary>
    Cdn,

    /// <summary>A service that answers for names.</summary>
    Dns,

    /// <summary>A piece of infrastructure that a partner described without saying which address it has.</summary>
    Infrastructure,
}
