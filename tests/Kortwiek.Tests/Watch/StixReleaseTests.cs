using System.Text;
using System.Text.Json;
using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

public sealed class StixReleaseTests
{
    private const string Red = "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed";
    private const string Green = "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da";

    // watch.md section 13: the file imported with CLEAR for what bears no marking, and shared with four audiences.
    [Theory]
    [InlineData(Tlp.Red, "identity: ; indicator: ; threat-actor: ; relationship: ")]
    [InlineData(Tlp.Amber, "identity: ; indicator: description")]
    [InlineData(Tlp.Green, "identity: ; indicator: description, indicator_types.[1]")]
    [InlineData(Tlp.Clear, "identity: ")]
    public void Each_audience_gets_what_the_markings_leave(Tlp audience, string expected)
    {
        var release = new StixRelease(audience);
        var copies = new List<(string Type, StixCopy Copy)>();
        Feeds.Shared("stix/using-granular-markings.json", new FeedOptions(DefaultMarking: Tlp.Clear), o =>
        {
            if (release.Copy(o.Type, o.Marking, o.Raw.ToArray()) is { } copy)
            {
                copies.Add((o.Type, copy));
            }
        });
        Assert.Equal(expected, string.Join("; ", copies.Select(c => $"{c.Type}: {string.Join(", ", c.Copy.Removed)}")));
        if (audience == Tlp.Green)
        {
            using var indicator = JsonDocument.Parse(copies[1].Copy.Bytes);
            Assert.Equal(["malicious-activity"], indicator.RootElement.GetProperty("indicator_types").EnumerateArray().Select(t => t.GetString()));
            Assert.False(indicator.RootElement.TryGetProperty("description", out _));
            Assert.Equal(["indicator_types.[0]", "name", "pattern"], indicator.RootElement.GetProperty("granular_markings")[0].GetProperty("selectors").EnumerateArray().Select(t => t.GetString()));
            Assert.True(StixRelease.IsRedacted(copies[1].Copy.Bytes));
            Assert.False(StixRelease.IsRedacted(copies[0].Copy.Bytes));
        }
    }

    [Theory]
    [InlineData("""["labels.[0]"]""", "labels.[2],external_references.[0].url", """{"labels":["b","c"],"external_references":[{"source_name":"s","url":"u"}]}""", "labels.[1],external_references.[0].url")]
    [InlineData("""["labels.[0]","labels.[1]","labels.[2]"]""", "labels.[2]", """{"external_references":[{"source_name":"s","url":"u"}]}""", "")]
    [InlineData("""["labels"]""", "labels.[1]", """{"external_references":[{"source_name":"s","url":"u"}]}""", "labels.[1]")]
    [InlineData("""["external_references.[0].url"]""", "external_references.[0].source_name", """{"labels":["a","b","c"],"external_references":[{"source_name":"s"}]}""", "external_references.[0].source_name")]
    public void What_is_removed_takes_its_selectors_along_and_renumbers_the_others(string red, string green, string left, string selectors)
    {
        var greens = string.Join(",", green.Split(',').Select(s => $"\"{s}\""));
        var text = $$"""{"type":"tool","id":"tool--00000000-0000-4000-8000-000000000001","name":"t","x_number":1.0,"labels":["a","b","c"],"external_references":[{"source_name":"s","url":"u"}],"granular_markings":[{"marking_ref":"{{Red}}","selectors":{{red}}},{"marking_ref":"{{Green}}","selectors":[{{greens}}]}]}""";
        var copy = new StixRelease(Tlp.Green).Copy("tool", Tlp.Clear, Encoding.UTF8.GetBytes(text))!;
        using var document = JsonDocument.Parse(copy.Bytes);
        using var expected = JsonDocument.Parse(left);
        foreach (var name in (string[])["labels", "external_references"])
        {
            var there = document.RootElement.TryGetProperty(name, out var value);
            Assert.Equal(expected.RootElement.TryGetProperty(name, out var wanted), there);
            Assert.Equal(there ? wanted.GetRawText() : "", there ? value.GetRawText() : "");
        }

        Assert.Equal("1.0", document.RootElement.GetProperty("x_number").GetRawText());
        var marks = document.RootElement.TryGetProperty("granular_markings", out var kept) ? kept.EnumerateArray().SelectMany(m => m.GetProperty("selectors").EnumerateArray()).Select(s => s.GetString()!) : [];
        var gone = red.Contains("\"labels\"", StringComparison.Ordinal) ? "" : selectors;
        Assert.Equal(gone, string.Join(',', marks));
    }

    [Fact]
    public void A_copy_is_read_again_as_the_same_version_and_without_what_is_missing()
    {
        var text = $$"""{"type":"indicator","id":"indicator--00000000-0000-4000-8000-000000000003","created":"2024-01-01T00:00:00Z","modified":"2024-01-01T00:00:00.5Z","name":"n","pattern":"[domain-name:value = 'alpha.example']","pattern_type":"stix","valid_from":"2024-01-01T00:00:00Z","granular_markings":[{"marking_ref":"{{Red}}","selectors":["name"]}]}""";
        var copy = new StixRelease(Tlp.Amber).Copy("indicator", Tlp.Clear, Encoding.UTF8.GetBytes(text))!;
        using var bundle = new MemoryStream();
        FeedWriter.WriteBundle(new Dictionary<string, ReadOnlyMemory<byte>> { ["indicator--00000000-0000-4000-8000-000000000003"] = copy.Bytes }, bundle);
        FeedObject? read = null;
        var report = Feeds.Read(bundle.ToArray(), onObject: o => read = o).Value;
        Assert.Empty(report.Warnings);
        Assert.Equal("dom:alpha.example", Assert.Single(report.Elements).Key.ToString());
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, 500, TimeSpan.Zero), read!.Modified);
    }

    [Fact]
    public void An_unknown_marking_withholds_the_part_and_a_known_one_does_not()
    {
        const string Own = "marking-definition--00000000-0000-4000-8000-00000000000c";
        var raw = Encoding.UTF8.GetBytes($$"""{"type":"tool","id":"tool--00000000-0000-4000-8000-000000000001","name":"t","description":"d","granular_markings":[{"marking_ref":"{{Own}}","selectors":["description"]}]}""");
        var release = new StixRelease(Tlp.Amber);
        Assert.Equal(["description"], release.Copy("tool", Tlp.Clear, raw)!.Removed);
        release.Define(Own, Encoding.UTF8.GetBytes("""{"type":"marking-definition","definition_type":"tlp","definition":{"tlp":"green"}}"""));
        Assert.Empty(release.Copy("tool", Tlp.Clear, raw)!.Removed);
    }

    [Fact]
    public void A_bundle_holds_the_bytes_as_they_were_and_the_markings_that_they_bear()
    {
        var raw = """{ "type":"tool",  "id":"tool--00000000-0000-4000-8000-000000000001","name":"t","x":1.50,"object_marking_refs":["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"]}"""u8.ToArray();
        using var bundle = new MemoryStream();
        FeedWriter.WriteBundle(new Dictionary<string, ReadOnlyMemory<byte>> { ["tool--00000000-0000-4000-8000-000000000001"] = raw }, bundle);
        Assert.True(bundle.ToArray().AsSpan().IndexOf(raw) > 0);
        Assert.Equal("marking-definition 1, tool 1", Feeds.Counts(Feeds.Read(bundle.ToArray()).Value.ByType));
    }
}
