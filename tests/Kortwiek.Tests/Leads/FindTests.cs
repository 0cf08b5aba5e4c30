using Kortwiek.Leads;
using Kortwiek.Leads.Sample;

namespace Kortwiek.Tests.Leads;

public sealed class FindTests
{
    [Fact]
    public void A_scanner_makes_no_lead()
    {
        using var events = Logs.Keep(LogSource.File(SharedData.Path("logs/ocatak-netsparker_access.log")));
        var found = Find(events.File);
        Assert.Empty(found.Leads);
        Assert.Equal(new NotPeople(0, 0, 0, 1, 0), found.NotPeople);
    }

    [Fact]
    public void Readers_of_a_real_site_are_only_counted()
    {
        using var events = Logs.Keep(LogSource.File(SharedData.Path("logs/elastic-apache_combined_10k.log")));
        var found = Find(events.File);
        Assert.Empty(found.Leads);
        Assert.Equal("ZZ", Assert.Single(found.PerCountry).Cc.Code);
        Assert.Equal(10_000, found.Events);
        Assert.True(found.NotPeople.ClaimsCrawler > 10);
    }

    [Fact]
    public void The_owner_of_a_real_server_is_found_and_loopback_is_nobody()
    {
        using var events = Logs.Keep(LogSource.File(SharedData.Path("logs/elastic-auth.log")), new ParseOptions { Year = 2015, Zone = TimeZoneInfo.Utc });
        var found = Find(events.File);
        var owner = found.Leads.Single(l => l.Reasons.Any(r => r.Rule == "accepted-publickey"));
        Assert.Equal(LeadClass.Administrator, owner.Class);
        Assert.Contains(owner.Reasons, r => r.Rule == "root-in-session");
        Assert.Equal(36, owner.Reasons.Single(r => r.Rule == "accepted-publickey").Count);
        Assert.Contains("year-inferred", owner.Safeguards.Select(s => s.Flag));
        Assert.Contains("skew-unknown", owner.Safeguards.Select(s => s.Flag));
        Assert.DoesNotContain(found.Leads, l => l.Actor.Pseudonyms.Contains(Logs.Pseudonyms.Of(Loopback)));
    }

    [Fact]
    public void Reading_alone_never_makes_a_lead_however_often()
    {
        var lines = string.Concat(Enumerable.Range(0, 28).SelectMany(day => Enumerable.Range(0, 50)
            .Select(i => $"240.0.0.9 - - [{day + 1:D2}/May/2015:10:{i:D2}:03 +0000] \"GET /flagged/{i} HTTP/1.1\" 200 5 \"https://channel.example/\" \"Mozilla\"\n")));
        using var events = Logs.Keep(Logs.Source(lines));
        var options = new FindOptions([events.File])
        {
            FlaggedPaths = [.. Enumerable.Range(0, 50).Select(i => $"/flagged/{i}")],
            ChannelLinks = ["https://channel.example/"],
            Postings = [.. Enumerable.Range(0, 28).Select(day => new DateTimeOffset(2015, 5, day + 1, 10, 5, 0, TimeSpan.Zero))],
        };
        var found = LeadFinder.Find(options, NoProgress.Instance, TestContext.Current.CancellationToken).Value;
        Assert.Empty(found.Leads);

        // The same visitor with one upload and one login: then reading counts beside the acts, and correlated reasons count a quarter.
        const string Acts = "240.0.0.9 - - [29/May/2015:10:00:03 +0000] \"POST /login HTTP/1.1\" 302 5 \"-\" \"Mozilla\"\n240.0.0.9 - - [29/May/2015:10:00:09 +0000] \"POST /upload HTTP/1.1\" 201 5 \"-\" \"Mozilla\"\n";
        using var acted = Logs.Keep(Logs.Source(lines + Acts));
        var lead = Assert.Single(LeadFinder.Find(options with { Events = [acted.File] }, NoProgress.Instance, TestContext.Current.CancellationToken).Value.Leads);
        Assert.Equal(LeadClass.Uploader, lead.Class);
        Assert.Equal(3 + 2 + 2 + 0.5 + 0.5 + 0.25, lead.Score, 9);
    }

    [Fact]
    public void No_events_and_other_files_are_bad_input()
    {
        Assert.IsType<Outcome<FindReport>.Bad>(LeadFinder.Find(new FindOptions([]), NoProgress.Instance, TestContext.Current.CancellationToken));
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "this is no parquet");
            Assert.IsType<Outcome<FindReport>.Bad>(LeadFinder.Find(new FindOptions([path]), NoProgress.Instance, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Rules_are_read_with_their_faults()
    {
        Assert.Equal(RuleSet.Default.Sha256(), RuleSet.Read(new MemoryStream(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(RuleSet.Default, KortwiekJson.Options)), "r").Value.Sha256());
        Assert.IsType<Outcome<RuleSet>.Bad>(RuleSet.Read(new MemoryStream("{"u8.ToArray()), "r"));
        Assert.IsType<Outcome<RuleSet>.Bad>(RuleSet.Read(new MemoryStream("{\"version\":1}"u8.ToArray()), "r"));
        Assert.All(RuleSet.Default.Rules.Where(r => r.Authenticated), r => Assert.True(r.Act));
    }

    [Fact]
    public void The_sample_is_the_same_for_a_seed_and_another_for_another()
    {
        var first = LogSample.Make(3, 20_000).Files;
        var again = LogSample.Make(3, 20_000).Files;
        Assert.Equal(first.Select(f => f.Path), again.Select(f => f.Path));
        Assert.All(first.Zip(again), p => Assert.Equal(p.First.Bytes, p.Second.Bytes));
        Assert.NotEqual(first.Single(f => f.Path == "truth.json").Bytes, LogSample.Make(4, 20_000).Files.Single(f => f.Path == "truth.json").Bytes);
    }

    private static Address Loopback => Address.TryParse("127.0.0.1", out var address) ? address : default;

    private static FindReport Find(string file) => LeadFinder.Find(new FindOptions([file]), NoProgress.Instance, TestContext.Current.CancellationToken).Value;
}
