using Kortwiek.Evidence;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary>What a verification found.</summary>
/// <param name="Target">What was verified: an exhibit's number, or the name of a bag or log.</param>
/// <param name="What"><c>exhibit</c>, <c>bag</c> or <c>log</c>.</param>
/// <param name="Ok">All checks hold.</param>
/// <param name="Checks">Each with its finding.</param>
/// <param name="Time">Between which instants it provably came to be.</param>
public sealed record Verification(string Target, string What, bool Ok, IReadOnlyList<Check> Checks, ProvenTime Time)
{
    /// <summary>Sums checks up.</summary>
    internal static Verification Of(string target, string what, IReadOnlyList<Check> checks, IEnumerable<VerifiedLine> lines) =>
        new(target, what, checks.All(c => c.Ok), checks, ProvenTime.Of(lines));
}

/// <summary>The bounds of a time that do not rest on our own clock.</summary>
/// <param name="NotBefore">Not earlier than this, or null.</param>
/// <param name="NotAfter">Not later than this, or null.</param>
/// <param name="Basis">What the bounds rest on.</param>
public sealed record ProvenTime(DateTimeOffset? NotBefore, DateTimeOffset? NotAfter, string Basis)
{
    internal static ProvenTime Of(IEnumerable<VerifiedLine> lines)
    {
        var first = lines.Where(l => l.Seconds is not null).OrderBy(l => l.Seconds).FirstOrDefault();
        return first is null
            ? new ProvenTime(null, null, "no witness and no time stamp: the times in the entries are the machine's own claim")
            : new ProvenTime(null, DateTimeOffset.FromUnixTimeSeconds(first.Seconds!.Value), $"cosigned by {first.Key.Name}");
    }
}
