namespace Kortwiek.Watch;

/// <summary>Where on the path from the audience to a channel an element stands.</summary>
public enum ServiceLayer
{
    /// <summary>What the audience types or taps: domain, onion service, account, entry in a store.</summary>
    Name,

    /// <summary>What turns the name into a place: name service, registrar, platform.</summary>
    Resolution,

    /// <summary>What stands before the origin: content delivery network, proxy.</summary>
    Front,

    /// <summary>Where the content lies: server, bucket.</summary>
    Origin,
}
