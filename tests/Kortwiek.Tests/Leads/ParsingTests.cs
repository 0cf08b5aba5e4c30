using System.Text;
using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

public sealed class ParsingTests
{
    private const string Access = "192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"x\"\n";
    private const string Auth = "Mar 11 22:55:30 srv sshd[3]: Failed password for root from 192.0.2.1 port 5 ssh2\n";

    [Fact]
    public void A_cut_file_keeps_what_was_there_and_rejects_its_last_line()
    {
        var plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => Access.Replace("/a", $"/{i * 7919 % 10007}", StringComparison.Ordinal))));
        foreach (var pack in new Func<byte[], byte[]>[] { Packed.Gzip, Packed.Xz, Packed.Zstd })
        {
            var packed = pack(plain);
            var report = Logs.Parse(Logs.Source(packed[..(packed.Length / 2)]));
            Assert.Equal(UnpackEnd.Truncated, report.End);
            Assert.False(report.Good);
            Assert.InRange(report.Parsed, 1000, 4999);
            Assert.All(report.Rejects, r => Assert.Equal("truncated-stream", r.Reason));
            Assert.Equal(report.Lines, report.Parsed + report.Rejected);
        }
    }

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        var report = Logs.Parse(Logs.Source(Packed.Gzip(new byte[50_000_000])), new ParseOptions { Limit = new UnpackLimit(1_000_000, 200) });
        Assert.Equal(UnpackEnd.TooLarge, report.End);
        Assert.InRange(report.Unpacked, 1, 9_000_000);
    }

    [Fact]
    public void A_file_may_change_its_format()
    {
        var text = string.Concat(Enumerable.Repeat(Access, 50)) + string.Concat(Enumerable.Repeat(Auth, 60)) + string.Concat(Enumerable.Repeat(Access, 70));
        var report = Logs.Parse(Logs.Source(text));
        Assert.Equal((180, 180, 0), (report.Lines, report.Parsed, report.Rejected));
        Assert.Equal([new Segment("combined", 1, 50), new Segment("syslog", 51, 110), new Segment("combined", 111, 180)], report.Segments);
        Assert.Equal(60, report.LoginFail);
    }

    [Fact]
    public void A_given_format_is_not_left()
    {
        var report = Logs.Parse(Logs.Source(string.Concat(Enumerable.Repeat(Auth, 60))), new ParseOptions { Format = "combined" });
        Assert.Equal((0, 60), (report.Parsed, report.Rejected));
        Assert.Equal(1, report.Confidence);
    }

    [Fact]
    public void An_unknown_format_by_name_is_bad_input()
    {
        var outcome = LogParser.Parse(Logs.Source(Access), new ParseOptions { Format = "nonsense" }, null, NoProgress.Instance, TestContext.Current.CancellationToken);
        Assert.Contains("combined, syslog", Assert.IsType<Outcome<FileReport>.Bad>(outcome).Fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n\t\n")]
    [InlineData("one\ntwo\n")]
    public void Files_without_a_record_are_unknown(string text)
    {
        var report = Logs.Parse(Logs.Source(text));
        Assert.Equal("unknown", report.Format);
        Assert.Equal(0, report.Parsed);
        Assert.False(report.Good);
        Assert.Null(report.First);
    }

    [Fact]
    public void Line_ends_of_both_kinds_and_a_missing_last_one_are_read()
    {
        var report = Logs.Parse(Logs.Source(Access.Replace("\n", "\r\n", StringComparison.Ordinal) + Access + "\r\n" + Access.TrimEnd('\n')));
        Assert.Equal((4, 3, 1), (report.Lines, report.Parsed, report.Blank));
    }

    [Fact]
    public void Marks_of_byte_order_and_wide_letters_are_read()
    {
        Assert.Equal(1, Logs.Parse(Logs.Source([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Access)])).Parsed);
        foreach (var wide in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            Assert.Equal(2, Logs.Parse(Logs.Source([.. wide.GetPreamble(), .. wide.GetBytes(Access + Access)])).Parsed);
        }
    }

    [Fact]
    public void Zero_bytes_and_latin_letters_are_marked()
    {
        byte[] odd = [.. Encoding.ASCII.GetBytes("192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET /"), 0, 0xE9, .. Encoding.ASCII.GetBytes(" HTTP/1.1\" 200 5\n")];
        using var events = Logs.Keep(Logs.Source([.. Encoding.UTF8.GetBytes(Access), .. odd]));
        Assert.Equal((1, 1), (events.Report.Flags["nul"], events.Report.Flags["latin1"]));
        Assert.Equal("/\0é", events.Row("SELECT path FROM events WHERE line = 2"));
    }

    [Fact]
    public void A_line_longer_than_all_others_is_read_from_its_beginning()
    {
        var longLine = Access.TrimEnd('\n').Replace("/a", "/" + new string('a', 3_000_000), StringComparison.Ordinal);
        using var events = Logs.Keep(Logs.Source(Access + "192.0.2.8" + Access[9..^5] + new string('z', 2_000_000) + "\"\n" + longLine + "\n" + Access), new ParseOptions { ChunkBytes = 1 << 20 });
        Assert.Equal((4, 3, 1), (events.Report.Lines, events.Report.Parsed, events.Report.Rejected));
        Assert.Equal([3L], events.Report.Rejects[0].Lines);
        Assert.Equal(1, events.Report.Flags["overlong"]);
        Assert.Equal("4", events.Row("SELECT max(line) FROM events"));
    }

    [Fact]
    public void Pieces_and_workers_do_not_change_the_result()
    {
        var random = new Xoshiro256(5);
        var text = new StringBuilder();
        for (var i = 0; i < 4000; i++)
        {
            text.Append(random.Below(12) switch
            {
                0 => "\tgoes on\n",
                1 => $"Mar {random.Below(28) + 1} 22:55:30 srv last message repeated {random.Below(5) + 1} times\n",
                2 => "\n",
                3 => $"MMM 11 22:55:3{random.Below(10)} srv x: y\n",
                _ => $"Mar {random.Below(28) + 1} 22:55:3{random.Below(10)} srv sshd[3]: Failed password for u{random.Below(9)} from 192.0.2.{random.Below(200)} port 5 ssh2\n",
            });
        }

        var options = new ParseOptions { Year = 2015, Format = "syslog" };
        using var whole = Logs.Keep(Logs.Source(text.ToString()), options);
        const string All = "SELECT * EXCLUDE (src) FROM events ORDER BY line";
        var expected = whole.Rows(All);
        foreach (var (size, degree) in ((int, int)[])[(4096, 1), (5000, 3), (65_536, 2), (16 << 20, 4)])
        {
            using var pieces = Logs.Keep(Logs.Source(text.ToString()), options with { ChunkBytes = size, Degree = degree });
            Assert.Equal(expected, pieces.Rows(All));
            Assert.Equal(
                System.Text.Json.JsonSerializer.Serialize(whole.Report, KortwiekJson.Options),
                System.Text.Json.JsonSerializer.Serialize(pieces.Report, KortwiekJson.Options));
        }
    }

    [Fact]
    public void Offsets_point_at_the_lines()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => i % 7 == 0 ? "junk\r\n" : Access.Replace("/a", $"/{i}", StringComparison.Ordinal)));
        using var events = Logs.Keep(Logs.Source(text), new ParseOptions { ChunkBytes = 4096 });
        foreach (var row in events.Rows("SELECT off, line, path FROM events"))
        {
            var parts = row.Split('|');
            var line = text[int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)..];
            Assert.Contains($"GET {parts[2]} ", line[..line.IndexOf('\n', StringComparison.Ordinal)], StringComparison.Ordinal);
            Assert.Equal("/" + (int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) - 1), parts[2]);
        }
    }

    [Fact]
    public void Events_lie_in_folders_by_source_and_month()
    {
        var folder = Directory.CreateTempSubdirectory("kortwiek-months-");
        try
        {
            var text = Access + Access.Replace("May", "Jun", StringComparison.Ordinal) + Access;
            var options = new ParseOptions { Pseudonyms = Logs.Pseudonyms };
            var report = Logs.Parse(Logs.Source(text), options, new EventFolder(folder.FullName));
            _ = Logs.Parse(Logs.Source(text), options, new EventFolder(folder.FullName));
            var source = Path.Combine(folder.FullName, $"source={report.Source}");
            Assert.Equal(
                [Path.Combine(source, "month=2015-05", "part-0000.parquet"), Path.Combine(source, "month=2015-06", "part-0000.parquet")],
                FindOptions.Files(folder.FullName));
            Assert.Equal([source], Directory.GetFileSystemEntries(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_cancelled_file_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("kortwiek-cancel-");
        try
        {
            using var stop = new CancellationTokenSource();
            var text = string.Concat(Enumerable.Repeat(Access, 5000));
            var source = Logs.Source(text);
            var opened = 0;
            var late = source with
            {
                Open = () =>
                {
                    if (++opened == 3)
                    {
                        stop.Cancel();
                    }

                    return source.Open();
                },
            };
            Assert.Throws<OperationCanceledException>(() => LogParser.Parse(
                late, new ParseOptions { Pseudonyms = Logs.Pseudonyms, ChunkBytes = 4096 }, new EventFolder(folder.FullName), NoProgress.Instance, stop.Token));
            Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Steps_back_of_the_clock_are_counted()
    {
        var report = Logs.Parse(Logs.Source(Access + Access.Replace("10:05", "09:05", StringComparison.Ordinal) + Access + Access.Replace("10:05", "10:01", StringComparison.Ordinal)));
        Assert.Equal(1, report.ClockSteps);
    }

    [Fact]
    public void A_file_that_grows_is_read_as_long_as_it_was()
    {
        var bytes = Encoding.UTF8.GetBytes(Access);
        var opened = 0;
        var source = Logs.Source(bytes) with { Open = () => new MemoryStream(opened++ == 0 ? bytes : [.. bytes, .. bytes]) };
        Assert.Equal(1, Logs.Parse(source).Lines);
    }
}
