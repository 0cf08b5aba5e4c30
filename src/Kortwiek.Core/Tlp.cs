namespace Kortwiek.Core;

/// <summary>Traffic Light Protocol 2.0, from the widest audience to the narrowest; the order is the order of strictness.</summary>
public enum Tlp
{
    /// <summary>No limit.</summary>
    Clear,

    /// <summary>The community.</summary>
    Green,

    /// <summary>The organisation and its clients who need to know.</summary>
    Amber,

    /// <summary>The organisation alone.</summary>
    AmberStrict,

    /// <summary>The named recipients alone.</summary>
    Red,
}
