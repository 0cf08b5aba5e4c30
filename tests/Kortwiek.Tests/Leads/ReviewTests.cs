using System.Text;
using System.Text.Json;
using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

public sealed class ReviewTests(SampleCase sample) : IClassFixture<SampleCase>
{
    private static readonly DateTimeOffset Now = new(2026, 1, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 1, 20);
    private static readonly Confirmation Good = new("checked against the exhibit", "identify the administrators", "Art. 5 of the demo statute", new DateOnly(2026, 12, 31), SubjectCategory.Suspect);

    private Lead Marten => sample.Found.Leads.First(l => l.Class == LeadClass.Administrator && l.Safeguards.All(s => s.Effect != SafeguardEffect.Blocks));

    [Fact]
    public void A_confirmation_names_all_that_is_missing_at_once()
    {
        var bad = Assert.IsType<Outcome<Decision>.Bad>(LeadReview.Confirm(Marten, LeadState.Proposed, new Confirmation(" ", null, "", null, null), "ana", Now));
        Assert.Equal("missing-option", bad.Fault.Code);
        foreach (var option in (string[])["--reason", "--purpose", "--under", "--retain-until", "--subject"])
        {
            Assert.Contains(option, bad.Fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_complete_confirmation_is_kept_with_its_human()
    {
        var decision = LeadReview.Confirm(Marten, LeadState.Proposed, Good, "ana", Now).Value;
        Assert.Equal((LeadState.Confirmed, "ana", Now, Good.Purpose), (decision.State, decision.By, decision.At, decision.Purpose));
    }

    [Fact]
    public void A_protected_address_an_old_date_and_a_wrong_state_block_together()
    {
        var blocked = sample.Found.Leads.Single(l => l.Safeguards.Any(s => s.Flag == "protected-list"));
        var refused = Assert.IsType<Outcome<Decision>.Refused>(LeadReview.Confirm(blocked, LeadState.Rejected, Good with { RetainUntil = new DateOnly(2026, 1, 1) }, "ana", Now));
        Assert.Equal(["state", "protected-list", "retention"], refused.All.All.Select(r => r.Guard));
    }

    [Fact]
    public void A_rejection_needs_a_reason_and_happens_once()
    {
        Assert.IsType<Outcome<Decision>.Bad>(LeadReview.Reject(Marten, LeadState.Proposed, " ", "ana", Now));
        Assert.Equal(LeadState.Rejected, LeadReview.Reject(Marten, LeadState.Confirmed, "another user of the address", "ana", Now).Value.State);
        Assert.IsType<Outcome<Decision>.Refused>(LeadReview.Reject(Marten, LeadState.Rejected, "again", "ana", Now));
    }

    [Fact]
    public void Without_a_confirmed_lead_there_is_no_dossier() =>
        Assert.IsType<Outcome<DossierSet>.Refused>(DossierMaker.Make(Input(_ => null)));

    [Fact]
    public void A_dossier_goes_to_each_assessed_country_and_the_others_are_named()
    {
        var set = DossierMaker.Make(Input(Confirm)).Value;
        Assert.Equal(set.Dossiers.Select(d => d.Country).Order(), set.Dossiers.Select(d => d.Country));
        Assert.Equal("TR", Assert.Single(set.Blocked).Country.Code);
        Assert.DoesNotContain(set.Dossiers, d => d.Country.Code is "TR" or "ZZ");
        var confirmed = sample.Found.Leads.Count(l => Confirm(l) is not null);
        Assert.Equal(confirmed, set.Dossiers.Sum(d => d.Leads) + set.Blocked.Sum(b => b.Leads) + set.LeftOut.Count);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var first = DossierMaker.Make(Input(Confirm)).Value;
        var second = DossierMaker.Make(Input(Confirm)).Value;
        Assert.Equal(first.Dossiers.SelectMany(d => d.Files()).Select(f => Digest.Sha256Of(f.Bytes)), second.Dossiers.SelectMany(d => d.Files()).Select(f => Digest.Sha256Of(f.Bytes)));
        Assert.Equal(first.Manifest(Input(Confirm)), second.Manifest(Input(Confirm)));
    }

    [Fact]
    public void Low_leads_minors_and_expired_ones_stay_home()
    {
        var low = Marten with { Confidence = Confidence.Low };
        var ids = new[] { low, Marten with { Id = "b" }, Marten with { Id = "c" }, Marten with { Id = "d", Country = Country.Unknown } };
        var input = Input(_ => null) with
        {
            Leads =
            [
                new ReviewedLead(ids[0], Decide(ids[0])),
                new ReviewedLead(ids[1], Decide(ids[1]) with { Minor = MinorStatus.Presumed }),
                new ReviewedLead(ids[2], Decide(ids[2]) with { RetainUntil = new DateOnly(2026, 1, 19) }),
                new ReviewedLead(ids[3], Decide(ids[3])),
            ],
        };
        var set = DossierMaker.Make(input).Value;
        Assert.Empty(set.Dossiers);
        Assert.Equal(
            new[] { (low.Id, "low-confidence"), ("b", "minor"), ("c", "expired"), ("d", "no-country") }.Order(),
            set.LeftOut.Select(l => (l.Lead, l.Why)).Order());
    }

    [Fact]
    public void A_dossier_escapes_hostile_text_and_fetches_nothing()
    {
        var input = Input(Confirm);
        input = input with
        {
            Operation = "<script>alert(1)</script>\u202E",
            Sources = [.. input.Sources.Select(s => s with { Path = "\"><img src=x onerror=alert(1)>" })],
        };
        var dossier = DossierMaker.Make(input).Value.Dossiers.First(d => d.Country.Code == "NL");
        var html = Encoding.UTF8.GetString(dossier.Html);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(dossier.Json);
        Assert.Equal("leads.dossier/1", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal("confirmed", json.RootElement.GetProperty("leads")[0].GetProperty("lead").GetProperty("state").GetString());
    }

    [Fact]
    public void Transfer_assessments_are_read_and_hold_for_their_time()
    {
        var all = TransferAssessment.Read(new MemoryStream(sample.File("tables/transfers.csv")), "transfers.csv").Value;
        var nl = all.Single(a => a.Country.Code == "NL");
        Assert.True(nl.Holds(Today));
        Assert.False(nl.Holds(new DateOnly(2029, 1, 1)));
        Assert.False(nl.Holds(new DateOnly(2025, 1, 1)));
        Assert.IsType<Outcome<IReadOnlyList<TransferAssessment>>.Bad>(TransferAssessment.Read(new MemoryStream("NL,yesterday,a,b,c\n"u8.ToArray()), "t"));
        Assert.IsType<Outcome<IReadOnlyList<TransferAssessment>>.Bad>(TransferAssessment.Read(new MemoryStream("NL,2026-01-01,,b,c\n"u8.ToArray()), "t"));
    }

    [Fact]
    public void A_small_count_is_not_told()
    {
        Assert.Equal(["0", "<10", "<10", "10"], new long[] { 0, 1, 9, 10 }.Select(n => new SmallCount(n).ToString()));
        Assert.Equal("[0,\"<10\",12]", JsonSerializer.Serialize(new SmallCount[] { new(0), new(7), new(12) }, KortwiekJson.Options));
        Assert.Null(JsonSerializer.Deserialize<SmallCount>("\"<10\"", KortwiekJson.Options).Value);
    }

    private static Decision Decide(Lead lead) => LeadReview.Confirm(lead, LeadState.Proposed, Good, "ana", Now).Value;

    private static Decision? Confirm(Lead lead) => lead.Safeguards.Any(s => s.Effect == SafeguardEffect.Blocks) ? null : Decide(lead);

    private DossierInput Input(Func<Lead, Decision?> decide) => new(
        "Demo",
        "Demo authority",
        Today,
        [.. sample.Found.Leads.Select(l => new ReviewedLead(l, decide(l)))],
        sample.Found.PerCountry,
        TransferAssessment.Read(new MemoryStream(sample.File("tables/transfers.csv")), "transfers.csv").Value,
        [.. sample.Reports.Select(r => new SourceFile(r.Source, r.Sha256, r.Path, r.Format))]);
}
