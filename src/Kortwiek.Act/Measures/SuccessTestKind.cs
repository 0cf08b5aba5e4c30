namespace Kortwiek.Act;

/// <summary>What shows that a measure holds.</summary>
public enum SuccessTestKind
{
    /// <summary>The name answers with the authority's address.</summary>
    DnsSinkholed,

    /// <summary>The service gives no answer: two of three vantage points, twice, ten minutes apart.</summary>
    NoAnswer,

    /// <summary>The account is gone.</summary>
    AccountGone,

    /// <summary>The address is gone.</summary>
    UrlGone,

    /// <summary>A receipt came in.</summary>
    Receipt,

    /// <summary>The digest of an image was recorded.</summary>
    ImageHashRecorded,
}
