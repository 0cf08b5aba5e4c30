using System.Text;
using System.Text.Json;
using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

public sealed class StixWriterTests
{
    private static readonly DateTimeOffset At = new(2027, 4, 1, 8, 0, 0, TimeSpan.Zero);

    private static StixShare Sample()
    {
        ElementKey.TryDomain("kroonpost.example", out var name);
        ElementKey.TryDomain("ns.riet.test", out var resolution);
        ElementKey.TryIp("198.51.100.23", out var origin);
        ElementKey.TryIp("2001:db8::7", out var second);
        ElementKey.TryUrl("https://kroonpost.example/app", out var url);
        var account = ElementKey.Of("acct", "telegram:nachtpost");
        var file = ElementKey.Of("file", "sha256:" + new string('a', 64));
        var certificate = ElementKey.Of("cert", "sha256:" + new string('b', 64));
        var wallet = ElementKey.Of("wallet", "btc:1Invented");
        var network = ElementKey.Of("as", "64500");
        Assert.True(Country.TryParse("NL", out var nl));
        return new StixShare(
            "Parket Zwin",
            At,
            [
                new ElementFact(name, ElementKind.Domain, "kroonpost.example", Tlp.Amber, "") { Layer = ServiceLayer.Name, Country = nl, Provider = "Registrar Vlier", Cost = 1.5 },
                new ElementFact(resolution, ElementKind.Dns, "Naamdienst \"Riet\"", Tlp.Amber, "") { Layer = ServiceLayer.Resolution },
                new ElementFact(origin, ElementKind.Server, "Server 7", Tlp.Amber, "") { Layer = ServiceLayer.Origin, Country = nl, FirstSeen = At.AddDays(-9), LastSeen = At },
                new ElementFact(second, ElementKind.Address, "2001:db8::7", Tlp.Green, ""),
                new ElementFact(url, ElementKind.Url, "https://kroonpost.example/app", Tlp.Amber, ""),
                new ElementFact(account, ElementKind.Account, "Nachtpost", Tlp.Red, "") { Layer = ServiceLayer.Name },
                new ElementFact(file, ElementKind.File, "app.apk", Tlp.Amber, "") { Also = [ElementKey.Of("file", "md5:" + new string('c', 32)), ElementKey.Of("file", "sha1:" + new string('d', 40))] },
                new ElementFact(certificate, ElementKind.Certificate, new string('b', 64), Tlp.Amber, ""),
                new ElementFact(wallet, ElementKind.Payment, "1Invented", Tlp.Amber, ""),
                new ElementFact(network, ElementKind.AutonomousSystem, "AS64500", Tlp.Clear, ""),
            ],
            [
                new RelationFact(name, origin, RelationTypes.ResolvesTo, Tlp.Amber, "") { Since = At.AddDays(-3), Until = At },
                new RelationFact(name, resolution, "delegated-to", Tlp.Amber, ""),
                new RelationFact(origin, network, RelationTypes.BelongsTo, Tlp.Amber, ""),
                new RelationFact(url, name, RelationTypes.AtHost, Tlp.Amber, ""),
                new RelationFact(file, wallet, "related-to", Tlp.Amber, ""),
            ],
            [
                new ChannelFact(StixShare.ChannelId("OP", "Kroonpost"), "Kroonpost", "site", ChannelStatus.Up, Tlp.Amber, "")
                {
                    Audience = 12_500, Language = "nl", Organisation = "Holle Kroon", FirstSeen = At.AddDays(-90), Elements = [name, origin],
                },
                new ChannelFact(StixShare.ChannelId("OP", "Nachtpost"), "Nachtpost", "social-account", ChannelStatus.Unknown, Tlp.Red, "") { Elements = [account] },
            ]);
    }

    private static byte[] Written(StixShare share)
    {
        using var output = new MemoryStream();
        FeedWriter.WriteStix(share, output);
        return output.ToArray();
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var share = Sample();
        var report = Feeds.Read(Written(share)).Value;
        Assert.Empty(report.Rejects);
        Assert.Empty(report.Warnings);
        Assert.Empty(report.Dangling);
        Assert.Empty(report.LateMarkings);
        Assert.Equal(Json(share.Elements.OrderBy(e => e.Key)), Json(report.Elements.Select(e => e with { At = "" })));
        Assert.Equal(Json(share.Channels.OrderBy(c => c.Id, StringComparer.Ordinal)), Json(report.Channels.Select(c => c with { At = "" })));
        Assert.Equal(Json(share.Relations.OrderBy(r => r.From).ThenBy(r => r.To)), Json(report.Relations.Select(r => r with { At = "" })));
    }

