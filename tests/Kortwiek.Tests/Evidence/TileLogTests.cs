using System.Globalization;
using System.Text;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Tests.Evidence;

public sealed class TileLogTests : IDisposable
{
    private const string Origin = "kortwiek.example/log";
    private static readonly TestSigner Signer = new(Origin, 0x00);
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void All_16_golden_checkpoints_verify_and_all_240_proofs_hold()
    {
        var folder = SharedData.Path("evidence/tlog-tiles/testdata/log");
        Assert.True(NoteKey.TryParse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx", out var key, out _));
        var log = LogReader.Open(folder).Value;
        Assert.Equal(15ul, log.Size);
        var roots = new MerkleHash[16];
        for (var size = 0; size <= 15; size++)
        {
            Assert.True(Checkpoint.TryParse(File.ReadAllBytes(Path.Combine(folder, $"checkpoint.{size}")), out var note, out var checkpoint, out _));
            Assert.True(note.Verify([key]).Ok);
            Assert.Equal(log.RootAt((ulong)size), checkpoint.Root);
            roots[size] = checkpoint.Root;
        }

        Assert.Equal("a6sWvsc2eEzmj72vah7mZ5dwFltivehh2b11qwlp5Jg=", roots[6].ToString());
        var proofs = 0;
        for (ulong size = 1; size <= 15; size++)
        {
            for (ulong index = 0; index < size; index++, proofs++)
            {
                Assert.True(ProofChecks.Inclusion(index, size, Merkle.Leaf(log.Entry(index).Span), MerkleProofs.Inclusion(log, index, size), roots[size]));
            }

            for (ulong old = 1; old <= size; old++, proofs++)
            {
                Assert.True(ProofChecks.Consistency(old, size, roots[old], roots[size], MerkleProofs.Consistency(log, old, size)));
            }
        }

        Assert.Equal(240, proofs);
        Assert.Equal(
            ["yiM+eia4w1wsk/Ukx7kF56IQVkDW3MWUaUz/VtJu+yU=", "nk9gCR+floFqznAPtqjjcnnV64dge2jQB95D5t164Hg=", "zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=", "5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks="],
            MerkleProofs.Inclusion(log, 4, 15).Select(h => h.ToString()));
        Assert.Equal("ycRkkNklus5eMVRUvkD1pK321vMrA+jjOiZKU8aOcY4=", MerkleProofs.Consistency(log, 6, 15)[0].ToString());
        var report = LogVerifier.Verify(folder, [key], NoProgress.Instance, Cancellation).Value;
        Assert.True(report.Ok, string.Join('\n', report.Checks));
    }

    [Fact]
    public void Our_log_of_the_golden_entries_has_the_golden_files()
    {
        var golden = SharedData.Path("evidence/tlog-tiles/testdata/log");
        using (var log = Open())
        {
            foreach (var entry in LogReader.Open(golden).Value.Entries())
            {
                _ = log.Append([entry], Cancellation);
                _ = log.Sign(Signer).Value;
            }
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(golden, "tile"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_temp["log/" + Path.GetRelativePath(golden, file)]));
        }

        var worked = File.ReadAllText(SharedData.Path("evidence/worked/checkpoint"));
        Assert.StartsWith(File.ReadAllText(_temp["log/checkpoint"]), worked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(255, 2)]
    [InlineData(256, 256)]
    [InlineData(511, 1)]
    [InlineData(1000, 700)]
    public void A_log_appended_in_batches_has_the_root_of_its_entries(int first, int second)
    {
        var entries = Enumerable.Range(0, first + second).Select(i => (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes($"entry {i}")).ToList();
        var stack = new MerkleStack();
        using (var log = Open())
        {
            Assert.Equal(0ul, log.Append(entries[..first], Cancellation));
            Assert.Equal((ulong)first, log.Append(entries[first..], Cancellation));
            entries.ForEach(e => stack.Add(Merkle.Leaf(e.Span)));
            Assert.Equal(stack.Root(), log.Root);
            Assert.Equal(stack.Root(), log.Reader().RootAt(log.Size));
            _ = log.Sign(Signer).Value;
            Assert.Equal(entries.Select(e => Convert.ToHexString(e.Span)), log.Reader().Entries().Select(e => Convert.ToHexString(e.Span)));
        }

        Assert.True(Report().Ok, string.Join('\n', Report().Checks));
    }

    [Fact]
    public void Level_one_has_a_full_tile_and_a_partial_one_at_70000_entries()
    {
        using (var log = Open())
        {
            _ = log.Append(Enumerable.Range(0, 70_000).Select(i => (ReadOnlyMemory<byte>)BitConverter.GetBytes(i)).ToList(), Cancellation);
            _ = log.Sign(Signer).Value;
            var reader = log.Reader();
            foreach (var i in (ulong[])[0, 255, 256, 65535, 65536, 69_999])
            {
                Assert.True(ProofChecks.Inclusion(i, log.Size, Merkle.Leaf(reader.Entry(i).Span), MerkleProofs.Inclusion(reader, i, log.Size), log.Root));
                Assert.True(ProofChecks.Consistency(i + 1, log.Size, reader.RootAt(i + 1), log.Root, MerkleProofs.Consistency(reader, i + 1, log.Size)));
            }
        }

        Assert.Equal(["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"],
            Directory.EnumerateFiles(_temp["log/tile"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_temp["log"], f))
                .Where(f => f.Contains(".p/", StringComparison.Ordinal) || f.StartsWith("tile/1", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.True(Report().Ok);
    }

    [Fact]
    public void Partial_tiles_go_once_the_full_one_is_under_a_checkpoint()
    {
        using var log = Open();
        _ = log.Append(Entries(250), Cancellation);
        _ = log.Sign(Signer).Value;
        _ = log.Append(Entries(6), Cancellation);
        Assert.True(File.Exists(_temp["log/tile/0/000.p/250"]));
        _ = log.Sign(Signer).Value;
        Assert.False(Directory.Exists(_temp["log/tile/0/000.p"]));
        Assert.True(File.Exists(_temp["log/tile/1/000.p/1"]));
        Assert.Equal(log.Reader().RootAt(250), Merkle.Root(log.Reader(), 0, 250));
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_the_log_is_found()
    {
        using (var log = Open())
        {
            _ = log.Append(Entries(258), Cancellation);
            _ = log.Sign(Signer).Value;
            _ = log.Append(Entries(3), Cancellation);
        }

        var files = Directory.EnumerateFiles(_temp["log"], "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0).Order(StringComparer.Ordinal).ToArray();
        Assert.True(Report().Ok);
        (from file in Gen.Int[0, files.Length - 1].Select(i => files[i]) from position in Gen.Double.Unit from bit in Gen.Int[0, 7] select (file, position, bit)).Sample(
            t =>
            {
                var bytes = File.ReadAllBytes(t.file);
                var at = Math.Min(bytes.Length - 1, (int)(t.position * bytes.Length));
                bytes[at] ^= (byte)(1 << t.bit);
                File.WriteAllBytes(t.file, bytes);
                var verdict = LogVerifier.Verify(_temp["log"], [Signer.Key], NoProgress.Instance, CancellationToken.None);
                bytes[at] ^= (byte)(1 << t.bit);
                File.WriteAllBytes(t.file, bytes);
                return verdict.ExitCode != 0;
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public void A_missing_or_strange_file_is_found()
    {
        using (var log = Open())
        {
            _ = log.Append(Entries(300), Cancellation);
            _ = log.Sign(Signer).Value;
        }

        foreach (var file in (string[])["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000"])
        {
            File.Move(_temp["log/" + file], _temp["kept"]);
            Assert.False(Report().Ok, file);
            File.Move(_temp["kept"], _temp["log/" + file]);
        }

        File.WriteAllText(_temp["log/tile/0/readme"], "");
        Assert.False(Report().Ok);
        File.Delete(_temp["log/tile/0/readme"]);
        Assert.True(Report().Ok);
        Assert.False(LogVerifier.Verify(_temp["log"], [], NoProgress.Instance, Cancellation).Value.Ok);
    }

    [Fact]
    public void An_append_that_was_cut_off_leaves_the_log_as_it_was()
    {
        MerkleHash root;
        using (var log = Open())
        {
            _ = log.Append(Entries(200), Cancellation);
            _ = log.Sign(Signer).Value;
            root = log.Root;
        }

        // What lies on the disk when the machine stops just before the size is remembered.
        var state = File.ReadAllBytes(_temp["log/.state/tree"]);
        using (var log = Open())
        {
            _ = log.Append(Entries(700), Cancellation);
        }

        File.WriteAllBytes(_temp["log/.state/tree"], state);
        Assert.True(Report().Ok, string.Join('\n', Report().Checks));
        using (var log = Open())
        {
            Assert.Equal((200ul, root), (log.Size, log.Root));
            Assert.False(File.Exists(_temp["log/tile/0/000"]));
            Assert.False(File.Exists(_temp["log/tile/entries/003.p/132"]));
            Assert.True(File.Exists(_temp["log/.state/leftover-200-0/tile/0/002"]));
            _ = log.Append(Entries(100), Cancellation);
            _ = log.Sign(Signer).Value;
        }

        Assert.True(Report().Ok, string.Join('\n', Report().Checks));
    }

    [Fact]
    public void A_log_that_was_rewritten_or_rolled_back_is_never_signed()
    {
        using (var log = Open())
        {
            _ = log.Append(Entries(10), Cancellation);
            _ = log.Sign(Signer).Value;
        }

        TempFolder.Copy(_temp["log"], _temp["old"]);
        using (var log = Open())
        {
            _ = log.Append(Entries(10), Cancellation);
            _ = log.Sign(Signer).Value;
        }

        var newer = File.ReadAllBytes(_temp["log/checkpoint"]);

        // Rolled back: the folder of yesterday under today's checkpoint.
        File.WriteAllBytes(_temp["old/checkpoint"], newer);
        Assert.Contains("rolled back", Refused(TileLog.Open(_temp["old"], Origin, TimeSpan.Zero, Cancellation)), StringComparison.Ordinal);

        // Rewritten: another log of the same name and length with this checkpoint.
        using var other = TileLog.Open(_temp["other"], Origin, TimeSpan.Zero, Cancellation).Value;
        _ = other.Append([.. Entries(19), "changed"u8.ToArray(), "later"u8.ToArray()], Cancellation);
        File.WriteAllBytes(_temp["other/checkpoint"], newer);
        var refusal = Assert.IsType<Outcome<SignedNote>.Refused>(other.Sign(Signer));
        Assert.Equal("log-inconsistent", refusal.All.All[0].Guard);
        Assert.Equal(newer, File.ReadAllBytes(_temp["other/checkpoint"]));
    }

    [Fact]
    public void Only_one_process_writes_and_another_log_is_refused()
    {
        using var log = Open();
        Assert.Equal("log-busy", Assert.IsType<Outcome<TileLog>.Refused>(TileLog.Open(_temp["log"], Origin, TimeSpan.Zero, Cancellation)).All.All[0].Guard);
        log.Dispose();
        Assert.Equal(2, TileLog.Open(_temp["log"], "another.example/log", TimeSpan.Zero, Cancellation).ExitCode);
        Assert.Equal(2, TileLog.Open(_temp["log"], "a name", TimeSpan.Zero, Cancellation).ExitCode);
    }

    [Fact]
    public void Damaged_tiles_are_not_continued()
    {
        using (var log = Open())
        {
            _ = log.Append(Entries(5), Cancellation);
        }

        var tile = _temp["log/tile/0/000.p/5"];
        var bytes = File.ReadAllBytes(tile);
        bytes[40] ^= 1;
        File.WriteAllBytes(tile, bytes);
        Assert.Contains("cannot be continued", Refused(TileLog.Open(_temp["log"], Origin, TimeSpan.Zero, Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public void Signing_twice_changes_nothing_and_an_empty_log_can_be_signed()
    {
        using var log = Open();
        _ = log.Sign(Signer).Value;
        var first = File.ReadAllBytes(_temp["log/checkpoint"]);
        Assert.Equal($"{Origin}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", Encoding.UTF8.GetString(log.Sign(Signer).Value.Text.Span));
        Assert.Equal(first, File.ReadAllBytes(_temp["log/checkpoint"]));
        Assert.Throws<ArgumentException>(() => log.Sign(new TestSigner("other.example", 1)));
        Assert.Throws<ArgumentException>(() => log.Append([new byte[65536]], Cancellation));
        _ = log.Append([new byte[65535]], Cancellation);
        Assert.Equal(65535, log.Reader().Entry(0).Length);
    }

    [Fact]
    public void Paths_of_tiles_are_those_of_the_specification()
    {
        Assert.Equal("tile/0/x001/x234/067", LogLayout.Tile(0, 1234067, 256));
        Assert.Equal("tile/entries/005", LogLayout.Bundle(5, 256));
        Assert.Equal("tile/2/x001/000.p/8", LogLayout.Tile(2, 1000, 8));
        (from level in Gen.Int[-1, 7] from index in Gen.ULong from width in Gen.Int[1, 256] select (level, index, width)).Sample(t =>
        {
            var index = t.index >> 8;
            var path = t.level < 0 ? LogLayout.Bundle(index, t.width) : LogLayout.Tile(t.level, index, t.width);
            return LogLayout.TryParse(path, out var l, out var i, out var w) && (l, i, w) == (t.level, index, t.width);
        });
        Assert.All((string[])["tile/0/5", "tile/0/x000/005", "tile/64/000", "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/000.p/07", "tile/00/000", "x/0/000", "tile/0/x001", "tile/0/001/002"],
            p => Assert.False(LogLayout.TryParse(p, out _, out _, out _), p));
    }

    private static List<ReadOnlyMemory<byte>> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)))];

    private static string Refused<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).All.ToString();

    private TileLog Open() => TileLog.Open(_temp["log"], Origin, TimeSpan.Zero, Cancellation).Value;

    private LogReport Report() => LogVerifier.Verify(_temp["log"], [Signer.Key], NoProgress.Instance, Cancellation).Value;
}
