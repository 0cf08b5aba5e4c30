using System.Text;
using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

public sealed class SyslogLineTests
{
    private static readonly ParseOptions Y2015 = new() { Year = 2015, Zone = TimeZoneInfo.Utc, Format = "syslog" };

    [Theory]
    [InlineData("sshd[3]: Accepted publickey for bob from 192.0.2.1 port 50022 ssh2: ED25519 SHA256:abc", "login_ok|bob|192.0.2.1|50022|publickey|SHA256:abc")]
    [InlineData("sshd[3]: Accepted password for b o b from 2001:db8::1 port 50022  ssh2", "login_ok|b o b|2001:db8::1|50022|password|")]
    [InlineData("sshd-session[3]: Accepted keyboard-interactive/pam for bob from 192.0.2.1 port 1 ssh2", "login_ok|bob|192.0.2.1|1|keyboard-interactive/pam|")]
    [InlineData("sshd[3]: Accepted publickey for bob from 192.0.2.1 port 50022 ssh2: ED25519-CERT SHA256:abc ID bob (serial 1) CA ED25519 SHA256:xyz", "login_ok|bob|192.0.2.1|50022|publickey|SHA256:abc")]
    [InlineData("sshd[3]: Failed password for invalid user  from 192.0.2.1 port 2 ssh2", "login_fail||192.0.2.1|2|password|")]
    [InlineData("sshd[3]: Failed password for invalid user a from b from 192.0.2.1 port 2 ssh2", "login_fail|a from b|192.0.2.1|2|password|")]
    [InlineData("sshd[3]: Failed publickey for bob from 192.0.2.1 port 2 ssh2: RSA 00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff", "login_fail|bob|192.0.2.1|2|publickey|00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff")]
    [InlineData("sshd[3]: Invalid user eve from 192.0.2.1", "other|eve|192.0.2.1|||")]
    [InlineData("sshd[3]: Invalid user 203.0.113.9 port 22 from 192.0.2.1 port 5", "other|203.0.113.9 port 22|192.0.2.1|5||")]
    [InlineData("sshd[3]: Connection closed by authenticating user root 192.0.2.1 port 5 [preauth]", "other||192.0.2.1|5||")]
    [InlineData("sshd[3]: Connection closed by 192.0.2.1 port 5 [preauth]", "other||192.0.2.1|5||")]
    [InlineData("sshd[3]: Received disconnect from 192.0.2.1: 11: bye from 203.0.113.9 [preauth]", "other||192.0.2.1|||")]
    [InlineData("sshd[3]: Received disconnect from 192.0.2.1 port 6:11: bye", "other||192.0.2.1|6||")]
    [InlineData("sshd[3]: Connection from 192.0.2.1 port 7 on 198.51.100.2 port 22", "other||192.0.2.1|7||")]
    [InlineData("sshd[3]: Server listening on 0.0.0.0 port 22.", "other|||||")]
    [InlineData("sshd[3]: Bad protocol version identification '203.0.113.9 port 1' from 192.0.2.1 port 8", "other||192.0.2.1|8||")]
    [InlineData("sshd[3]: input_userauth_request: invalid user x from 203.0.113.9 [preauth]", "other|||||")]
    [InlineData("sshd[3]: Invalid user session opened for user root from 192.0.2.1", "other|session opened for user root|192.0.2.1|||")]
    [InlineData("sshd[3]: pam_unix(sshd:session): session opened for user bob(uid=1000) by (uid=0)", "session|bob||||")]
    [InlineData("sshd[3]: pam_unix(sshd:session): session closed for user bob", "logout|bob||||")]
    [InlineData("sshd(pam_unix)[3]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=192.0.2.1  user=root", "login_fail|root|192.0.2.1|||")]
    [InlineData("sshd[3]: reverse mapping checking getaddrinfo for x.dyn.example [192.0.2.1] failed - POSSIBLE BREAK-IN ATTEMPT!", "other||192.0.2.1|||")]
    [InlineData("sudo:   bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/vim /etc/passwd", "sudo|bob||||")]
    [InlineData("sudo:   eve : command not allowed ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh", "error|eve||||")]
    [InlineData("su[9]: Successful su for root by bob", "su|bob||||")]
    [InlineData("su: (to root) bob on pts/1", "su|bob||||")]
    [InlineData("CRON[9]: (bob) CMD (/home/bob/run.sh --fast)", "cron|bob||||")]
    [InlineData("/usr/sbin/cron[9]: (bob) CMD (x)", "cron|bob||||")]
    public void Programs_are_understood(string message, string expected)
    {
        using var events = Logs.Keep(Logs.Source("Mar 11 22:55:30 srv " + message), Y2015);
        Assert.Equal(1, events.Report.Parsed);
        var parts = expected.Split('|');
        var user = parts[1].Length == 0 ? "" : Logs.Pseudonyms.OfUser(Encoding.UTF8.GetBytes(parts[1]));
        var actor = Address.TryParse(parts[2], out var address) ? Logs.Pseudonyms.Of(address) : "";
        Assert.Equal($"{parts[0]}|{user}|{actor}|{parts[3]}|{parts[4]}|{parts[5]}", events.Row("SELECT kind, \"user\", actor, port, auth, key_fp FROM events"));
        Assert.Equal("srv", events.Row("SELECT host FROM events"));
    }

    [Fact]
    public void Of_a_command_only_the_program_is_kept()
    {
        using var events = Logs.Keep(Logs.Source("Mar 11 22:55:30 srv CRON[9]: (bob) CMD (/home/bob/run.sh --password=secret)\nMar 11 22:55:31 srv sudo: bob : TTY=x ; PWD=/ ; USER=root ; COMMAND=/usr/bin/mysql -psecret"), Y2015);
        Assert.Equal(["/home/{user}/run.sh", "/usr/bin/mysql"], events.Rows("SELECT cmd FROM events ORDER BY line"));
        Assert.Equal("0|1024", events.Row("SELECT min(flags), max(flags) FROM events"));
    }

