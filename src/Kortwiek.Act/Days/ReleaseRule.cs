using System.Globalization;

namespace Kortwiek.Act;

/// <summary>The rule that a release of a group has to meet.</summary>
/// <param name="Mode">Which rule.</param>
/// <param name="Quorum">For <see cref="ReleaseMode.Quorum"/>: at least so many measures.</param>
/// <param name="MinWeight">For <see cref="ReleaseMode.Weight"/>: at least this share of the weight, 0 to 1.</param>
/// <param name="MustHave">Ids of measures without which nothing is released, in ordinal order.</param>
public sealed record ReleaseRule(ReleaseMode Mode, int Quorum, double MinWeight, IReadOnlyList<string> MustHave)
{
    /// <summary>Every measure.</summary>
    public static ReleaseRule All { get; } = new(ReleaseMode.All, 0, 0, []);

    /// <summary>At least so many measures, and the named ones.</summary>
    public static ReleaseRule OfQuorum(int quorum, params IReadOnlyList<string> mustHave) => new(ReleaseMode.Quorum, quorum, 0, mustHave);

    /// <summary>At least this share of the weight, and the named measures.</summary>
    public static ReleaseRule OfWeight(double minWeight, params IReadOnlyList<string> mustHave) => new(ReleaseMode.Weight, 0, minWeight, mustHave);

    /// <summary>The one spelling that is signed: <c>all</c>, <c>quorum 14</c>, <c>weight 0.85 with M-001,M-004</c>.</summary>
    public override string ToString()
    {
        var mode = Mode switch
        {
            ReleaseMode.All => "all",
            ReleaseMode.Quorum => string.Create(CultureInfo.InvariantCulture, $"quorum {Quorum}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"weight {MinWeight:R}"),
        };
        return MustHave.Count == 0 ? mode : $"{mode} with {string.Join(',', MustHave.Order(StringComparer.Ordinal))}";
    }
}
