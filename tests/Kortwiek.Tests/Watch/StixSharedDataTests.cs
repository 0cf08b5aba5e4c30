using System.Text.Json;
using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

// The counts were made by an independent program over the same files (watch.md section 13).
public sealed class StixSharedDataTests
{
    [Theory]
    [InlineData("indicator-for-malicious-url", 3, "indicator 1, malware 1, relationship 1", "url:value 1")]
    [InlineData("malware-indicator-for-file-hash", 3, "indicator 1, malware 1, relationship 1", "file:hashes.SHA-256 1")]
    [InlineData("poisonivy", 155, "attack-pattern 3, campaign 3, course-of-action 1, identity 1, indicator 25, malware 25, relationship 90, report 1, vulnerability 6", "domain-name:value 25, file:name 2, ipv4-addr:value 40")]
    [InlineData("sighting-of-an-indicator", 4, "identity 2, indicator 1, sighting 1", "url:value 1")]
    [InlineData("sighting-of-observed-data", 8, "file 1, identity 2, malware 1, observed-data 2, sighting 1, windows-registry-key 1", "")]
    [InlineData("using-granular-markings", 4, "identity 1, indicator 1, relationship 1, threat-actor 1", "email-message:from_ref.value 1")]
    [InlineData("using-marking-definitions", 4, "identity 1, indicator 1, marking-definition 2", "ipv4-addr:value 1")]
    public void Each_file_gives_the_counts_of_the_table(string file, long read, string byType, string comparisons)
    {
        var handed = 0L;
        var report = Feeds.Shared($"stix/{file}.json", onObject: _ => handed++);
        Assert.Equal(FeedFormat.Stix, report.Format);
        Assert.Equal(read, report.Read);
        Assert.Equal(read, handed);
        Assert.Equal(byType, Feeds.Counts(report.ByType));
        Assert.Equal(comparisons, Feeds.Counts(report.PatternComparisons));
        Assert.Empty(report.Rejects);
        Assert.Empty(report.Repeats);
    }

    [Fact]
    public void The_relationships_and_distinct_values_of_the_large_file_are_those_of_the_table()
    {
        var types = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var reportRefs = 0;
        var report = Feeds.Shared("stix/poisonivy.json", onObject: o =>
        {
            using var document = JsonDocument.Parse(o.Raw);
            if (o.Type == "relationship")
            {
                var type = document.RootElement.GetProperty("relationship_type").GetString()!;
                types[type] = types.GetValueOrDefault(type) + 1;
            }
            else if (o.Type == "report")
            {
                reportRefs = document.RootElement.GetProperty("object_refs").GetArrayLength();
            }
        });
        Assert.Equal("indicates 55, mitigates 1, targets 9, uses 25", Feeds.Counts(types));
        Assert.Equal(153, reportRefs);

        // 45 distinct values are compared with; one of the 25 "domains" is "domain autuo.xicp.net", which is none.
        var unusable = Assert.Single(report.Warnings);
        Assert.Equal("unusable-value", unusable.Code);
        Assert.Equal(45, report.Features.Values.Sum() + 1);
        Assert.Equal("domain 24, file-name 2, ip 18", Feeds.Counts(report.Features));
    }

    [Fact]
    public void Only_the_predefined_markings_dangle()
    {
        var dangling = new List<DanglingReference>();
        foreach (var file in Directory.GetFiles(SharedData.Path("watch/stix"), "*.json"))
        {
            dangling.AddRange(Feeds.Shared("stix/" + Path.GetFileName(file)).Dangling);
        }

        Assert.Equal(3, dangling.Count);
        Assert.All(dangling, d => Assert.True(d.Predefined));
    }

    [Fact]
    public void The_observables_bear_the_identifiers_that_are_computed_for_them()
    {
        var observables = new List<(string Id, string? Merge)>();
        Feeds.Shared("stix/sighting-of-observed-data.json", onObject: o =>
        {
            if (o.MergeId is not null)
            {
                observables.Add((o.Id, o.MergeId));
            }
        });
        Assert.Equal(2, observables.Count);
        Assert.All(observables, o => Assert.Equal(o.Id, o.Merge));
    }

    [Fact]
    public void Granular_markings_are_read_with_their_levels()
    {
        var objects = new Dictionary<string, (Tlp Level, string Parts)>(StringComparer.Ordinal);
        Feeds.Shared("stix/using-granular-markings.json", new FeedOptions(DefaultMarking: Tlp.Clear), o =>
            objects[o.Type] = (o.Marking, string.Join(", ", o.Granular.Select(g => $"{g.Selector} {g.Level}"))));
        Assert.Equal((Tlp.Clear, ""), objects["identity"]);
        Assert.Equal((Tlp.Clear, "description Red, indicator_types.[1] Amber, indicator_types.[0] Green, name Green, pattern Green"), objects["indicator"]);
        Assert.Equal((Tlp.Red, ""), objects["threat-actor"]);
        Assert.Equal((Tlp.Red, ""), objects["relationship"]);
    }

    [Fact]
    public void A_statement_says_nothing_of_the_audience_and_a_level_does()
    {
        var level = Tlp.Clear;
        var report = Feeds.Shared("stix/using-marking-definitions.json", onObject: o => level = o.Type == "indicator" ? o.Marking : level);
        var late = Assert.Single(report.LateMarkings);
        Assert.Equal(Tlp.Red, level);
        Assert.Equal(Tlp.Amber, late.Marking);
        Assert.Equal(Tlp.Amber, Assert.Single(report.Elements).Marking);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void The_slices_put_together_are_the_objects_of_the_file()
    {
        foreach (var file in Directory.GetFiles(SharedData.Path("watch/stix"), "*.json"))
        {
            var bytes = File.ReadAllBytes(file);
            var slices = new List<string>();
            Feeds.Read(bytes, onObject: o =>
            {
                Assert.True(bytes.AsSpan((int)o.Offset, o.Raw.Length).SequenceEqual(o.Raw.Span));
                slices.Add(Convert.ToHexString(CanonicalJson.Of(o.Raw.ToArray())));
            });
            using var document = JsonDocument.Parse(bytes);
            var objects = document.RootElement.GetProperty("objects").EnumerateArray().Select(o => Convert.ToHexString(CanonicalJson.Of(o)));
            Assert.Equal(objects.Order(StringComparer.Ordinal), slices.Order(StringComparer.Ordinal));
        }
    }
}