    [Fact]
    public void A_note_of_repetition_stands_for_the_record_before()
    {
        using var events = Logs.Keep(Logs.Source("Mar 11 22:55:30 srv sshd[3]: Failed password for root from 192.0.2.1 port 5 ssh2\nMar 11 22:56:00 srv last message repeated 4 times\n"), Y2015);
        Assert.Equal((1, 1, 5), (events.Report.Parsed, events.Report.Repeated, events.Report.LoginFail));
        Assert.Equal(["login_fail|1", "login_fail|4"], events.Rows("SELECT kind, weight FROM events ORDER BY line"));
    }

    [Fact]
    public void Lines_that_go_on_are_counted_and_mark_their_record()
    {
        using var events = Logs.Keep(Logs.Source("\tlost\nMar 11 22:55:30 srv app: one\n\ttwo\nthree\nMar 11 22:55:31 srv app: four\n"), Y2015);
        Assert.Equal((2, 2, 1), (events.Report.Parsed, events.Report.Continued, events.Report.Rejected));
        Assert.Equal("no-stamp", events.Report.Rejects[0].Reason);
        Assert.Equal(["64", "0"], events.Rows("SELECT flags FROM events ORDER BY line"));
    }

    [Theory]
    [InlineData("Dec 30 00:00:00|Jan 2 00:00:00|Jan 3 00:00:00", "2026-01-05", "2025 2026 2026")]
    [InlineData("Dec 30 00:00:00|Jan 2 00:00:00|Dec 31 23:59:59|Jan 2 00:00:01", "2026-01-05", "2025 2026 2025 2026")]
    [InlineData("Mar 1 00:00:00|Jan 2 00:00:00", "2026-01-05", "2026 2026")]
    [InlineData("Nov 1 00:00:00|Feb 1 00:00:00|Nov 1 00:00:00|Feb 1 00:00:00", "2026-06-01", "2024 2025 2025 2026")]
    [InlineData("Jun 1 00:00:00|Jun 2 00:00:00", "2026-06-01", "2026 2026")]
    [InlineData("Jun 1 00:00:00|Jun 3 00:00:00", "2026-06-01", "2025 2025")]
    [InlineData("Feb 28 00:00:00|Feb 29 00:00:00|Mar 1 00:00:00", "2026-06-01", "2024 2024 2024")]
    [InlineData("Feb 29 00:00:00|Dec 1 00:00:00|Jan 5 00:00:00", "2026-06-01", "2024 2024 2026")]
    public void Years_follow_from_the_order_and_one_known_day(string stamps, string reference, string years)
    {
        var text = string.Concat(stamps.Split('|').Select(s => $"{s} srv app: x\n"));
        var source = Logs.Source(text) with { AcquiredAt = new DateTimeOffset(DateOnly.Parse(reference, System.Globalization.CultureInfo.InvariantCulture), default, TimeSpan.Zero) };
        using var events = Logs.Keep(source, new ParseOptions { Format = "syslog" });
        Assert.Equal(years.Split(' '), events.Rows("SELECT year(make_timestamp(t_utc)) FROM events ORDER BY line"));
    }

    [Fact]
    public void A_leap_day_in_a_given_year_without_one_costs_one_line()
    {
        var report = Logs.Parse(Logs.Source("Feb 28 00:00:00 srv app: x\nFeb 29 00:00:00 srv app: x\nMar 1 00:00:00 srv app: x\n"), Y2015);
        Assert.Equal((2, 1), (report.Parsed, report.Rejected));
        Assert.Equal("feb-29", report.Rejects[0].Reason);
    }

    [Theory]
    [InlineData("Jul 1 12:00:00", "2015-07-01T10:00:00Z")]
    [InlineData("Jan 1 12:00:00", "2015-01-01T11:00:00Z")]
    [InlineData("Oct 25 02:30:00", "2015-10-25T00:30:00Z")]
    [InlineData("Mar 29 02:30:00", "2015-03-29T01:30:00Z")]
    public void A_zone_with_summer_time_is_applied(string stamp, string expected)
    {
        var report = Logs.Parse(Logs.Source(stamp + " srv app: x"), Y2015 with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam") });
        Assert.Equal(expected, Utc.Text(report.First!.Value));
        Assert.Equal("Europe/Amsterdam", report.Assumptions.Tz);
        Assert.Equal(stamp.StartsWith("Oct", StringComparison.Ordinal), report.Flags.ContainsKey("ambiguous_time"));
    }

    [Fact]
    public void A_known_error_of_the_clock_is_taken_off()
    {
        var report = Logs.Parse(Logs.Source("Jan 1 12:00:00 srv app: x"), Y2015 with { SkewSeconds = -437 });
        Assert.Equal("2015-01-01T12:07:17Z", Utc.Text(report.First!.Value));
        Assert.Equal(-437, report.Assumptions.SkewSeconds);
    }

    [Theory]
    [InlineData("MMM 22 07:54:32 srv app: x", "bad-month")]
    [InlineData("Mar 22 27:54:32 srv app: x", "bad-time")]
    [InlineData("Mar 32 07:54:32 srv app: x", "bad-date")]
    [InlineData("no stamp at all", "no-stamp")]
    public void A_stamp_that_cannot_be_says_why(string line, string reason)
    {
        var report = Logs.Parse(Logs.Source(line), Y2015);
        Assert.Equal(reason, Assert.Single(report.Rejects).Reason);
    }
}
