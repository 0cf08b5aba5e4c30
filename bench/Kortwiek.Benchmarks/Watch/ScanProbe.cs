using Kortwiek.Watch;
using Kortwiek.Watch.Json;
using Kortwiek.Watch.Stix;

namespace Kortwiek.Benchmarks.Watch;

/// <summary>The scan alone with what every import needs of it: the version of each object and all its references.</summary>
internal sealed class ScanProbe() : StixScan(ItemWalker.FirstBuffer)
{
    private readonly VersionTable _versions = new();
    private readonly TypeNames _types = new();

    public long Count { get; private set; }

    public long Referred { get; private set; }

    public int Versions => _versions.Count;

    protected override void Found()
    {
        Count++;
        if (!StixId.TrySplit(RangeOf(StixProperty.Id).Of(Raw.Span), out var type, out var uuid))
        {
            return;
        }

        foreach (var (_, range) in References)
        {
            Referred += StixId.TrySplit(range.Of(Raw.Span), out _, out _) ? 1 : 0;
        }

        _versions.TryAdd(new VersionKey(uuid, _types.Of(type), Modified?.UtcTicks ?? 0), RawOffset, Raw.Length, Modified, static () => "");
    }

    protected override void Unusable(string code, string text) => throw new InvalidDataException(text);
}
