using System.Text;
using Kortwiek.Plan.Graphs;

namespace Kortwiek.Tests.Plan;

public sealed class NetworkSnapshotTests
{
    [Fact]
    public void The_hash_is_that_of_the_sorted_pairs()
    {
        var expected = Digest.Sha256Of(Encoding.UTF8.GetBytes("a\tb\na\tc\nb\tç\n"));
        Assert.Equal(expected, NetworkSnapshot.Of(Networks.Read("ç b\nc a\na b\nb a\na a\n").Value));
    }

    [Fact]
    public void Order_and_direction_do_not_matter_and_one_edge_does() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var edges = Enumerable.Range(0, 2 + random.Below(30)).Select(_ => (A: random.Below(12), B: random.Below(12))).Where(e => e.A != e.B).Distinct().ToArray();
                var text = string.Join('\n', edges.Select(e => $"n{e.A} n{e.B}"));
                random.Shuffle(edges.AsSpan());
                var turned = string.Join('\n', edges.Select(e => random.Below(2) == 0 ? $"n{e.A} n{e.B}" : $"n{e.B} n{e.A}"));
                if (edges.Length == 0)
                {
                    return;
                }

                var hash = NetworkSnapshot.Of(Networks.Read(text).Value);
                Assert.Equal(hash, NetworkSnapshot.Of(Networks.Read(turned).Value));
                Assert.NotEqual(hash, NetworkSnapshot.Of(Networks.Read(text + "\nn0 other").Value));
            },
            iter: 100);
}
