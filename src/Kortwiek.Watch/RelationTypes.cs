namespace Kortwiek.Watch;

/// <summary>The words for ties that this room makes itself; any other word of a source is kept as it is.</summary>
public static class RelationTypes
{
    /// <summary>A name has an address.</summary>
    public const string ResolvesTo = "resolves-to";

    /// <summary>A web address lies on a host.</summary>
    public const string AtHost = "at-host";

    /// <summary>An address belongs to an autonomous system, a mail address to an account.</summary>
    public const string BelongsTo = "belongs-to";

    /// <summary>A whole has a part.</summary>
    public const string ConsistsOf = "consists-of";

    /// <summary>One end was seen to send to the other.</summary>
    public const string CommunicatesWith = "communicates-with";

    /// <summary>A tie of which the source says no more.</summary>
    public const string RelatedTo = "related-to";
}
