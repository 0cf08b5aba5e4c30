namespace Kortwiek.Act;

/// <summary>How information from another authority may be handled.</summary>
public enum HandlingCode
{
    /// <summary>Only to prevent and fight crime within the agency's remit.</summary>
    H0,

    /// <summary>Not as evidence in court without the provider's permission.</summary>
    H1,

    /// <summary>Not to be passed on without the provider's permission.</summary>
    H2,

    /// <summary>As the text says.</summary>
    H3,
}
