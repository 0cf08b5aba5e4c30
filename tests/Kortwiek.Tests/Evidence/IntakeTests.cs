using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Blake3;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Tests.Evidence;

public sealed partial class IntakeTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_folder_gets_the_root_over_its_files_in_the_order_of_their_bytes()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["a-b"] = "1"u8.ToArray(),
            ["a.txt"] = [],
            ["a/b"] = "22"u8.ToArray(),
            ["a/c/d"] = "333"u8.ToArray(),
            ["ab"] = "x"u8.ToArray(),
            ["é"] = "y"u8.ToArray(),
        };
        foreach (var (path, bytes) in files)
        {
            Write("source/" + path, bytes);
        }

        Directory.CreateDirectory(_temp["source/empty"]);
        File.CreateSymbolicLink(_temp["source/link"], "/nowhere/at all");
        Assert.Equal(0, MakePipe(_temp["source/pipe"], 0x180));
        var result = Assert.IsType<Outcome<IntakeResult>.Done>(Run()).Answer;
        var leaves = files.Select(f => LeafEntry(Encoding.UTF8.GetBytes(f.Key), f.Value)).ToList();
        Assert.Equal(new PlainTree(leaves).Hash(0, leaves.Count), result.Root);
        Assert.Equal((6, 8, 1, 2, 0), (result.Files, result.Bytes, result.Links, result.Others, result.ProblemCount));
        var listed = IntakeListing.Read(_temp["journal"]).ToList();
        Assert.Equal(["a-b", "a.txt", "a/b", "a/c/d", "ab", "empty", "link", "pipe", "é"], listed.Select(f => f.Path.Display()));
        Assert.Equal("/nowhere/at all", Encoding.UTF8.GetString(listed.Single(f => f.Kind == FileKind.Link).Target!));
        Assert.All(listed.Where(f => f.Kind == FileKind.File), f =>
        {
            Assert.Equal(SHA256.HashData(files[f.Path.Display()]), f.Sha256);
            Assert.Equal(Hasher.Hash(files[f.Path.Display()]).AsSpan().ToArray(), f.Blake3);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(3 << 20)]
    [InlineData((8 << 20) - 1)]
    [InlineData(8 << 20)]
    [InlineData((21 << 20) + 12345)]
    public void A_single_file_of_any_size_has_its_hashes(int size)
    {
        var bytes = Noise(size);
        Write("source", bytes);
        var result = Run(request => request with { CopyTo = _temp["copy"] }).Value;
        Assert.Equal(FileKind.File, result.Kind);
        Assert.Equal(Digest.Sha256Of(bytes), result.Sha256);
        Assert.Equal(Digest.Of("blake3", Hasher.Hash(bytes).AsSpan()), result.Blake3);
        Assert.Equal(Merkle.Leaf(LeafEntry("source"u8, bytes)), result.Root);
        Assert.Equal(bytes, File.ReadAllBytes(_temp["copy/source"]));
        Assert.False(Directory.Exists(_temp["copy.unfinished"]));
        Assert.False(File.Exists(_temp["journal/intake.reserve"]));
    }

    [Fact]
    public void Names_that_are_no_text_are_taken_in_copied_and_checked()
    {
        Directory.CreateDirectory(_temp["source"]);
        byte[][] names = [[0xff, 0xfe], [(byte)'a', (byte)'\n', (byte)'b'], Encoding.UTF8.GetBytes("ok"), [0xc3, 0x28, (byte)'/', 0x80]];
        using (var root = Native.OpenFolder(null, Native.PathBytes(_temp["source"])))
        {
            Native.MakeFolder(root, [0xc3, 0x28]);
            foreach (var name in names)
            {
                using var file = Native.OpenWrite(root, name, keep: false);
                Native.WriteAt(file, name, 0);
            }
        }

        var result = Run(request => request with { CopyTo = _temp["copy"], Degree = 3 }).Value;
        Assert.Equal(4, result.Files);
        Assert.Equal(["a\\x0ab", "ok", "\\xc3(/\\x80", "\\xff\\xfe"], IntakeListing.Read(_temp["journal"]).Select(f => f.Path.Display()));
        Assert.All(IntakeListing.Read(_temp["journal"]), f => Assert.Equal(SHA256.HashData(f.Path.Bytes), f.Sha256));
        var checks = ItemCheck.Run(_temp["journal"], _temp["copy"], result.Root, result.Listing, 2, NoProgress.Instance, Cancellation);
        Assert.Equal(0, checks.ExitCode);
        Assert.Equal(["journal", "listing", "content"], checks.Value.Select(c => c.Name));
    }

    [Fact]
    public void A_path_longer_than_the_kernel_takes_at_once_is_read()
    {
        Directory.CreateDirectory(_temp["source"]);
        var depth = 30;
        var part = Encoding.ASCII.GetBytes(new string('d', 200));
        var path = new List<byte>();
        using (var root = Native.OpenFolder(null, Native.PathBytes(_temp["source"])))
        {
            for (var i = 0; i < depth; i++)
            {
                path.AddRange(part);
                Native.MakeFolder(root, path.ToArray());
                path.Add((byte)'/');
            }

            using var file = Native.OpenWrite(root, [.. path, (byte)'f'], keep: false);
            Native.WriteAt(file, "deep"u8, 0);
        }

        var result = Run(request => request with { CopyTo = _temp["copy"] }).Value;
        Assert.Equal((1, 4, 0), (result.Files, result.Bytes, result.ProblemCount));
        Assert.Equal((depth * 201) + 1, IntakeListing.Read(_temp["journal"]).Single().Path.Bytes.Length);
    }

    [Fact]
    public void What_must_not_be_taken_in_is_refused_before_anything_is_written()
    {
        Write("source/file", "x"u8);
        File.CreateSymbolicLink(_temp["alias"], _temp["source"]);
        Assert.Equal("missing-file", Code(ItemIntake.Run(new IntakeRequest(_temp["nothing"], _temp["journal"]), NoProgress.Instance, Cancellation)));
        Assert.Equal("link", Code(ItemIntake.Run(new IntakeRequest(_temp["alias"], _temp["journal"]), NoProgress.Instance, Cancellation)));
        Assert.Equal("output-under-source", Code(ItemIntake.Run(new IntakeRequest(_temp["source"], _temp["source/deep/journal"]), NoProgress.Instance, Cancellation)));
        Assert.Equal("output-under-source", Code(ItemIntake.Run(new IntakeRequest(_temp["source"], _temp["alias/journal"]), NoProgress.Instance, Cancellation)));
        Assert.Equal("output-under-source", Code(Run(request => request with { CopyTo = _temp["source/copy"] })));
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(_temp["source"]).Select(Path.GetFileName));
        Assert.False(Directory.Exists(_temp["journal"]));
        Write("copy/there", "y"u8);
        Assert.Equal("output-exists", Code(Run(request => request with { CopyTo = _temp["copy"] })));
    }

    [Fact]
    public void A_journal_of_another_source_and_one_in_use_are_refused()
    {
        Write("source/file", "x"u8);
        Write("other/file", "x"u8);
        _ = Run().Value;
        Assert.Equal("other-intake", Code(ItemIntake.Run(new IntakeRequest(_temp["other"], _temp["journal"]), NoProgress.Instance, Cancellation)));
        using var held = IntakeJournal.Open(_temp["journal"], out _);
        Assert.Equal("intake-busy", Assert.IsType<Outcome<IntakeResult>.Refused>(Run()).All.All[0].Guard);
    }

    [Fact]
    public void A_finished_intake_is_not_read_again()
    {
        Write("source/file", "x"u8);
        var first = Run().Value;
        Write("source/file", "changed"u8);
        var again = Run().Value;
        Assert.Equal((first.Root, first.Listing, first.Files, false), (again.Root, again.Listing, again.Files, again.Resumed));
    }

    [Fact]
    public void A_flipped_bit_of_an_item_its_copy_or_its_listing_is_found()
    {
        for (var i = 0; i < 5; i++)
        {
            Write($"source/f{i}", Noise(100 + i));
        }

        var result = Run(request => request with { CopyTo = _temp["copy"] }).Value;
        bool Ok() => ItemCheck.Run(_temp["journal"], _temp["copy"], result.Root, result.Listing, 1, NoProgress.Instance, CancellationToken.None).ExitCode == 0;
        Assert.True(Ok());
        var files = Directory.EnumerateFiles(_temp["copy"]).Append(_temp["journal/intake.journal"]).Order(StringComparer.Ordinal).ToArray();
        (from file in Gen.Int[0, files.Length - 1] from at in Gen.Int[0, 1_000_000] from bit in Gen.Int[0, 7] select (file, at, bit)).Sample(
            t =>
            {
                var bytes = File.ReadAllBytes(files[t.file]);
                var at = t.at % bytes.Length;
                bytes[at] ^= (byte)(1 << t.bit);
                File.WriteAllBytes(files[t.file], bytes);
                var found = !Ok();
                bytes[at] ^= (byte)(1 << t.bit);
                File.WriteAllBytes(files[t.file], bytes);

                // The journal also holds records that seal nothing (start, done): what follows a damaged one is then missing, which is found too.
                return found;
            },
            iter: 200, threads: 1);
        File.Delete(_temp["copy/f3"]);
        Assert.Contains("f3 is missing", ItemCheck.Run(_temp["journal"], _temp["copy"], result.Root, result.Listing, 1, NoProgress.Instance, Cancellation).Value[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_sector_becomes_zeros_and_is_listed()
    {
        var disk = Noise(1 << 20);
        int Read(Span<byte> buffer, long offset)
        {
            foreach (var bad in (long[])[8192, 12288, 500_000])
            {
                if (offset < bad + 512 && offset + buffer.Length > bad)
                {
                    return -5;
                }
            }

            var length = (int)Math.Min(buffer.Length, disk.Length - offset);
            disk.AsSpan((int)offset, length).CopyTo(buffer);
            return length;
        }

        var reader = new SourceReader(Read, disk.Length, 512);
        var buffer = new byte[disk.Length + 10];
        Assert.Equal(disk.Length, reader.Fill(buffer, 0));
        var expected = (byte[])disk.Clone();
        expected.AsSpan(8192, 512).Clear();
        expected.AsSpan(12288, 512).Clear();
        expected.AsSpan(499_712, 1024).Clear();
        Assert.Equal(Convert.ToHexString(SHA256.HashData(expected)), Convert.ToHexString(SHA256.HashData(buffer.AsSpan(0, disk.Length))));
        Assert.Equal([new BadRange(8192, 512, 5), new BadRange(12288, 512, 5), new BadRange(499_712, 1024, 5)], reader.Bad(0, disk.Length));
        Assert.Equal([new BadRange(8192, 512, 5)], reader.Bad(0, 12288));
        Assert.Throws<IOException>(() => new SourceReader((_, _) => -13, 10, 512).Fill(buffer, 0));
    }

    [Fact]
    public void A_name_that_cannot_be_opened_is_recorded_and_the_answer_is_no()
    {
        Assert.SkipWhen(Environment.UserName == "root", "root may open everything");
        Write("source/closed", "x"u8);
        File.SetUnixFileMode(_temp["source/closed"], UnixFileMode.None);
        var no = Assert.IsType<Outcome<IntakeResult>.No>(Run()).Answer;
        Assert.Equal(("unreadable", 0L), (no.Problems[0].What, no.Files));
    }

    [Fact]
    public void Progress_counts_bytes_up_to_the_whole()
    {
        Write("source/a", Noise(9 << 20));
        Write("source/b", Noise(1 << 10));
        var steps = new List<Step>();
        _ = ItemIntake.Run(new IntakeRequest(_temp["source"], _temp["journal"]), new Collect(steps), Cancellation).Value;
        Assert.Equal("Counting files", steps[0].What);
        Assert.Equal((9 << 20) + 1024, steps[^1].Done);
        Assert.Equal(steps.Where(s => s.What == "Reading").Select(s => s.Done).Order(), steps.Where(s => s.What == "Reading").Select(s => s.Done));
    }

    [Fact]
    public void The_check_value_of_crc_32c_is_that_of_its_definition() =>
        Assert.Equal(0xe3069283u, IntakeJournal.Crc32C("123456789"u8));

    internal static byte[] Noise(int size)
    {
        var random = new Xoshiro256((ulong)size);
        var bytes = new byte[size];
        for (var i = 0; i < size; i += 8)
        {
            BinaryPrimitives.TryWriteUInt64LittleEndian(bytes.AsSpan(i), random.Next());
        }

        return bytes;
    }

    private static byte[] LeafEntry(ReadOnlySpan<byte> path, byte[] content)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, content.Length);
        return [.. path, 0, .. size, .. SHA256.HashData(content)];
    }

    private static string? Code<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Bad>(outcome).Fault.Code;

    private void Write(string relative, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_temp[relative])!);
        File.WriteAllBytes(_temp[relative], bytes);
    }

    private Outcome<IntakeResult> Run(Func<IntakeRequest, IntakeRequest>? change = null)
    {
        var request = new IntakeRequest(_temp["source"], _temp["journal"]);
        return ItemIntake.Run(change?.Invoke(request) ?? request, NoProgress.Instance, Cancellation);
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakePipe(string path, uint mode);

    private sealed class Collect(List<Step> steps) : IProgress<Step>
    {
        public void Report(Step value) => steps.Add(value);
    }
}
