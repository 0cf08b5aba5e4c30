using Blake3;
using Kortwiek.Evidence.Hashing;

namespace Kortwiek.Tests.Evidence;

public sealed class Blake3Tests
{
    private static readonly byte[] Data = IntakeTests.Noise(700_000);

    [Fact]
    public void The_hash_of_nothing_is_the_published_one()
    {
        var hash = new byte[32];
        using var running = new RunningBlake3();
        running.Finish(hash);
        Assert.Equal("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262", Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void Every_length_up_to_three_chunks_and_around_every_power_of_two_has_the_hash_of_the_package()
    {
        Assert.SkipUnless(Blake3Hash.IsSupported, "this processor has no AVX2");
        var lengths = Enumerable.Range(0, 3100).Concat(Enumerable.Range(2, 8).SelectMany(k => Enumerable.Range(-1, 3).Select(d => (1024 << k) + d)));
        foreach (var length in lengths)
        {
            Assert.Equal(Expected(Data.AsSpan(0, length)), Ours([length]));
        }
    }

    [Fact]
    public void Bytes_in_pieces_of_any_size_have_the_hash_of_the_whole()
    {
        Assert.SkipUnless(Blake3Hash.IsSupported, "this processor has no AVX2");
        Gen.OneOf(Gen.Int[0, 3000], Gen.Int[0, 200_000], Gen.Int[1, 200].Select(c => c * 1024)).Array[1, 6].Sample(pieces =>
        {
            var total = 0;
            var fitting = pieces.TakeWhile(p => (total += p) <= Data.Length).ToArray();
            return Ours(fitting) == Expected(Data.AsSpan(0, fitting.Sum()));
        });
    }

    [Fact]
    public void A_hash_can_be_asked_for_and_continued()
    {
        Assert.SkipUnless(Blake3Hash.IsSupported, "this processor has no AVX2");
        var hash = new Blake3Hash();
        var bytes = new byte[32];
        for (var i = 0; i < 600_000; i += 4096)
        {
            hash.Append(Data.AsSpan(i, 4096));
            hash.Finish(bytes);
            Assert.Equal(Expected(Data.AsSpan(0, i + 4096)), Convert.ToHexStringLower(bytes));
        }
    }

    private static string Expected(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(Hasher.Hash(bytes).AsSpan());

    private static string Ours(int[] pieces)
    {
        var hash = new Blake3Hash();
        var at = 0;
        foreach (var piece in pieces)
        {
            hash.Append(Data.AsSpan(at, piece));
            at += piece;
        }

        var bytes = new byte[32];
        hash.Finish(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
