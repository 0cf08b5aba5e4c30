namespace Kortwiek.Act;

/// <summary>How something that was down is up again.</summary>
public enum ReturnKind
{
    /// <summary>At the same place.</summary>
    SamePlace,

    /// <summary>At another place.</summary>
    Moved,

    /// <summary>As a copy.</summary>
    Mirror,
}
