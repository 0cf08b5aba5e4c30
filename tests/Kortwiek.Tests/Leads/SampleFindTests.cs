using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

public sealed class SampleFindTests(SampleCase sample) : IClassFixture<SampleCase>
{
    [Fact]
    public void Every_line_of_the_sample_is_accounted_for()
    {
        Assert.InRange(sample.Reports.Sum(r => r.Lines), 59_000, 64_000);
        Assert.All(sample.Reports, r => Assert.Equal(r.Lines, r.Parsed + r.Rejected + r.Blank + r.Continued + r.Repeated));
        Assert.All(sample.Reports, r => Assert.True(r.Good, r.Path));
        Assert.InRange(sample.Reports.Sum(r => r.Rejected), 5, 40);
    }

    [Fact]
    public void The_year_turns_within_the_logs()
    {
        var auth = sample.Reports.Where(r => r.Format == "syslog").ToList();
        Assert.All(auth, r => Assert.Equal("acquisition", r.Assumptions.YearFrom));
        Assert.Equal(2025, auth.Min(r => r.First!.Value.Year));
        Assert.Equal(2026, auth.Max(r => r.Last!.Value.Year));
    }

    [Theory]
    [InlineData("administrator", LeadClass.Administrator)]
    [InlineData("uploader", LeadClass.Uploader)]
    [InlineData("intruder", LeadClass.Intruder)]
    public void Everybody_planted_is_found_once_in_the_right_class_and_country(string planted, LeadClass expected)
    {
        foreach (var person in sample.Truth.Where(p => p.Class == planted))
        {
            var addresses = SampleCase.PseudonymsOf(person);
            var leads = sample.Found.Leads.Where(l => l.Actor.Pseudonyms.Intersect(addresses).Any()).ToList();
            var lead = Assert.Single(leads);
            Assert.Equal(expected, lead.Class);
            Assert.Equal(person.Country, lead.Country);
            Assert.Subset(addresses.ToHashSet(), lead.Actor.Pseudonyms.ToHashSet());
        }
    }

    [Fact]
    public void Nobody_else_becomes_a_lead_but_the_protected_one_who_is_blocked()
    {
        var planted = sample.Truth.Where(p => p.Class is "administrator" or "uploader" or "intruder").SelectMany(SampleCase.PseudonymsOf).ToHashSet();
        var others = sample.Found.Leads.Where(l => !l.Actor.Pseudonyms.Any(planted.Contains)).ToList();
        var blocked = Assert.Single(others);
        Assert.Contains(blocked.Safeguards, s => s is { Flag: "protected-list", Effect: SafeguardEffect.Blocks });
        Assert.Equal(SampleCase.PseudonymsOf(sample.Truth.Single(p => p.Class == "protected")), blocked.Actor.Pseudonyms);
    }

    [Fact]
    public void Programs_are_counted_as_programs()
    {
        Assert.Equal(new NotPeople(4, 2, 3, 3, 1), sample.Found.NotPeople);
    }

    [Fact]
    public void Small_countries_are_counted_without_a_number()
    {
        Assert.True(sample.Found.PerCountry.Count >= 40);
        var small = sample.Found.PerCountry.Where(c => c.Visitors.Value is null).ToList();
        Assert.NotEmpty(small);
        Assert.All(small, c => Assert.Null(c.Visits.Value));
        Assert.Contains(sample.Found.PerCountry, c => c.Visitors.Value >= 10);
    }

    [Fact]
    public void Joined_addresses_say_why()
    {
        var marten = LeadOf("Marten Veldkamp");
        Assert.Equal(3, marten.Actor.Pseudonyms.Count);
        Assert.Equal(2, marten.Joins.Count);
        Assert.All(marten.Joins, j => Assert.Equal("same-key", j.Why));
        Assert.Contains(marten.Safeguards, s => s.Flag == "tor-in-part");
        Assert.Equal(Confidence.High, marten.Confidence);
        Assert.Equal("NL", marten.Country.Code);
        Assert.Contains(marten.Reasons, r => r.Rule == "key-on-two-servers");
        Assert.Contains(marten.Reasons, r => r.Rule == "root-in-session");
        Assert.Contains(marten.Reasons, r => r.Rule == "account-in-cron-or-mail");

        var colette = LeadOf("Colette Arnoud");
        Assert.Equal(3, colette.Actor.Pseudonyms.Count);
        Assert.Contains(colette.Joins, j => j.Why == "same-user-and-network-within-a-day");
        Assert.DoesNotContain(colette.Reasons, r => r.Rule == "password-after-failures");
    }

