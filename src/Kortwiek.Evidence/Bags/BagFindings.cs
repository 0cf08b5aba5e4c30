using System.Globalization;

namespace Kortwiek.Evidence.Bags;

/// <summary>Collects findings; the first thousand are kept, all are counted.</summary>
internal sealed class BagFindings
{
    private const int Kept = 1000;
    private readonly List<BagFinding> _all = [];

    public long Count { get; private set; }

    public void Add(string code, string? file, long? line, string message)
    {
        Count++;
        if (_all.Count < Kept)
        {
            _all.Add(new BagFinding(code, file, line, message));
        }
    }

    public IReadOnlyList<BagFinding> All() => Count <= Kept
        ? _all
        : [.. _all, new BagFinding("more", null, null, string.Create(CultureInfo.InvariantCulture, $"There are {Count - Kept} more."))];
}
