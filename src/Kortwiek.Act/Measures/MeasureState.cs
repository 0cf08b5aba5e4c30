namespace Kortwiek.Act;

/// <summary>Where a measure stands. The hold is a flag beside it, not a state.</summary>
public enum MeasureState
{
    /// <summary>Not there yet.</summary>
    None,

    /// <summary>Being drafted.</summary>
    Draft,

    /// <summary>Before the legal reviewer and the magistrate.</summary>
    Review,

    /// <summary>The executing magistrate has said yes.</summary>
    Authorised,

    /// <summary>Team, tools and contact stand by.</summary>
    Ready,

    /// <summary>Released for its instant.</summary>
    Go,

    /// <summary>A person reported that it was carried out.</summary>
    Executed,

    /// <summary>Somebody else, or a success test, saw that it holds.</summary>
    Confirmed,

    /// <summary>It was not carried out, or did not hold.</summary>
    Failed,

    /// <summary>What was down is up again.</summary>
    Returned,

    /// <summary>Given up before it was released.</summary>
    Withdrawn,
}
