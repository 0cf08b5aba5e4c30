namespace Kortwiek.Leads;

/// <summary>What the person behind a lead is in the procedure.</summary>
/// <remarks>Directive (EU) 2016/680, Article 6.</remarks>
public enum SubjectCategory
{
    /// <summary>There are serious grounds to believe that the person committed or is about to commit an offence.</summary>
    Suspect,

    /// <summary>Convicted of an offence.</summary>
    Convicted,

    /// <summary>A victim, or possibly one.</summary>
    Victim,

    /// <summary>A witness, a contact, or another party.</summary>
    Other,
}

/// <summary>Whether the person is a minor.</summary>
public enum MinorStatus
{
    /// <summary>Nobody can say.</summary>
    Unknown,

    /// <summary>Known to be one: never in a general dossier.</summary>
    Known,

    /// <summary>Presumed to be one: never in a general dossier.</summary>
    Presumed,
}