    [Fact]
    public void Weights_add_up_and_evidence_points_at_lines()
    {
        foreach (var lead in sample.Found.Leads)
        {
            Assert.Equal(lead.Score, lead.Reasons.Sum(r => r.Counted), 9);
            Assert.True(lead.Score >= RuleSet.Default.Threshold);
            Assert.All(lead.Reasons, r => Assert.InRange(r.Events.Count, 1, RuleSet.Default.EvidenceLines));
            Assert.All(lead.Reasons, r => Assert.True(r.Count >= r.Events.Count));
        }

        // Each line of evidence of an administrator is the login that it claims to be, in the unpacked source.
        var login = LeadOf("Jannik Lohmann").Reasons.Single(r => r.Rule == "accepted-publickey").Events[0];
        var report = sample.Reports.Single(r => r.Source == login.Src);
        using var stream = Decompress.OpenKeeping(new MemoryStream(sample.File(report.Path)));
        using var all = new MemoryStream();
        stream.CopyTo(all);
        var rest = all.ToArray().AsSpan((int)login.Off);
        var line = System.Text.Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'\n')]);
        Assert.Contains("Accepted publickey for jannik from 253.0.0.5 port", line, StringComparison.Ordinal);
        Assert.Equal(login.Line - 1, all.ToArray().AsSpan(0, (int)login.Off).Count((byte)'\n'));
        Assert.NotNull(login.Port);
    }

    [Fact]
    public void Ids_do_not_change_between_runs()
    {
        var again = LeadFinder.Find(new FindOptions(FindOptions.Files(sample.Events)), NoProgress.Instance, TestContext.Current.CancellationToken).Value;
        Assert.Equal(sample.Found.Leads.Select(l => l.Id), again.Leads.Select(l => l.Id));
        Assert.All(again.Leads, l => Assert.Matches("^[0-9a-f]{16}$", l.Id));
        var json = System.Text.Json.JsonSerializer.Serialize(again, KortwiekJson.Options);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(sample.Found, KortwiekJson.Options), json);
    }

    [Fact]
    public void No_clear_address_and_no_clear_name_is_in_the_files()
    {
        var clear = sample.Truth.SelectMany(p => p.Addresses.Concat(p.Users)).Distinct().Select(System.Text.Encoding.UTF8.GetBytes).ToList();
        var folder = Directory.CreateTempSubdirectory("kortwiek-plain-");
        try
        {
            foreach (var file in FindOptions.Files(sample.Events))
            {
                // Unpacked by the engine, every column as text.
                var csv = Path.Combine(folder.FullName, "all.csv");
                using (var connection = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:"))
                {
                    connection.Open();
                    using var command = connection.CreateCommand();
                    command.CommandText = $"COPY (SELECT * FROM read_parquet('{file}')) TO '{csv}'";
                    command.ExecuteNonQuery();
                }

                var text = File.ReadAllBytes(csv);
                var packed = File.ReadAllBytes(file);
                Assert.All(clear.Where(c => c.Length > 6), c => Assert.True(text.AsSpan().IndexOf(c) < 0 && packed.AsSpan().IndexOf(c) < 0, System.Text.Encoding.UTF8.GetString(c)));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Another_key_gives_other_pseudonyms_and_the_same_people()
    {
        var folder = Directory.CreateTempSubdirectory("kortwiek-otherkey-");
        try
        {
            sample.ParseAll(new Pseudonyms(new byte[Pseudonyms.KeyBytes]), folder.FullName);
            var other = LeadFinder.Find(new FindOptions(FindOptions.Files(folder.FullName)), NoProgress.Instance, TestContext.Current.CancellationToken).Value;
            Assert.Equal(sample.Found.Leads.Count, other.Leads.Count);
            Assert.Empty(sample.Found.Leads.SelectMany(l => l.Actor.Pseudonyms).Intersect(other.Leads.SelectMany(l => l.Actor.Pseudonyms)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_rule_can_be_explained_by_its_query()
    {
        var text = LeadFinder.Explain(RuleSet.Default, "root-in-session");
        Assert.NotNull(text);
        Assert.Contains("CREATE TABLE shells AS", text, StringComparison.Ordinal);
        Assert.Contains("FROM root_commands", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE gaps", text, StringComparison.Ordinal);
        Assert.Null(LeadFinder.Explain(RuleSet.Default, "no-such-rule"));
    }

    [Fact]
    public void A_rules_file_cannot_read_the_machine()
    {
        var rules = RuleSet.Default with
        {
            Rules = [new Rule("peek", LeadClass.Administrator, 9, "peek", ["SELECT content AS actor, '' AS src, 1 AS line, 0 AS off, 0 AS t_utc, NULL AS port FROM read_text('/etc/passwd')"], Act: true)],
        };
        var outcome = LeadFinder.Find(new FindOptions(FindOptions.Files(sample.Events)) { Rules = rules }, NoProgress.Instance, TestContext.Current.CancellationToken);
        Assert.IsType<Outcome<FindReport>.Bad>(outcome);
    }

    private Lead LeadOf(string name) =>
        sample.Found.Leads.Single(l => l.Actor.Pseudonyms.Intersect(SampleCase.PseudonymsOf(sample.Truth.Single(p => p.Name == name))).Any());
}
