using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

// The counts were made by an independent program over the same files (watch.md section 13).
public sealed class MispSharedDataTests
{
    [Theory]
    [InlineData("ebury.misp", 1, 419, "av-signature 14, domain-ip 15, elf 33, event 1, file 58, vulnerability 2, yara 5", 5, 10, 0, 0)]
    [InlineData("glupteba.misp-event", 321, 0, "event 1", 272, 44, 4, 0)]
    [InlineData("misp-kryptocibule", 191, 0, "event 1", 67, 1, 0, 9)]
    [InlineData("mozi.misp-event", 0, 151, "av-signature 2, corporate-asset 1, domain-ip 4, elf 8, event 1, file 21, url 11", 0, 5, 0, 0)]
    [InlineData("stantinko.misp-event", 263, 0, "event 1", 44, 43, 77, 0)]
    public void Each_file_gives_the_counts_of_the_table(string file, int direct, int inObjects, string byType, long domains, long addresses, int pairs, long wallets)
    {
        var attributes = new List<string>();
        var report = Feeds.Shared($"misp/{file}.json", onObject: o =>
        {
            if (o.Type == "attribute")
            {
                attributes.Add(o.At);
            }
        });
        Assert.Equal(FeedFormat.Misp, report.Format);
        Assert.Equal(direct, attributes.Count(a => !a.Contains("/Object/", StringComparison.Ordinal)));
        Assert.Equal(inObjects, attributes.Count(a => a.Contains("/Object/", StringComparison.Ordinal)));
        Assert.Equal(direct + inObjects, report.AttributesByType.Values.Sum());
        Assert.Equal(byType, Feeds.Counts(report.ByType));
        Assert.Equal(domains, report.Features.GetValueOrDefault("domain"));
        Assert.Equal(addresses, report.Features.GetValueOrDefault("ip"));
        Assert.Equal(wallets, report.Features.GetValueOrDefault("wallet"));
        Assert.Equal(pairs, report.Relations.Count(r => r.Type == RelationTypes.ResolvesTo && r.At.Contains("/Attribute/", StringComparison.Ordinal)));
        Assert.Empty(report.Rejects);
        Assert.Empty(report.Dangling);
        Assert.Empty(report.Repeats);
    }

    [Theory]
    [InlineData("glupteba.misp-event", "domain 270, domain|ip 4, filename|sha1 6, ip-dst 40, regkey 1")]
    [InlineData("misp-kryptocibule", "btc 9, dash 1, domain 67, filename 22, ip-dst 1, link 1, other 53, sha1 32, text 1, user-agent 1, windows-scheduled-task 2, xmr 1")]
    [InlineData("mozi.misp-event", "ip-dst 4, ip-src 1, md5 21, port 11, sha1 21, sha256 21, text 61, url 11")]
    [InlineData("stantinko.misp-event", "domain 10, domain|ip 77, filename|sha1 121, ip-dst 4, mutex 11, pdb 22, regkey 13, sha1 5")]
    public void Attributes_are_counted_by_type(string file, string byType) =>
        Assert.Equal(byType, Feeds.Counts(Feeds.Shared($"misp/{file}.json").AttributesByType));

    [Fact]
    public void All_files_together_give_the_sums_of_the_table()
    {
        var elements = new HashSet<ElementKey>();
        var pairs = new HashSet<(ElementKey, ElementKey)>();
        long attributes = 0;
        long objects = 0;
        foreach (var file in Directory.GetFiles(SharedData.Path("watch/misp"), "*.json"))
        {
            var report = Feeds.Shared("misp/" + Path.GetFileName(file));
            attributes += report.AttributesByType.Values.Sum();
            objects += report.ByType.Where(t => t.Key != "event").Sum(t => t.Value);
            elements.UnionWith(report.Elements.Select(e => e.Key));
            pairs.UnionWith(report.Relations.Where(r => r.Type == RelationTypes.ResolvesTo && r.At.Contains("/Attribute/", StringComparison.Ordinal)).Select(r => (r.From, r.To)));
        }

        Assert.Equal(1346, attributes);
        Assert.Equal(174, objects);
        Assert.Equal(388, elements.Count(e => e.Kind == "dom"));
        Assert.Equal(103, elements.Count(e => e.Kind == "ip"));
        Assert.Equal(81, pairs.Count);
    }

    [Fact]
    public void A_count_that_is_not_the_files_own_is_a_warning()
    {
        var warning = Assert.Single(Feeds.Shared("misp/ebury.misp.json").Warnings, w => w.Code == "attribute-count");
        Assert.Equal("The event says that it has 436 attributes; 420 are in the file.", warning.Text);
        Assert.Equal("/response/0/Event", warning.At);
    }

    [Fact]
    public void Values_that_the_sender_doubts_are_kept_and_yield_nothing()
    {
        var doubted = new List<string>();
        var report = Feeds.Shared("misp/misp-kryptocibule.json", onObject: o =>
        {
            if (o.ValidationIssue)
            {
                doubted.Add(o.At);
            }
        });
        Assert.Equal(2, doubted.Count);
        Assert.Equal(doubted, report.Warnings.Where(w => w.Code == "validation-issue").Select(w => w.At));
    }

    [Theory]
    [InlineData("glupteba.misp-event", Tlp.Red)]
    [InlineData("stantinko.misp-event", Tlp.Red)]
    [InlineData("ebury.misp", Tlp.Amber)]
    [InlineData("mozi.misp-event", Tlp.Amber)]
    [InlineData("misp-kryptocibule", Tlp.Amber)]
    public void What_is_for_the_own_organisation_only_never_loosens(string file, Tlp expected) =>
        Feeds.Shared($"misp/{file}.json", onObject: o => Assert.Equal(expected, o.Marking));
}
