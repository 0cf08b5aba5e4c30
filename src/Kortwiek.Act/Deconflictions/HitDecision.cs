using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>What both sides decide, or one of them proposes. Two decisions are the same where all three parts are.</summary>
/// <param name="Resolution">How they go on.</param>
/// <param name="Lead">Code of the authority that leads; null unless one does.</param>
/// <param name="Until">Until when both wait; null unless they do.</param>
public sealed record HitDecision(HitResolution Resolution, string? Lead = null, DateTimeOffset? Until = null)
{
    /// <summary>As one reads it: <c>joint</c>, <c>harz leads</c>, <c>wait until 2027-04-01T00:00:00Z</c>.</summary>
    public override string ToString() => Resolution switch
    {
        HitResolution.Lead => $"{Lead} leads",
        HitResolution.Wait when Until is { } until => $"wait until {Utc.Text(until)}",
        _ => Words.Of(Resolution),
    };
}
