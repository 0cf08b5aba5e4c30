using System.Diagnostics;
using System.Text;
using Kortwiek.Evidence.Bags;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Tests.Evidence;

public sealed class BagWriterTests : IDisposable
{
    private const string Origin = "kortwiek.example/log";
    private static readonly DateOnly Day = new(2018, 4, 25);
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_order_gives_the_same_bytes_and_a_valid_bag()
    {
        var order = Order(("data/b", "2"), ("data/a", "1"), ("data/sub/50%\nx", "3"), ("data/\U0001F600", "4"), ("data/\uffee", "5"));
        Assert.Equal(new BagPayloadSize(5, 5), BagWriter.Create(_temp["one"], order, NoProgress.Instance, Cancellation).Value);
        Assert.Equal(0, BagWriter.Create(_temp["two"], order, NoProgress.Instance, Cancellation).ExitCode);
        foreach (var file in Directory.EnumerateFiles(_temp["one"], "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_temp["two/" + Path.GetRelativePath(_temp["one"], file)]));
        }

        var report = BagValidator.Validate(_temp["one"], 1, NoProgress.Instance, Cancellation).Value;
        Assert.True(report.Status == BagStatus.Valid, string.Join('\n', report.Errors.Concat(report.Warnings)));
        Assert.Equal("1.0", report.Version);
        Assert.Equal(
            ["data/a", "data/b", "data/sub/50%25%0Ax", "data/\uffee", "data/\U0001F600"],
            File.ReadAllLines(_temp["one/manifest-sha256.txt"]).Select(l => l[66..]));
        Assert.Equal("Bag-Software-Agent: kortwiek 0.1.0\nBagging-Date: 2018-04-25\nPayload-Oxum: 5.5\nExternal-Identifier: EX-0001\n", File.ReadAllText(_temp["one/bag-info.txt"]));
        Assert.Equal(
            ["bag-info.txt", "bagit.txt", "custody/note", "manifest-sha256.txt", "manifest-sha512.txt"],
            File.ReadAllLines(_temp["one/tagmanifest-sha512.txt"]).Select(l => l[130..]));
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_bag_is_found()
    {
        Assert.Equal(0, BagWriter.Create(_temp["bag"], Order(("data/a", "some text"), ("data/b", "more")), NoProgress.Instance, Cancellation).ExitCode);
        var files = Directory.EnumerateFiles(_temp["bag"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        (from file in Gen.Int[0, files.Length - 1] from at in Gen.Int[0, 1_000_000] from bit in Gen.Int[0, 7] select (file, at, bit)).Sample(
            t =>
            {
                var bytes = File.ReadAllBytes(files[t.file]);
                var at = t.at % bytes.Length;
                bytes[at] ^= (byte)(1 << t.bit);
                var same = bytes.AsSpan().SequenceEqual(File.ReadAllBytes(files[t.file]));
                File.WriteAllBytes(files[t.file], bytes);
                var verdict = BagValidator.Validate(_temp["bag"], 1, NoProgress.Instance, CancellationToken.None).Value;
                bytes[at] ^= (byte)(1 << t.bit);
                File.WriteAllBytes(files[t.file], bytes);

                // A tag manifest vouches for itself no more than its hashes do: the case of a digit (bit 5 of a to f) says the same.
                var digit = Path.GetFileName(files[t.file]).StartsWith("tagmanifest", StringComparison.Ordinal) && t.bit == 5;
                return same || digit || verdict.Status != BagStatus.Valid;
            },
            iter: 300, threads: 1);
    }

    [Fact]
    public void What_cannot_be_a_bag_leaves_nothing_behind()
    {
        File.WriteAllText(_temp["there"], "");
        Assert.Equal("output-exists", Code(BagWriter.Create(_temp["there"], Order(("data/a", "1")), NoProgress.Instance, Cancellation)));
        Assert.Equal("bag-path", Code(BagWriter.Create(_temp["bag"], Order(("data/../x", "1")), NoProgress.Instance, Cancellation)));
        Assert.Equal("bag-path", Code(BagWriter.Create(_temp["bag"], Order(("x", "1")), NoProgress.Instance, Cancellation)));
        Assert.Equal("bag-path", Code(BagWriter.Create(_temp["bag"], Order(("data/a", "1"), ("data/a", "1")), NoProgress.Instance, Cancellation)));
        var order = Order(("data/a", "1"));
        Assert.Equal("bag-info", Code(BagWriter.Create(_temp["bag"], order with { Info = [new("A:b", "c")] }, NoProgress.Instance, Cancellation)));
        Assert.Equal(1, BagWriter.Create(_temp["bag"], order with { Payload = [order.Payload[0] with { Expected = Digest.Sha256Of("2"u8) }] }, NoProgress.Instance, Cancellation).ExitCode);
        Assert.Equal(["there"], Directory.EnumerateFileSystemEntries(_temp.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_package_of_an_item_checks_with_the_recipe_alone_and_the_recipe_finds_a_flipped_bit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl") && File.Exists("/bin/bash"), "openssl and bash are needed");
        var key = Package();
        var report = BagValidator.Validate(_temp["bag"], 1, NoProgress.Instance, Cancellation).Value;
        Assert.True(report.Status == BagStatus.Valid, string.Join('\n', report.Errors.Concat(report.Warnings)));
        var (code, output) = Recipe();
        Assert.True(code == 0, output);
        Assert.Equal(["OK files", "OK signature", "OK entry 3", "OK entry 5", "OK listing", "OK all"], output.Split('\n').Where(l => l.StartsWith("OK", StringComparison.Ordinal)));
        Assert.True(Policy.TryParse(File.ReadAllText(_temp["bag/custody/policy"]), out var policy, out _));
        Assert.Equal(key, policy.Logs[0]);
        Assert.True(TlogProof.TryParse(File.ReadAllBytes(_temp["bag/custody/entry-3.tlog-proof"]), out var proof, out _));
        Assert.All(proof.Check(File.ReadAllBytes(_temp["bag/custody/entry-3.json"]), policy), c => Assert.True(c.Ok));

        // Even where manifests are made to fit, the log does not.
        foreach (var file in (string[])["custody/entry-3.json", "custody/checkpoint", "data/a", "custody/listing.jsonl"])
        {
            var bytes = File.ReadAllBytes(_temp["bag/" + file]);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(_temp["bag/" + file], bytes);
            Assert.NotEqual(0, Recipe().Code);
            var manifests = Refit(file);
            if (file.StartsWith("custody", StringComparison.Ordinal))
            {
                Assert.NotEqual(0, Recipe().Code);
            }

            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(_temp["bag/" + file], bytes);
            File.WriteAllText(_temp["bag/tagmanifest-sha256.txt"], manifests);
        }

        Assert.Equal(0, Recipe().Code);
    }

    // An item with awkward names, two entries among others in a log, and their package.
    private NoteKey Package()
    {
        Directory.CreateDirectory(_temp["source"]);
        using (var root = Native.OpenFolder(null, Native.PathBytes(_temp["source"])))
        {
            foreach (var name in (byte[][])[[(byte)'a'], Encoding.UTF8.GetBytes("line\nend 50%"), Encoding.UTF8.GetBytes("back\\slash\n"), [0xff, 0x41], Encoding.UTF8.GetBytes("x\\..\\..\\y")])
            {
                using var file = Native.OpenWrite(root, name, keep: false);
                Native.WriteAt(file, name, 0);
            }
        }

        var item = ItemIntake.Run(new IntakeRequest(_temp["source"], _temp["journal"]), NoProgress.Instance, Cancellation).Value;
        var signer = new TestSigner(Origin, 0);
        using var log = TileLog.Open(_temp["log"], Origin, TimeSpan.Zero, Cancellation).Value;
        var first = Entry(EntryTypes.Intake, null, item).ToBytes().Value;
        var second = Entry(EntryTypes.Copy, Merkle.Leaf(first), item).ToBytes().Value;
        _ = log.Append(["a"u8.ToArray(), "b"u8.ToArray(), "c"u8.ToArray(), first, "d"u8.ToArray(), second, "e"u8.ToArray()], Cancellation);
        _ = log.Sign(signer).Value;
        var payload = ItemPayload.Of(_temp["journal"], _temp["source"]);
        var order = new BagOrder(payload.Files, [.. payload.Tags, .. CustodyFolder.Of(log.Reader(), signer.Key, "EX-0001")], Day, "kortwiek 0.1.0", []);
        Assert.Equal(5, BagWriter.Create(_temp["bag"], order, NoProgress.Instance, Cancellation).Value.Files);
        Assert.True(File.Exists(_temp["bag/custody/names.jsonl"]));
        return signer.Key;
    }

    private static LogEntry Entry(string type, MerkleHash? prev, IntakeResult item) => new()
    {
        Type = type,
        Item = "EX-0001",
        At = DateTimeOffset.UnixEpoch,
        By = "examiner/1",
        Host = "rack",
        Tool = "kortwiek 0.1.0",
        Salt = new byte[16],
        Prev = prev,
        Hashes = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["listing-sha256"] = item.Listing.Hex },
        Files = new EntryFiles(item.Files, item.Bytes, item.Root),
    };

    private string Refit(string file)
    {
        var path = _temp["bag/tagmanifest-sha256.txt"];
        var before = File.ReadAllText(path);
        var digest = Digest.Sha256Of(File.ReadAllBytes(_temp["bag/" + file])).Hex;
        File.WriteAllLines(path, before.TrimEnd('\n').Split('\n').Select(l => l[66..] == file ? digest + l[64..] : l));
        return before;
    }

    private (int Code, string Output) Recipe()
    {
        var start = new ProcessStartInfo("bash", ["custody/README-verify.txt"]) { WorkingDirectory = _temp["bag"], UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync(Cancellation);
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return (bash.ExitCode, output + error.Result);
    }

    private static BagOrder Order(params (string Path, string Content)[] files) => new(
        [.. files.Select(f => new BagPayload(f.Path, () => new MemoryStream(Encoding.UTF8.GetBytes(f.Content)), null))],
        [new BagTag("custody/note", "n"u8.ToArray())], Day, "kortwiek 0.1.0", [new("External-Identifier", "EX-0001")]);

    private static string? Code<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Bad>(outcome).Fault.Code;
}
