using System.Text;
using Compression = Kortwiek.Core.Compression;

namespace Kortwiek.Tests.Core;

public sealed class DecompressTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i} {i * 7919 % 10007}\n")));

    [Fact]
    public void A_whole_gzip_file_is_complete()
    {
        var (bytes, end) = Keep(Packed.Gzip(Plain));
        Assert.Equal(Plain, bytes);
        Assert.Equal(UnpackEnd.Complete, end);
    }

    [Fact]
    public void Members_frames_and_streams_that_follow_each_other_are_read_as_one()
    {
        foreach (var pack in new Func<byte[], byte[]>[] { Packed.Gzip, Packed.Zstd, Packed.Xz })
        {
            var packed = pack(Plain);
            var (bytes, end) = Keep([.. packed, .. packed, .. packed]);
            Assert.Equal(3 * Plain.Length, bytes.Length);
            Assert.Equal(UnpackEnd.Complete, end);
        }
    }

    [Fact]
    public void Every_cut_of_a_gzip_file_is_seen_and_what_was_there_is_kept()
    {
        var packed = Packed.Gzip(Plain);
        for (var length = 3; length < packed.Length; length += length < packed.Length - 60 ? 997 : 1)
        {
            var (bytes, end) = Keep(packed[..length]);
            Assert.True(end is UnpackEnd.Truncated || (end == UnpackEnd.Unproven && packed[length - 1] == 0), $"{length}: {end}");
            Assert.True(Plain.AsSpan().StartsWith(bytes), $"{length}: other bytes");
            Assert.True(bytes.Length >= Plain.Length * (length - 40_000L) / packed.Length, $"{length}: only {bytes.Length}");
        }
    }

    [Fact]
    public void A_cut_in_the_second_member_is_seen()
    {
        var packed = Packed.Gzip(Plain);
        for (var extra = 1; extra < 40; extra++)
        {
            var (bytes, end) = Keep([.. packed, .. packed[..extra]]);
            Assert.True(end is UnpackEnd.Truncated or UnpackEnd.Unproven, $"{extra}: {end}");
            Assert.True(bytes.Length >= Plain.Length);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(100_000)]
    public void Zeros_behind_a_gzip_file_leave_its_end_unproven(int zeros)
    {
        var (bytes, end) = Keep([.. Packed.Gzip(Plain), .. new byte[zeros]]);
        Assert.Equal(Plain, bytes);
        Assert.Equal(UnpackEnd.Unproven, end);
    }

    [Fact]
    public void A_flipped_bit_is_damage_and_never_passes_as_the_file()
    {
        foreach (var pack in new Func<byte[], byte[]>[] { Packed.Gzip, Packed.Zstd, Packed.Xz })
        {
            var packed = pack(Plain);
            for (var i = 30; i < packed.Length - 12; i += packed.Length / 9)
            {
                var hurt = (byte[])packed.Clone();
                hurt[i] ^= 4;
                var (bytes, end) = Keep(hurt);
                Assert.True(end is UnpackEnd.Damaged or UnpackEnd.Truncated || bytes.AsSpan().SequenceEqual(Plain), $"{pack.Method.Name} {i}: {end}");
            }
        }
    }

    [Fact]
    public void A_cut_zstd_or_xz_file_keeps_what_was_there()
    {
        foreach (var pack in new Func<byte[], byte[]>[] { Packed.Zstd, Packed.Xz })
        {
            var packed = pack(Plain);
            foreach (var length in new[] { packed.Length / 2, packed.Length - 1, packed.Length - 13 })
            {
                var (bytes, end) = Keep(packed[..length]);
                Assert.True(end == UnpackEnd.Truncated, $"{pack.Method.Name} {length}: {end}");
                Assert.True(Plain.AsSpan().StartsWith(bytes), $"{pack.Method.Name} {length}: other bytes");
            }

            Assert.True(Keep(packed[..^20]).Bytes.Length > 0);
        }
    }

    [Fact]
    public void Padding_between_xz_streams_is_skipped()
    {
        var packed = Packed.Xz(Plain);
        Assert.Equal(UnpackEnd.Complete, Keep([.. packed, 0, 0, 0, 0, .. packed, 0, 0, 0, 0, 0, 0, 0, 0]).End);
        Assert.Equal(UnpackEnd.Unproven, Keep([.. packed, 0, 0, 0]).End);
        Assert.Equal(UnpackEnd.Unproven, Keep([.. packed, 1, 2, 3]).End);
    }

    [Fact]
    public void The_strict_reader_throws_where_a_part_is_missing()
    {
        foreach (var pack in new Func<byte[], byte[]>[] { Packed.Gzip, Packed.Zstd, Packed.Xz })
        {
            var packed = pack(Plain);
            using var whole = Decompress.Open(new MemoryStream(packed), out var compression);
            Assert.NotEqual(Compression.None, compression);
            using var text = new StreamReader(whole);
            Assert.Equal(Plain.Length, text.ReadToEnd().Length);

            using var cut = Decompress.Open(new MemoryStream(packed[..(packed.Length * 2 / 3)]), out _);
            Assert.Throws<InvalidDataException>(() => cut.CopyTo(Stream.Null));
        }
    }

    [Fact]
    public void A_bomb_is_stopped()
    {
        using var stream = Decompress.OpenKeeping(new MemoryStream(Packed.Gzip(new byte[10_000_000])), new UnpackLimit(1_000_000, 200));
        var length = Drain(stream).Length;
        Assert.Equal(UnpackEnd.TooLarge, stream.End);
        Assert.InRange(length, 900_000, 1_700_000);
        Assert.Equal(UnpackEnd.Complete, Keep(Packed.Gzip(new byte[10_000_000])).End);
    }

    [Fact]
    public void Plain_and_empty_files_are_what_they_are()
    {
        Assert.Equal(UnpackEnd.Complete, Keep(Plain).End);
        Assert.Empty(Keep([]).Bytes);
        Assert.Empty(Keep(Packed.Gzip([])).Bytes);
        Assert.Equal(UnpackEnd.Complete, Keep(Packed.Gzip([])).End);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.Select(Gen.OneOf(Gen.Const<byte[]>([0x1F, 0x8B, 8, 0]), Gen.Const<byte[]>([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]), Gen.Const<byte[]>([0x28, 0xB5, 0x2F, 0xFD]), Gen.Const<byte[]>([])), Gen.Byte.Array[0, 300])
            .Sample((head, rest) => Keep([.. head, .. rest]).End != UnpackEnd.Open);

    private static (byte[] Bytes, UnpackEnd End) Keep(byte[] packed)
    {
        using var stream = Decompress.OpenKeeping(new MemoryStream(packed));
        return (Drain(stream), stream.End);
    }

    private static byte[] Drain(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
