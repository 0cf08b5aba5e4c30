namespace Kortwiek.Leads;

/// <summary>What a lead says somebody did.</summary>
public enum LeadClass
{
    /// <summary>Ran a server or its site.</summary>
    Administrator,

    /// <summary>Put something there.</summary>
    Uploader,

    /// <summary>Broke in: not the owner.</summary>
    Intruder,
}
