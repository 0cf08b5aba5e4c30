using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

/// <summary>The rows of the specification's table that syslog gives; the figures were counted by an independent script.</summary>
public sealed class RealSyslogTests
{
    private static readonly ParseOptions Y2015 = new() { Year = 2015, Zone = TimeZoneInfo.Utc };

    [Fact]
    public void Elastic_auth_is_read_whole()
    {
        using var events = Logs.Keep(LogSource.File(SharedData.Path("logs/elastic-auth.log")), Y2015);
        Same(events.Report, 7121, 7121, 0, 202, "2015-03-27T13:06:56Z", "2015-04-20T14:14:29Z");
        Assert.Equal((226, 1042), (events.Report.LoginOk, events.Report.LoginFail));
        Assert.Equal(["password|190", "publickey|36"], events.Rows("SELECT auth, count(*) FROM events WHERE kind = 'login_ok' GROUP BY 1 ORDER BY 1"));
        Assert.Equal("4|11|1", events.Row("SELECT count(DISTINCT actor), count(DISTINCT \"user\"), count(DISTINCT key_fp) FROM events WHERE kind = 'login_ok'"));
        Assert.Equal("36", events.Row("SELECT count(*) FROM events WHERE kind = 'login_ok' AND key_fp IS NOT NULL"));
        Assert.Equal("4", events.Row("SELECT count(*) FROM events WHERE kind = 'login_fail' AND auth = 'publickey' AND key_fp LIKE 'SHA256:aC2U%'"));
        Assert.Equal("717|1042|105", events.Row("SELECT count(*), sum(weight)::BIGINT, count(DISTINCT actor) FROM events WHERE kind = 'login_fail'"));
        Assert.Equal("85", events.Row("SELECT count(*) FROM events WHERE weight > 1"));
        Assert.Equal("186", events.Row("SELECT count(*) FROM events WHERE kind = 'sudo'"));
        Assert.Equal(new Assumptions("UTC", "option", 2015, "option", null), events.Report.Assumptions);
        Assert.Equal("2", events.Row("SELECT DISTINCT t_quality FROM events"));
    }

    [Fact]
    public void Loghub_openssh_is_read_whole()
    {
        using var events = Logs.Keep(LogSource.File(SharedData.Path("logs/loghub-OpenSSH_2k.log")), Y2015);
        Same(events.Report, 2000, 2000, 0, 30, "2015-12-10T06:55:46Z", "2015-12-10T11:04:45Z");

        // 522 lines, and two notes that the line before came five times more.
        Assert.Equal((1, 532), (events.Report.LoginOk, events.Report.LoginFail));
        Assert.Equal("522", events.Row("SELECT count(*) FROM events WHERE kind = 'login_fail' AND weight = 1"));
        Assert.Equal($"password|{Logs.Pseudonyms.OfUser("fztu"u8)}", events.Row("SELECT auth, \"user\" FROM events WHERE kind = 'login_ok'"));
        Assert.Equal("24", events.Row("SELECT count(DISTINCT actor) FROM events WHERE kind = 'login_fail'"));
    }

    [Fact]
    public void Old_and_new_fingerprints_are_read()
    {
        using var events = Logs.Keep(LogSource.File(SharedData.Path("logs/plaso/syslog_ssh.log")), Y2015);
        Same(events.Report, 9, 9, 0, 5, "2015-03-11T00:00:00Z", "2015-03-11T22:55:35Z");
        Assert.Equal((5, 2), (events.Report.LoginOk, events.Report.LoginFail));
        Assert.Equal("4|3", events.Row("SELECT count(*) FILTER (WHERE auth = 'publickey'), count(DISTINCT actor) FROM events WHERE kind = 'login_ok'"));
        Assert.Equal("3|1", events.Row("SELECT count(DISTINCT key_fp), count(DISTINCT key_fp) FILTER (WHERE key_fp LIKE 'SHA256:%') FROM events"));
    }

    [Fact]
    public void A_leap_day_a_bad_month_a_continued_line_and_notes_cost_one_line()
    {
        var report = Logs.Shared("plaso/syslog");
        Assert.Equal((18, 14, 2, 1, 1), (report.Lines, report.Parsed, report.Repeated, report.Rejected, report.Continued));
        Assert.Equal("bad-month", report.Rejects[0].Reason);
        Assert.Equal([8], report.Rejects[0].Lines);
    }

    [Fact]
    public void The_gzip_header_gives_the_year()
    {
        var report = Logs.Shared("plaso/syslog.gz");
        Assert.Equal((15, 11, 1, 1, 2), (report.Lines, report.Parsed, report.Repeated, report.Rejected, report.Continued));
        Assert.Equal(("gzip-header", 2011), (report.Assumptions.YearFrom, report.Assumptions.Year));
        Assert.Equal("assumed", report.Assumptions.TzFrom);
        Assert.Equal(Compression.Gzip, report.Compression);
    }

    [Theory]
    [InlineData("plaso/syslog_osx", 2, 2, 0, 0)]
    [InlineData("plaso/syslog_rsyslog", 5, 5, 0, 0)]
    [InlineData("plaso/syslog_rsyslog_traditional", 11, 7, 1, 3)]
    public void Other_dialects_are_read(string name, long lines, long parsed, long repeated, long continued)
    {
        var report = Logs.Shared(name);
        Assert.Equal((lines, parsed, repeated, continued, 0), (report.Lines, report.Parsed, report.Repeated, report.Continued, report.Rejected));
    }

    private static void Same(FileReport report, long lines, long parsed, long rejected, int addresses, string first, string last)
    {
        Assert.Equal("syslog", report.Format);
        Assert.Equal((lines, parsed, rejected, addresses), (report.Lines, report.Parsed, report.Rejected, report.Addresses));
        Assert.Equal((first, last), (Utc.Text(report.First!.Value), Utc.Text(report.Last!.Value)));
    }
}
