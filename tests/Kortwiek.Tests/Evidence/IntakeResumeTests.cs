using System.Globalization;
using Kortwiek.Evidence.Intake;

namespace Kortwiek.Tests.Evidence;

/// <summary>An intake that stops anywhere and is continued gives what one that never stopped gives.</summary>
public sealed class IntakeResumeTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly IntakeResult _whole;
    private readonly byte[] _journal;

    public IntakeResumeTests()
    {
        for (var i = 0; i < 60; i++)
        {
            var path = _temp[string.Create(CultureInfo.InvariantCulture, $"source/{i % 7}/file {i:d2}")];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, IntakeTests.Noise(i * 37));
        }

        _whole = Run("whole").Value;
        _journal = File.ReadAllBytes(_temp["whole/intake.journal"]);
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_journal_cut_off_anywhere_is_continued_to_the_same_root() =>
        Gen.Int[0, _journal.Length].Sample(
            length =>
            {
                using var temp = new TempFolder();
                File.WriteAllBytes(temp["intake.journal"], _journal[..length]);
                return Continues(temp, _journal[..length]);
            },
            iter: 60, threads: 1);

    [Fact]
    public void A_journal_with_a_torn_or_flipped_tail_is_continued_and_the_tail_is_kept() =>
        (from length in Gen.Int[0, _journal.Length - 1] from tail in Gen.Byte.Array[1, 300] select (length, tail)).Sample(
            t =>
            {
                using var temp = new TempFolder();
                File.WriteAllBytes(temp["intake.journal"], [.. _journal[..t.length], .. t.tail.Select(b => (byte)(b ^ 0xff))]);
                return Continues(temp, _journal[..t.length]) && Directory.GetFiles(temp.Root, "*.cut-*").Length == 1;
            },
            iter: 60, threads: 1);

    [Fact]
    public void A_run_that_dies_at_any_step_is_continued_to_the_same_root_and_copy()
    {
        for (var step = 1; step <= 60; step += 7)
        {
            var (journal, copy) = ($"die{step}", $"copy{step}");
            var request = new IntakeRequest(_temp["source"], _temp[journal]) { CopyTo = _temp[copy], Degree = 2, Clock = new EveryCallLater() };
            Assert.Throws<TimeoutException>(() => ItemIntake.Run(request, new Bomb(step), CancellationToken.None));
            var result = ItemIntake.Run(request, NoProgress.Instance, CancellationToken.None).Value;
            Assert.Equal((_whole.Root, _whole.Listing, _whole.Files), (result.Root, result.Listing, result.Files));
            Assert.Equal(0, ItemCheck.Run(_temp[journal], _temp[copy], result.Root, result.Listing, 2, NoProgress.Instance, CancellationToken.None).ExitCode);
        }
    }

    [Fact]
    public void A_cancelled_intake_keeps_what_it_has()
    {
        using var cancel = new CancellationTokenSource();
        var request = new IntakeRequest(_temp["source"], _temp["cancelled"]) { Clock = new EveryCallLater() };
        Assert.ThrowsAny<OperationCanceledException>(() => ItemIntake.Run(request, new Bomb(90, cancel), cancel.Token));
        Assert.NotEmpty(IntakeListing.Read(_temp["cancelled"]));
        Assert.Equal(2, IntakeListing.Result(_temp["cancelled"]).ExitCode);
        var result = Run("cancelled").Value;
        Assert.Equal((_whole.Root, true), (result.Root, result.Resumed));
        Assert.Equal(_whole.Listing, IntakeListing.Result(_temp["cancelled"]).Value.Listing);
    }

    [Fact]
    public void What_changed_appeared_or_vanished_between_two_runs_is_said_once()
    {
        var cut = Find("file 30");
        Directory.CreateDirectory(_temp["again"]);
        File.WriteAllBytes(_temp["again/intake.journal"], _journal[..cut]);
        File.WriteAllText(_temp["source/0/file 00"], "changed");
        File.Delete(_temp["source/0/file 07"]);
        File.WriteAllText(_temp["source/0/file 01"], "new");
        for (var i = 0; i < 2; i++)
        {
            var no = Assert.IsType<Outcome<IntakeResult>.No>(Run("again")).Answer;
            Assert.Equal(
                [("0/file 00", "changed-since"), ("0/file 01", "appeared-since"), ("0/file 07", "vanished-since")],
                no.Problems.Select(p => (p.Path.Display(), p.What)).Order());
            Assert.Equal(_whole.Root, no.Root);
        }
    }

    [Fact]
    public void A_big_file_is_continued_from_its_segments_and_its_copy()
    {
        var bytes = IntakeTests.Noise(41 << 20);
        File.WriteAllBytes(_temp["big"], bytes);
        foreach (var copy in (string?[])[null, _temp["big copy"]])
        {
            var request = new IntakeRequest(_temp["big"], _temp[$"big journal{copy?.Length}"]) { CopyTo = copy, SegmentSize = 8 << 20, Clock = new EveryCallLater() };
            _ = ItemIntake.Run(request, NoProgress.Instance, CancellationToken.None).Value;
            var lines = IntakeJournal.Read(request.JournalFolder).Select(p => JournalLines.TryRead(p, out var line) ? line : null).ToList();
            Assert.Equal([0, 1, 2, 3, 4], lines.OfType<JournalLine.Segment>().Select(s => s.Index));

            // What a machine that stopped after the third segment leaves: three segments, and a copy that is longer than they are and wrong beyond.
            var payloads = IntakeJournal.Read(request.JournalFolder).Take(4).ToList();
            Directory.Delete(request.JournalFolder, recursive: true);
            Directory.CreateDirectory(request.JournalFolder);
            using (var journal = IntakeJournal.Open(request.JournalFolder, out _))
            {
                payloads.ForEach(p => journal.Append(p));
                journal.Flush();
            }

            if (copy is not null)
            {
                using var target = new CopyTarget(copy);
                using var kept = target.Open(RawPath.Of("big"), keep: false);
                Native.WriteAt(kept, [.. bytes.AsSpan(0, 24 << 20), .. new byte[1000]], 0);
                File.Delete(Path.Combine(copy, "big"));
            }

            var result = ItemIntake.Run(request, NoProgress.Instance, CancellationToken.None).Value;
            Assert.Equal(Digest.Sha256Of(bytes), result.Sha256);
            Assert.True(result.Resumed);
            Assert.True(copy is null || File.ReadAllBytes(Path.Combine(copy, "big")).AsSpan().SequenceEqual(bytes));
        }
    }

    [Fact]
    public void A_damaged_copy_of_a_big_file_is_made_again_and_a_changed_source_is_seen()
    {
        var bytes = IntakeTests.Noise(20 << 20);
        File.WriteAllBytes(_temp["big"], bytes);
        var segment = new FileRecord(RawPath.Of("big")) { Stat = Native.Stat(null, Native.PathBytes(_temp["big"])) };
        foreach (var copy in (string?[])[null, _temp["big copy"]])
        {
            var request = new IntakeRequest(_temp["big"], _temp[$"journal{copy?.Length}"]) { CopyTo = copy, SegmentSize = 8 << 20 };
            Directory.CreateDirectory(request.JournalFolder);
            using (var journal = IntakeJournal.Open(request.JournalFolder, out _))
            {
                journal.Append(JournalLines.Start(request.Source, FileKind.File, copy, DateTimeOffset.UnixEpoch));
                journal.Append(JournalLines.Segment(segment, 0, Blake3.Hasher.Hash(copy is null ? "other"u8 : bytes.AsSpan(0, 8 << 20)).AsSpan().ToArray(), []));
                journal.Flush();
            }

            if (copy is not null)
            {
                using var target = new CopyTarget(copy);
                using var kept = target.Open(RawPath.Of("big"), keep: false);
                Native.WriteAt(kept, new byte[9 << 20], 0);
            }

            var outcome = ItemIntake.Run(request, NoProgress.Instance, CancellationToken.None);
            Assert.Equal(copy is null ? "changed-during-read" : null, outcome.Value.Problems is [var problem, ..] ? problem.What : null);
            Assert.True(copy is null || File.ReadAllBytes(Path.Combine(copy, "big")).AsSpan().SequenceEqual(bytes));
        }
    }

    private Outcome<IntakeResult> Run(string journal) =>
        ItemIntake.Run(new IntakeRequest(_temp["source"], _temp[journal]), NoProgress.Instance, CancellationToken.None);

    private int Find(string name)
    {
        var end = 0;
        foreach (var payload in IntakeJournal.Read(_temp["whole"]))
        {
            end += 8 + payload.Length;
            if (JournalLines.TryRead(payload, out var line) && line is JournalLine.File file && file.Record.Path.Display().EndsWith(name, StringComparison.Ordinal))
            {
                return end;
            }
        }

        throw new InvalidOperationException(name);
    }

    private bool Continues(TempFolder temp, byte[] kept)
    {
        var result = ItemIntake.Run(new IntakeRequest(_temp["source"], temp.Root), NoProgress.Instance, CancellationToken.None).Value;
        var paths = IntakeListing.Read(temp.Root).Select(f => f.Path.Display()).ToList();
        var journal = File.ReadAllBytes(temp["intake.journal"]);
        var common = journal.AsSpan().CommonPrefixLength(kept);

        // Every whole record that was there is still there, byte for byte; no name stands twice.
        return result.Root == _whole.Root && result.Listing == _whole.Listing && paths.Distinct().Count() == 60 && paths.Count == 60 && common >= WholeRecords(kept);
    }

    private static int WholeRecords(byte[] journal)
    {
        var at = 0;
        while (at + 8 <= journal.Length)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(journal.AsSpan(at));
            if (at + 8 + length > journal.Length)
            {
                break;
            }

            at += 8 + length;
        }

        return at;
    }

    // Every look at the clock is a second later: each record is put down at once and every step is passed on.
    private sealed class EveryCallLater : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _now);

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }

    private sealed class Bomb(int after, CancellationTokenSource? cancel = null) : IProgress<Step>
    {
        private int _left = after;

        public void Report(Step value)
        {
            if (cancel is null && value.What != "Reading")
            {
                return;
            }

            if (--_left == 0)
            {
                if (cancel is null)
                {
                    throw new TimeoutException();
                }

                cancel.Cancel();
            }
        }
    }
}