    [Fact]
    public void What_was_read_back_is_written_the_same()
    {
        var share = Sample();
        var bytes = Written(share);
        var report = Feeds.Read(bytes).Value;
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(Written(share with { Elements = report.Elements, Relations = report.Relations, Channels = report.Channels })));
    }

    [Fact]
    public void Markings_travel_in_the_bundle_and_observables_bear_their_computed_identifiers()
    {
        using var document = JsonDocument.Parse(Written(Sample()));
        var ids = document.RootElement.GetProperty("objects").EnumerateArray().ToDictionary(o => o.GetProperty("id").GetString()!, StringComparer.Ordinal);
        Assert.Contains("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", ids.Keys);
        Assert.Contains("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", ids.Keys);
        Assert.DoesNotContain("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", ids.Keys);
        foreach (var (id, item) in ids)
        {
            var type = item.GetProperty("type").GetString()!;
            if (type is "domain-name" or "ipv4-addr" or "ipv6-addr" or "url" or "file" or "user-account" or "x509-certificate" or "autonomous-system")
            {
                Assert.Equal(StixId.Deterministic(type, item), id);
            }
        }
    }

    [Fact]
    public void A_relation_to_what_is_not_shared_is_a_fault_of_the_caller()
    {
        var share = Sample();
        Assert.Throws<ArgumentException>(() => Written(share with { Elements = [.. share.Elements.Skip(1)] }));
        Assert.Throws<ArgumentException>(() => Written(share with { Elements = [.. share.Elements, share.Elements[0]] }));
    }

    [Fact]
    public void A_key_that_is_not_canonical_is_not_taken_from_a_partners_extension()
    {
        var text = Encoding.UTF8.GetString(Written(Sample())).Replace("\"element_key\": \"dom:ns.riet.test\"", "\"element_key\": \"dom:NS.riet.test\"", StringComparison.Ordinal);
        var report = Feeds.Good(text);
        Assert.Equal("bad-extension", Assert.Single(report.Warnings).Code);
        Assert.Equal(ElementKind.Domain, report.Elements.Single(e => e.Key.Name == "ns.riet.test").Kind);
    }

    [Fact]
    public void Infrastructure_of_a_partner_is_an_element_with_what_it_consists_of()
    {
        var report = Feeds.Good(Feeds.Bundle(
            """{"type":"relationship","id":"relationship--00000000-0000-4000-8000-000000000001","relationship_type":"consists-of","source_ref":"infrastructure--00000000-0000-4000-8000-000000000002","target_ref":"ipv4-addr--00000000-0000-4000-8000-000000000003"}""",
            """{"type":"infrastructure","id":"infrastructure--00000000-0000-4000-8000-000000000002","name":"Verteiler"}""",
            """{"type":"ipv4-addr","id":"ipv4-addr--00000000-0000-4000-8000-000000000003","value":"198[.]51[.]100[.]4/32","belongs_to_refs":["autonomous-system--00000000-0000-4000-8000-000000000004"]}""",
            """{"type":"autonomous-system","id":"autonomous-system--00000000-0000-4000-8000-000000000004","number":64500,"name":"Riet Net"}"""));
        Assert.Equal(["as:64500 AutonomousSystem Riet Net", "infra:00000000-0000-4000-8000-000000000002 Infrastructure Verteiler", "ip:198.51.100.4 Address 198.51.100.4"], report.Elements.Select(e => $"{e.Key} {e.Kind} {e.Label}"));
        Assert.Equal(["infra:00000000-0000-4000-8000-000000000002 consists-of ip:198.51.100.4", "ip:198.51.100.4 belongs-to as:64500"], report.Relations.Select(r => $"{r.From} {r.Type} {r.To}"));
    }

    [Fact]
    public void What_was_withdrawn_yields_nothing()
    {
        var report = Feeds.Good(Feeds.Bundle(
            """{"type":"indicator","id":"indicator--00000000-0000-4000-8000-000000000001","revoked":true,"pattern":"[domain-name:value = 'alpha.example']"}"""));
        Assert.Equal(1, report.Read);
        Assert.Empty(report.Elements);
    }

    private static string Json<T>(IEnumerable<T> facts) => JsonSerializer.Serialize(facts, KortwiekJson.Indented);
}
