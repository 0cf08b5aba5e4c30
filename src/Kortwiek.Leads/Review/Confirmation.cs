namespace Kortwiek.Leads;

/// <summary>What a human says who confirms a lead; nothing may be missing.</summary>
/// <param name="Reason">Why the lead is right.</param>
/// <param name="Purpose">What it is used for.</param>
/// <param name="Under">The legal basis.</param>
/// <param name="RetainUntil">Until when it may be kept.</param>
/// <param name="Subject">What the person is in the procedure.</param>
/// <param name="Minor">Whether the person is a minor.</param>
public sealed record Confirmation(string? Reason, string? Purpose, string? Under, DateOnly? RetainUntil, SubjectCategory? Subject, MinorStatus Minor = MinorStatus.Unknown)
{
    /// <summary>All that is missing or empty, as the command line names it; empty where nothing is.</summary>
    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        Need("--reason", !string.IsNullOrWhiteSpace(Reason));
        Need("--purpose", !string.IsNullOrWhiteSpace(Purpose));
        Need("--under", !string.IsNullOrWhiteSpace(Under));
        Need("--retain-until", RetainUntil is not null);
        Need("--subject", Subject is not null);
        return missing;

        void Need(string option, bool there)
        {
            if (!there)
            {
                missing.Add(option);
            }
        }
    }
}
