using System.IO.Compression;
using System.Text;
using Kortwiek.Watch;
using Kortwiek.Watch.Json;
using Kortwiek.Watch.Misp;
using Kortwiek.Watch.Stix;

namespace Kortwiek.Tests.Watch;

public sealed class FeedBadInputTests
{
    private const string Domain = """{"type":"domain-name","spec_version":"2.1","id":"domain-name--00000000-0000-4000-8000-00000000000a","value":"alpha.example"}""";
    private const string Identity = """{"type":"identity","spec_version":"2.1","id":"identity--00000000-0000-4000-8000-000000000002","created":"2024-01-01T00:00:00Z","modified":"2024-01-02T00:00:00.5Z","name":"Zwin"}""";

    [Theory]
    [InlineData("", "empty-file", "byte 0")]
    [InlineData(" \n\t", "empty-file", "byte 0")]
    [InlineData("nonsense", "not-json", "byte 0")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[{]}", "not-json", "byte 29")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[{}", "cut-off", "byte 30")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[{\"type\":\"x", "cut-off", "byte 38")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[]} {}", "not-json", "byte 31")]
    [InlineData("{\"type\":\"report\",\"objects\":[]}", "wrong-top-type", "byte 0")]
    [InlineData("{\"objects\":[]}", "wrong-top-type", "byte 0")]
    [InlineData("{\"type\":5,\"objects\":[]}", "wrong-top-type", "byte 0")]
    [InlineData("[1,2]", "unknown-format", "byte 0")]
    [InlineData("\"text\"", "unknown-format", "byte 0")]
    [InlineData("{\"a\":1}", "unknown-format", "byte 0")]
    public void A_file_that_is_no_feed_is_refused_with_the_place(string text, string code, string place)
    {
        var bad = Feeds.Bad(text);
        Assert.Equal(code, bad.Code);
        Assert.Contains(place, bad.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    public void A_file_that_is_called_misp_and_is_not_is_refused(string text) =>
        Assert.Equal("wrong-top-type", Feeds.Bad(text, new FeedOptions(FeedFormat.Misp)).Code);

    [Fact]
    public void Utf16_is_refused_by_that_word()
    {
        foreach (var bytes in (byte[][])[Encoding.Unicode.GetBytes("{}"), Encoding.BigEndianUnicode.GetBytes("{}"), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")]])
        {
            var bad = Feeds.Bad(bytes);
            Assert.Equal("utf-16", bad.Code);
            Assert.Contains("UTF-16", bad.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_order_mark_of_utf8_is_passed_over() =>
        Assert.Equal(1, Feeds.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Feeds.Bundle(Domain))]).Value.Read);

    [Fact]
    public void More_than_64_levels_are_refused()
    {
        var deep = Feeds.Bad(Feeds.Bundle($$"""{"type":"x","x":{{new string('[', 62)}}{{new string(']', 62)}}}"""));
        Assert.Equal("too-deep", deep.Code);
        Assert.Equal(1, Feeds.Good(Feeds.Bundle($$"""{"type":"x","id":"x--00000000-0000-4000-8000-000000000002","x":{{new string('[', 61)}}{{new string(']', 61)}}}""")).Read);
    }

    [Fact]
    public void A_text_of_more_than_16_mebibytes_is_refused() =>
        Assert.Equal("too-large", Feeds.Bad(Feeds.Bundle($$"""{"type":"x","x":"{{new string('a', ItemWalker.MaxText + 1)}}"}""")).Code);

    [Theory]
    [InlineData("5", "not-an-object")]
    [InlineData("[]", "not-an-object")]
    [InlineData("""{"id":"x--00000000-0000-4000-8000-000000000002"}""", "no-type")]
    [InlineData("""{"type":"x"}""", "no-id")]
    [InlineData("""{"type":5,"id":"x--00000000-0000-4000-8000-000000000002"}""", "no-type")]
    [InlineData("""{"type":"x","id":"x--5"}""", "bad-id")]
    [InlineData("""{"type":"x","id":"x--00000000-0000-4000-8000-00000000000z"}""", "bad-id")]
    [InlineData("""{"type":"x","id":"y--00000000-0000-4000-8000-000000000002"}""", "id-of-other-type")]
    [InlineData("""{"type":"x","id":"x--00000000-0000-4000-8000-000000000002","created":"2024-01-02T00:00:00Z","modified":"2024-01-01T00:00:00Z"}""", "modified-before-created")]
    [InlineData("""{"type":"x","id":"x--00000000-0000-4000-8000-000000000002","modified":"yesterday"}""", "bad-instant")]
    [InlineData("""{"type":"x","id":"x--00000000-0000-4000-8000-000000000002","modified":"2024-01-01T00:00:00"}""", "bad-instant")]
    public void A_bad_object_is_rejected_with_its_place_and_the_others_are_read(string bad, string code)
    {
        var text = Feeds.Bundle(Domain, bad, Identity);
        var report = Feeds.Good(text);
        var reject = Assert.Single(report.Rejects);
        Assert.Equal(("/objects/1", code), (reject.At, reject.Code));
        Assert.Equal(bad, text.Substring((int)reject.Offset, reject.Length));
        Assert.Equal(2, report.Read);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_reject_their_object_alone()
    {
        var bytes = Encoding.UTF8.GetBytes(Feeds.Bundle(Domain, Identity));
        bytes[bytes.AsSpan().IndexOf("Zwin"u8)] = 0xFF;
        var report = Feeds.Read(bytes).Value;
        Assert.Equal("not-utf8", Assert.Single(report.Rejects).Code);
        Assert.Equal(1, report.Read);
    }

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_counts_and_the_bytes_stay()
    {
        const string Twice = """{"type":"domain-name","value":"beta.example","id":"domain-name--00000000-0000-4000-8000-00000000000b","v\u0061lue":"alpha.example"}""";
        string? raw = null;
        var report = Feeds.Good(Feeds.Bundle(Twice), onObject: o => raw = Encoding.UTF8.GetString(o.Raw.Span));
        Assert.Equal("duplicate-key", Assert.Single(report.Warnings).Code);
        Assert.Equal("dom:alpha.example", Assert.Single(report.Elements).Key.ToString());
        Assert.Equal(Twice, raw);
    }

    [Fact]
    public void A_key_that_stands_twice_is_seen_deep_down_and_among_many()
    {
        var many = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"key{i}\":{i}"));
        Assert.Contains(Feeds.Good(Feeds.Bundle(Domain[..^1] + ",\"x\":{\"a\":[{\"b\":1,\"b\":2}]}}")).Warnings, w => w.Code == "duplicate-key");
        Assert.Contains(Feeds.Good(Feeds.Bundle(Domain[..^1] + $",\"x\":{{{many},\"key77\":1}}}}")).Warnings, w => w.Code == "duplicate-key");
        Assert.Empty(Feeds.Good(Feeds.Bundle(Domain[..^1] + $",\"x\":{{{many},\"y\":{{\"key1\":1}}}},\"z\":{{\"key1\":1}}}}")).Warnings);
    }

    [Theory]
    [InlineData("\\ud800.example")]
    [InlineData("al\\u0000pha.example")]
    public void Half_characters_and_nul_are_kept_and_yield_nothing(string value)
    {
        var report = Feeds.Good(Feeds.Bundle(Domain.Replace("alpha.example", value, StringComparison.Ordinal)));
        Assert.Equal(1, report.Read);
        Assert.Empty(report.Elements);
        Assert.Equal("unusable-value", Assert.Single(report.Warnings).Code);
    }

    [Fact]
    public void A_reference_to_what_is_not_there_is_told_once()
    {
        const string Relationship = """{"type":"relationship","id":"relationship--00000000-0000-4000-8000-0000000000NN","relationship_type":"uses","source_ref":"identity--00000000-0000-4000-8000-000000000002","target_ref":"malware--00000000-0000-4000-8000-000000000009"}""";
        var report = Feeds.Good(Feeds.Bundle(Relationship.Replace("NN", "11", StringComparison.Ordinal), Identity, Relationship.Replace("NN", "12", StringComparison.Ordinal)));
        Assert.Equal(new DanglingReference("malware--00000000-0000-4000-8000-000000000009", "/objects/0", false), Assert.Single(report.Dangling));
    }

    [Fact]
    public void An_unknown_marking_counts_as_red_and_is_told()
    {
        var level = Tlp.Clear;
        var report = Feeds.Good(
            Feeds.Bundle(Domain[..^1] + ""","object_marking_refs":["marking-definition--00000000-0000-4000-8000-00000000000c"]}"""), onObject: o => level = o.Marking);
        Assert.Equal(Tlp.Red, level);
        Assert.Equal("unknown-marking", Assert.Single(report.Warnings).Code);
        Assert.Equal(Tlp.Red, Assert.Single(report.LateMarkings).Marking);
    }

    [Fact]
    public void A_selector_that_selects_nothing_protects_the_whole_object()
    {
        var level = Tlp.Clear;
        var report = Feeds.Good(
            Feeds.Bundle(Identity[..^1] + ""","granular_markings":[{"marking_ref":"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed","selectors":["names.[1]"]}]}"""),
            onObject: o => level = o.Marking);
        Assert.Equal("bad-selector", Assert.Single(report.Warnings).Code);
        Assert.Equal(Tlp.Red, level);
    }

    [Fact]
    public void The_same_version_twice_is_a_repeat_and_a_conflict_only_where_the_content_differs()
    {
        var blanks = Identity.Replace(",", " ,\n", StringComparison.Ordinal).Replace("0.5Z", "0.500Z", StringComparison.Ordinal).Replace("00.500Z", "00.5Z", StringComparison.Ordinal);
        var later = Identity.Replace("00.5Z", "00.500000Z", StringComparison.Ordinal).Replace("Zwin", "Zwin II", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(Feeds.Bundle(Identity, blanks, later, Identity.Replace("00.5Z", "00.6Z", StringComparison.Ordinal)));
        var repeats = new List<bool>();
        var report = Feeds.Read(bytes, onObject: o => repeats.Add(o.Repeat)).Value;
        Assert.Equal([false, true, true, false], repeats);
        Assert.Equal(2, report.Repeats.Count);
        using var again = new MemoryStream(bytes);
        var conflict = Assert.Single(FeedReader.Conflicts(again, report.Repeats, CancellationToken.None));
        Assert.Equal(report.Repeats[1], conflict);
    }

    [Fact]
    public void A_packed_file_is_read_and_one_that_swells_without_end_is_refused()
    {
        var plain = Encoding.UTF8.GetBytes(Feeds.Bundle(Domain));
        Assert.Equal(1, Feeds.Read(Packed(plain)).Value.Read);
        var bomb = Packed(Encoding.UTF8.GetBytes(Feeds.Bundle(Domain) + new string(' ', 20_000_000)));
        Assert.Equal("too-large", Feeds.Bad(bomb).Code);
        var cut = Packed(plain)[..^12];
        Assert.Contains(Feeds.Bad(cut).Code, (string[])["cut-off", "damaged-archive"]);
    }

    [Fact]
    public void No_damage_to_the_bytes_makes_a_reader_throw()
    {
        var stix = Encoding.UTF8.GetBytes(Feeds.Bundle(Domain, Identity,
            """{"type":"indicator","id":"indicator--00000000-0000-4000-8000-000000000003","pattern":"[url:value = 'https://alpha.example/x']","granular_markings":[{"marking_ref":"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed","selectors":["pattern"]}]}""",
            """{"type":"file","id":"file--00000000-0000-4000-8000-000000000004","hashes":{"MD5":"1717b7fff97d37a1e1a0029d83492de1"},"name":"a\u00e9"}""",
            """{"type":"infrastructure","id":"infrastructure--00000000-0000-4000-8000-000000000005","name":"x","extensions":{"extension-definition--5d212276-f4ee-45d9-abfb-fa542563227c":{"role":"element","element_key":"ip:192.0.2.1","layer":"origin","country":"NL"}}}"""));
        var misp = Encoding.UTF8.GetBytes(MispTests.Event);
        Gen.Select(Gen.Bool, Gen.Int[1, 6], Gen.Int[0, 10_000], Gen.OneOf(Gen.Byte, Gen.OneOf([.. "\"{}[],:\\ud0\0\u00ff".Select(c => (byte)c)])).Array[6], Gen.Int[0, 3])
            .Sample((useMisp, changes, seed, values, cut) =>
            {
                byte[] bytes = [.. useMisp ? misp : stix];
                var random = new Xoshiro256((ulong)seed);
                for (var i = 0; i < changes; i++)
                {
                    bytes[random.Below(bytes.Length)] = values[i];
                }

                bytes = cut == 0 ? bytes[..random.Below(bytes.Length)] : bytes;
                using var input = new MemoryStream(bytes);
                using var feed = new FeedInput(input);
                var outcome = useMisp
                    ? MispReader.Read(feed, new FeedOptions(), _ => { }, NoProgress.Instance, CancellationToken.None, firstBuffer: 64)
                    : StixReader.Read(feed, new FeedOptions(), _ => { }, NoProgress.Instance, CancellationToken.None, firstBuffer: 64);
                Feeds.Read(bytes);
                return outcome is Outcome<FeedReport>.Done or Outcome<FeedReport>.Bad;
            }, iter: 4_000);
    }

    private static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
