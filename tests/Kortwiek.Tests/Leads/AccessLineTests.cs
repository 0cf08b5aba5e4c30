using System.Text;
using System.Text.RegularExpressions;
using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

public sealed class AccessLineTests
{
    private const string Front = "192.0.2.7 - - [17/May/2015:10:05:03 +0200] ";

    [Theory]
    [InlineData(Front + "\"GET /a?b=c HTTP/1.1\" 200 12 \"http://r.example/\" \"Agent 1\"", "GET|/a|b=c|200|12|http://r.example/|Agent 1")]
    [InlineData(Front + "\"GET /a HTTP/1.1\" 200 -", "GET|/a||200|||")]
    [InlineData(Front + "\"GET /a HTTP/1.1\" 304 0 \"-\" \"-\"", "GET|/a||304|0||")]
    [InlineData(Front + "\"GET /<a href=\"x\" y> HTTP/1.0\" 404 9", "GET|/<a href=\"x\" y>||404|9||")]
    [InlineData(Front + "\"GET /a\" 200 b\" HTTP/1.0\" 404 9", "GET|/a\" 200 b\"||404|9||")]
    [InlineData(Front + "\"-\" 408 0 \"-\" \"-\"", "|||408|0||")]
    [InlineData(Front + "\"\\x16\\x03\\x01\" 400 166 \"-\" \"-\"", "|||400|166||")]
    [InlineData(Front + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"cut agent", "GET|/a||200|5||cut agent")]
    [InlineData(Front + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"an \"odd\" agent\" ", "GET|/a||200|5||an \"odd\" agent")]
    [InlineData(Front + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"agent\" \"198.51.100.9, 10.0.0.1\"", "GET|/a||200|5||agent")]
    [InlineData(Front + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"agent\" 0.120 app1", "GET|/a||200|5||agent")]
    [InlineData(Front + "\"GET /a HTTP/1.1\" 200 5 1234", "GET|/a||200|5||")]
    [InlineData(Front + "\"GET /a\" 200 5", "GET|/a||200|5||")]
    [InlineData(Front + "\"PROPFIND /dav/ HTTP/1.1\" 207 5", "PROPFIND|/dav/||207|5||")]
    public void Fields_are_where_they_belong(string line, string expected)
    {
        using var events = Logs.Keep(Logs.Source(line));
        Assert.Equal(1, events.Report.Parsed);
        Assert.Equal(expected, events.Row("SELECT method, path, query, status, bytes, ref, ua FROM events"));
        Assert.Equal("2015-05-17T08:05:03Z", Utc.Text(events.Report.First!.Value));
    }

    [Theory]
    [InlineData("192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET /", "no-status")]
    [InlineData("192.0.2.7 - - [17/May/2015:10:05:03 +0000] ", "no-request")]
    [InlineData("192.0.2.7 - - [17/Mai/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5", "no-date")]
    [InlineData("192.0.2.7 - - [31/Apr/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5", "no-date")]
    [InlineData("192.0.2.7 - - [17/May/2015:24:05:03 +0000] \"GET / HTTP/1.1\" 200 5", "no-date")]
    [InlineData("192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 x5", "no-status")]
    [InlineData("192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 99999999999999999999", "bad-size")]
    [InlineData("192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 -5", "bad-size")]
    [InlineData("a?b - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5", "bad-host")]
    [InlineData("Error line 1", "no-date")]
    public void A_line_that_is_none_says_why(string line, string reason)
    {
        var report = Logs.Parse(Logs.Source(line), new ParseOptions { Format = "combined" });
        Assert.Equal((0, 1), (report.Parsed, report.Rejected));
        Assert.Equal(reason, report.Rejects[0].Reason);
        Assert.Equal([1], report.Rejects[0].Lines);
    }

    [Theory]
    [InlineData("www.a.example:443 192.0.2.7 - bob [", "www.a.example:443|bob|1")]
    [InlineData("www.a.example 192.0.2.7 - bob [", "www.a.example|bob|1")]
    [InlineData("192.0.2.7 - bob the builder [", "|bob the builder|1")]
    [InlineData("192.0.2.7 - bob [1] [", "|bob [1]|1")]
    [InlineData("2001:db8::1 - - [", "||1")]
    [InlineData("host.dyn.example - - [", "||1")]
    [InlineData("www.a.example:80 host.dyn.example - - [", "www.a.example:80||1")]
    [InlineData("- - - [", "||0")]
    public void The_front_of_a_line_may_hold_a_virtual_host_and_a_user(string front, string expected)
    {
        using var events = Logs.Keep(Logs.Source(front + "17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5"));
        Assert.Equal(1, events.Report.Parsed);
        var parts = expected.Split('|');
        Assert.Equal(parts[0], events.Row("SELECT vhost FROM events"));
        Assert.Equal(parts[1].Length == 0 ? "" : Logs.Pseudonyms.OfUser(Encoding.UTF8.GetBytes(parts[1])), events.Row("SELECT \"user\" FROM events"));
        Assert.Equal(parts[2], events.Row("SELECT count(actor) FROM events"));
    }

