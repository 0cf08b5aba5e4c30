namespace Kortwiek.Act;

/// <summary>How two authorities go on with one element.</summary>
public enum HitResolution
{
    /// <summary>Together: both go on.</summary>
    Joint,

    /// <summary>One leads: it goes on, the other's measures stand still.</summary>
    Lead,

    /// <summary>Both wait until an instant.</summary>
    Wait,
}
