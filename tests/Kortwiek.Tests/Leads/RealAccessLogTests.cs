using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

/// <summary>The rows of the specification's table that the web family gives; the figures were counted by an independent script.</summary>
public sealed class RealAccessLogTests
{
    [Fact]
    public void Elastic_apache_is_read_whole()
    {
        using var events = Keep("elastic-apache_combined_10k.log");
        Same(events.Report, 10_000, 10_000, 0, 1753, "2015-05-17T10:05:00Z", "2015-05-20T21:05:59Z");
        Assert.Equal("9171|609|217|3", events.Row(Classes));
        Assert.Equal("2747282740|559", events.Row("SELECT sum(bytes)::BIGINT, count(DISTINCT coalesce(ua, '-')) FROM events"));
        Assert.Equal(["GET|9952", "HEAD|42", "POST|5", "OPTIONS|1"], events.Rows("SELECT method, count(*) FROM events GROUP BY 1 ORDER BY 2 DESC"));
        Assert.Equal("1753", events.Row("SELECT count(DISTINCT actor) FROM events"));
    }

    [Fact]
    public void Outer_quotes_are_taken_off()
    {
        using var events = Keep("ocatak-netsparker_access.log");
        Same(events.Report, 7314, 7314, 0, 1, "2016-12-22T12:19:05Z", "2016-12-22T12:37:27Z");
        Assert.Equal("3784|910|2614|6", events.Row(Classes));
        Assert.Equal("5900820", events.Row("SELECT sum(bytes)::BIGINT FROM events"));
        Assert.Equal(7314, events.Report.Flags["outer_quotes"]);
    }

    [Fact]
    public void Common_combined_and_virtual_hosts_may_be_mixed()
    {
        using var events = Keep("plaso/apache_access.log");
        Same(events.Report, 15, 15, 0, 8, "2015-05-17T10:05:14Z", "2021-04-25T06:15:33Z");
        Assert.Equal(1, events.Report.Flags["truncated"]);
        Assert.Equal(2, events.Report.Flags["unescaped_quote"]);
        Assert.Equal(4, events.Report.Flags["virtual_host"]);
        Assert.Equal("1", events.Row($"SELECT count(*) FROM events WHERE \"user\" = '{Logs.Pseudonyms.OfUser("pyllyukko@EXAMPLE.COM"u8)}'"));
    }

    [Fact]
    public void Lines_that_are_none_are_rejected_by_number()
    {
        using var events = Keep("advertools/combined_with_errors.log");
        Same(events.Report, 889, 885, 4, 64, "2015-05-17T08:05:00Z", "2015-05-17T15:05:59Z");
        Assert.Equal([3, 12, 21, 22], events.Report.Rejects.SelectMany(r => r.Lines).Order());
        Assert.Equal("32|248|605|0", events.Row(Classes));
        Assert.Equal("228530", events.Row("SELECT sum(bytes)::BIGINT FROM events"));
    }

    [Fact]
    public void Binary_junk_behind_a_log_is_counted_line_by_line()
    {
        using var events = Keep("advertools/combined_latin1_enc.log");
        Same(events.Report, 200, 169, 31, 90, "2023-11-03T13:33:45Z", "2023-11-03T23:48:05Z");
        Assert.Equal("14|7984631", events.Row("SELECT count(*) FILTER (WHERE method IS NULL), sum(bytes)::BIGINT FROM events"));
        Assert.Equal(Enumerable.Range(170, 20).Select(i => (long)i), events.Report.Rejects.SelectMany(r => r.Lines).Order().Take(20));
    }

    [Fact]
    public void Trailing_blanks_and_a_blank_line_do_no_harm()
    {
        using var events = Keep("advertools/dreamhost_apache_access.log");
        Same(events.Report, 130, 129, 0, 60, "2023-04-25T08:45:43Z", "2023-04-26T07:22:33Z");
        Assert.Equal(1, events.Report.Blank);
        Assert.Equal("46|24", events.Row("SELECT count(*) FILTER (WHERE method = 'HEAD'), count(DISTINCT ua) FROM events"));
    }

    [Fact]
    public void A_date_in_words_is_read()
    {
        using var events = Keep("advertools/nginx_custom_date.log");
        Same(events.Report, 20, 20, 0, 18, "2021-11-23T00:18:22Z", "2021-11-23T03:19:19Z");
        Assert.Equal(["6", "7"], events.Rows("SELECT line FROM events WHERE method IS NULL ORDER BY line"));
    }

    [Fact]
    public void A_file_that_is_no_log_is_unknown_and_loses_no_line()
    {
        var report = Logs.Shared("advertools/crawl1.log");
        Assert.Equal("unknown", report.Format);
        Assert.Equal(438, report.Lines);
        Assert.Equal(0, report.Parsed);
        Assert.False(report.Good);
    }

    [Fact]
    public void Packed_files_give_the_same_counts()
    {
        var plain = File.ReadAllBytes(SharedData.Path("logs/elastic-apache_combined_10k.log"));
        var expected = Logs.Parse(Logs.Source(plain));
        foreach (var pack in new Func<byte[], byte[]>[] { Packed.Gzip, Packed.Xz, Packed.Zstd })
        {
            var report = Logs.Parse(Logs.Source(pack(plain)));
            Assert.Equal(UnpackEnd.Complete, report.End);
            Assert.NotEqual(Compression.None, report.Compression);
            Assert.Equal((expected.Lines, expected.Parsed, expected.Addresses, expected.First, expected.Last), (report.Lines, report.Parsed, report.Addresses, report.First, report.Last));
        }
    }

    private const string Classes =
        "SELECT count(*) FILTER (WHERE status // 100 = 2), count(*) FILTER (WHERE status // 100 = 3), count(*) FILTER (WHERE status // 100 = 4), count(*) FILTER (WHERE status // 100 = 5) FROM events";

    private static Logs.Events Keep(string name) => Logs.Keep(LogSource.File(SharedData.Path("logs/" + name)));

    private static void Same(FileReport report, long lines, long parsed, long rejected, int addresses, string first, string last)
    {
        Assert.Equal("combined", report.Format);
        Assert.Equal((lines, parsed, rejected, addresses), (report.Lines, report.Parsed, report.Rejected, report.Addresses));
        Assert.Equal((first, last), (Utc.Text(report.First!.Value), Utc.Text(report.Last!.Value)));
        Assert.True(report.Good);
    }
}