    [Theory]
    [InlineData("17/May/2015:10:05:03 -0730", "2015-05-17T17:35:03Z")]
    [InlineData("29/Feb/2016:23:59:60 +0000", "2016-02-29T23:59:59Z")]
    [InlineData("2015-05-17T10:05:03+02:00", "2015-05-17T08:05:03Z")]
    [InlineData("2015-05-17 10:05:03.250 +0200", "2015-05-17T08:05:03.25Z")]
    [InlineData("November 3, 2021T00:18:22 +0100", "2021-11-02T23:18:22Z")]
    [InlineData("1431857103", "2015-05-17T10:05:03Z")]
    [InlineData("1431857103.125", "2015-05-17T10:05:03.125Z")]
    public void Dates_come_in_several_forms(string stamp, string expected)
    {
        var report = Logs.Parse(Logs.Source($"192.0.2.7 - - [{stamp}] \"GET / HTTP/1.1\" 200 5"));
        Assert.Equal(expected, Utc.Text(report.First!.Value));
        Assert.Equal("record", report.Assumptions.TzFrom);
    }

    [Fact]
    public void The_first_forwarded_address_is_kept_as_a_pseudonym_and_is_not_the_peer()
    {
        using var events = Logs.Keep(Logs.Source(Front + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"agent\" \"198.51.100.9, 10.0.0.1\""));
        Assert.Equal(
            $"{Logs.Pseudonyms.Of(Of("192.0.2.7"))}|{Logs.Pseudonyms.Of(Of("198.51.100.9"))}",
            events.Row("SELECT actor, xff FROM events"));
    }

    [Fact]
    public void A_user_name_cannot_forge_a_record()
    {
        // Apache escapes the quote in a user name, so the forged date is not followed by a request.
        using var events = Logs.Keep(Logs.Source("192.0.2.7 - x [17/May/2015:10:05:03 +0000] \\\"GET /forged HTTP/1.1\\\" 200 5 [18/May/2015:10:05:03 +0000] \"GET /true HTTP/1.1\" 200 5"));
        Assert.Equal("/true", events.Row("SELECT path FROM events"));
    }

    [Fact]
    public void What_is_read_is_what_a_slow_plain_reader_reads() =>
        Gen.Select(
            Words("192.0.2.1", "2001:db8::5", "10.1.2.3", "host.example"),
            Words("-", "bob", "b o b"),
            Gen.Int[0, 86_399],
            Words("GET", "POST", "HEAD"),
            Gen.String[Gen.Char[" /abc?=&%\"\\<>"], 0, 20],
            Gen.Int[100, 599],
            Gen.Int[-1, 1_000_000],
            Gen.String[Gen.Char[" abc/;()"], 1, 20])
        .Sample((host, user, second, method, path, status, bytes, agent) =>
        {
            var line = $"{host} - {user} [17/May/2015:{second / 3600:D2}:{second / 60 % 60:D2}:{second % 60:D2} +0000] \"{method} /{path} HTTP/1.1\" {status} {(bytes < 0 ? "-" : bytes)} \"-\" \"{agent}\"";
            var slow = Regex.Match(line, "^(\\S+) - (.*?) \\[([^\\]]{26})\\] \"(?<request>.*?)\" ([0-9]{3}) ([0-9]+|-) \"-\" \"(.*)\"$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
            var record = default(LogRecord);
            record.Reset();
            var outcome = LogFormats.Access.Read(Encoding.UTF8.GetBytes(line), ref record, new ReadContext(null, null, 0));
            if (!slow.Success || outcome != LineOutcome.Parsed)
            {
                return slow.Success == (outcome == LineOutcome.Parsed);
            }

            var target = slow.Groups["request"].Value[(method.Length + 1)..^9];
            var question = target.IndexOf('?', StringComparison.Ordinal);
            var midnight = Calendar.Days(2015, 5, 17) * Calendar.DayMicros;
            return Text(record.Method) == method
                && Text(record.Path) == (question < 0 ? target : target[..question])
                && Text(record.Query) == (question < 0 ? "" : target[(question + 1)..])
                && record.Status == status
                && record.Bytes == bytes
                && Text(record.Agent) == (agent.TrimEnd() == "-" ? "" : agent)
                && Text(record.User) == (user == "-" ? "" : user)
                && record.Micros == midnight + (second * Calendar.SecondMicros)
                && record.HasAddress == (host != "host.example");
        });

    [Fact]
    public void No_bytes_make_a_format_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            foreach (var head in (string[])["", Front, Front + "\"GET / HTTP/1.1\" 200 5 ", "Mar 11 22:55:30 srv sshd[3]: ", "Mar 11 22:55:30 srv sudo: ", "<13>Mar 11 22:55:30 ", "\"192.0.2.1 "])
            {
                byte[] line = [.. Encoding.ASCII.GetBytes(head), .. bytes.Where(b => b != '\n')];
                foreach (var format in LogFormats.All)
                {
                    var record = default(LogRecord);
                    record.Reset();
                    if (line.Length > 0)
                    {
                        _ = format.Read(line, ref record, new ReadContext(null, null, 0));
                    }
                }
            }

            return true;
        });

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static Address Of(string text) => Address.TryParse(text, out var address) ? address : throw new FormatException(text);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
