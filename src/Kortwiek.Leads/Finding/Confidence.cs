namespace Kortwiek.Leads;

/// <summary>How far a lead's reasons carry, after its safeguards. Low never leaves the case team.</summary>
public enum Confidence
{
    /// <summary>For the case team alone.</summary>
    Low,

    /// <summary>Over the threshold.</summary>
    Moderate,

    /// <summary>Far over the threshold.</summary>
    High,
}
