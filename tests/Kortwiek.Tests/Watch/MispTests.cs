using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

public sealed class MispTests
{
    public const string Event = """
        {"Event":{"uuid":"00000000-0000-4000-8000-0000000000e1","info":"invented","timestamp":"1700000000","distribution":"3","Tag":[{"name":"tlp:green"}],"attribute_count":"12",
        "Attribute":[
        {"uuid":"00000000-0000-4000-8000-0000000000a1","type":"domain|ip","value":" Alpha.Example |192.0.2.1","timestamp":1700000001,"distribution":5,"to_ids":"1"},
        {"uuid":"00000000-0000-4000-8000-0000000000a2","type":"filename|sha256","value":"a|b.exe|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","timestamp":"1700000001","distribution":"0"},
        {"uuid":"00000000-0000-4000-8000-0000000000a3","type":"url","value":"hxxps://beta[.]example/x?y=1","timestamp":"1700000001","distribution":"5"},
        {"uuid":"00000000-0000-4000-8000-0000000000a4","type":"ip-dst|port","value":"2001:DB8::1|443","timestamp":"1700000001","distribution":"4"},
        {"uuid":"00000000-0000-4000-8000-0000000000a5","type":"btc","value":"1Invented","timestamp":"1700000001","Tag":[{"name":"tlp:amber+strict"}]},
        {"uuid":"00000000-0000-4000-8000-0000000000a6","type":"btc","value":"1Doubted","timestamp":"1700000001","validationIssue":true},
        {"uuid":"00000000-0000-4000-8000-0000000000a7","type":"domain","value":"gone.example","timestamp":"1700000001","deleted":"1"},
        {"uuid":"00000000-0000-4000-8000-0000000000a8","type":"AS","value":"AS64500","timestamp":"1700000001"},
        {"uuid":"00000000-0000-4000-8000-0000000000a9","type":"email-src","value":"Post@Alpha.Example","timestamp":"1700000001"},
        {"uuid":"00000000-0000-4000-8000-0000000000aa","type":"ip-src","value":"198.51.100.0/24","timestamp":"1700000001"}],
        "Object":[
        {"uuid":"00000000-0000-4000-8000-0000000000b1","name":"domain-ip","timestamp":"1700000001","distribution":"5","Attribute":[
         {"uuid":"00000000-0000-4000-8000-0000000000c1","type":"domain","object_relation":"domain","value":"gamma.example"},
         {"uuid":"00000000-0000-4000-8000-0000000000c2","type":"ip-dst","object_relation":"ip","value":"203.0.113.9"}],
         "ObjectReference":[{"referenced_uuid":"00000000-0000-4000-8000-0000000000b2","relationship_type":"Hosts"},{"referenced_uuid":"00000000-0000-4000-8000-0000000000ff","relationship_type":"uses"}]},
        {"uuid":"00000000-0000-4000-8000-0000000000b2","name":"file","timestamp":"1700000001","Attribute":[
         {"uuid":"00000000-0000-4000-8000-0000000000c3","type":"sha1","object_relation":"sha1","value":"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"},
         {"uuid":"00000000-0000-4000-8000-0000000000c4","type":"md5","object_relation":"md5","value":"cccccccccccccccccccccccccccccccc"},
         {"uuid":"00000000-0000-4000-8000-0000000000c5","type":"filename","object_relation":"filename","value":"app.apk"}]},
        {"uuid":"00000000-0000-4000-8000-0000000000b3","name":"telegram-account","timestamp":"1700000001","Attribute":[
         {"uuid":"00000000-0000-4000-8000-0000000000c6","type":"text","object_relation":"username","value":"kroonpost"},
         {"uuid":"00000000-0000-4000-8000-0000000000c7","type":"text","object_relation":"id","value":"1001"}]}]}}
        """;

    [Fact]
    public void An_event_gives_its_elements()
    {
        var report = Feeds.Good(Event);
        Assert.Equal(
            [
                "acct:mail:Post@alpha.example", "acct:telegram:1001", "as:64500", "dom:alpha.example", "dom:beta.example", "dom:gamma.example",
                "file:sha1:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "ip:192.0.2.1", "ip:2001:db8::1", "ip:203.0.113.9", "url:https://beta.example/x", "wallet:btc:1Invented",
            ],
            report.Elements.Select(e => e.Key.ToString()));
        var file = report.Elements.Single(e => e.Key.Kind == "file");
        Assert.Equal("app.apk", file.Label);
        Assert.Equal("file:md5:cccccccccccccccccccccccccccccccc", Assert.Single(file.Also).ToString());
        Assert.Equal(1, report.Features["network"]);
    }

    [Fact]
    public void A_two_part_value_is_parted_at_its_first_bar()
    {
        // "a|b.exe|aaa…" is the name "a" and a second part that is no digest: told, not guessed.
        var warning = Assert.Single(Feeds.Good(Event).Warnings, w => w.Code == "unusable-value");
        Assert.Equal("/Event/Attribute/1", warning.At);
    }

    [Fact]
    public void Relations_follow_from_two_part_values_objects_and_references()
    {
        var relations = Feeds.Good(Event).Relations.Select(r => $"{r.From} {r.Type} {r.To} {r.At}");
        Assert.Equal(
            [
                "dom:alpha.example resolves-to ip:192.0.2.1 /Event/Attribute/0",
                "dom:gamma.example hosts file:sha1:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb /Event/Object/0",
                "dom:gamma.example resolves-to ip:203.0.113.9 /Event/Object/0",
                "url:https://beta.example/x at-host dom:beta.example /Event/Attribute/2",
            ],
            relations);
        Assert.Equal("00000000-0000-4000-8000-0000000000ff", Assert.Single(Feeds.Good(Event).Dangling).Id);
    }

    [Fact]
    public void The_strictest_of_distribution_and_tag_holds()
    {
        var levels = new Dictionary<string, Tlp>(StringComparer.Ordinal);
        Feeds.Good(Event, onObject: o => levels[o.Id[^2..]] = o.Marking);
        Assert.Equal(Tlp.Green, levels["e1"]);
        Assert.Equal(Tlp.Green, levels["a1"]);
        Assert.Equal(Tlp.Red, levels["a2"]);
        Assert.Equal(Tlp.AmberStrict, levels["a4"]);
        Assert.Equal(Tlp.AmberStrict, levels["a5"]);
        Assert.Equal(Tlp.Green, levels["b1"]);
    }

    [Fact]
    public void Every_wrapping_gives_the_same_facts()
    {
        var plain = Keys(Event);
        Assert.NotEmpty(plain);
        Assert.Equal(plain, Keys($$"""{"response":[{{Event}}]}"""));
        Assert.Equal(plain, Keys($$"""{"response":{{Event}}}"""));
        Assert.Equal(plain, Keys($"[{Event}]"));
        Assert.Equal(plain, Keys(Event.ReplaceLineEndings(" ") + "\n" + Event.ReplaceLineEndings(" ").Replace("000000e1", "000000e2", StringComparison.Ordinal) + "\n"));
    }

    [Fact]
    public void A_search_for_attributes_is_read()
    {
        const string Search = """
            {"response":{"Attribute":[
            {"uuid":"00000000-0000-4000-8000-0000000000a1","type":"domain","value":"alpha.example","timestamp":"1","distribution":"5","Event":{"distribution":"1","Attribute":[{"x":1}]}},
            {"uuid":"00000000-0000-4000-8000-0000000000a2","type":"domain","value":"beta.example","timestamp":"1","distribution":"5"},
            7,
            {"type":"domain","value":"gamma.example"},
            {"uuid":"00000000-0000-4000-8000-0000000000a3","type":"domain","timestamp":"1"},
            {"uuid":"00000000-0000-4000-8000-0000000000a4","type":"domain","value":"x.example","timestamp":"soon"}]}}
            """;
        var levels = new List<Tlp>();
        var report = Feeds.Good(Search, onObject: o => levels.Add(o.Marking));
        Assert.Equal(2, report.Read);
        Assert.Equal(["/response/Attribute/2 not-an-object", "/response/Attribute/3 bad-id", "/response/Attribute/4 no-value", "/response/Attribute/5 bad-instant"], report.Rejects.Select(r => $"{r.At} {r.Code}"));
        Assert.Equal([Tlp.Amber, Tlp.Red], levels);
    }

    [Theory]
    [InlineData("""{"response":[]}""")]
    [InlineData("""{"response":{"Attribute":[]}}""")]
    public void An_empty_answer_is_an_answer(string text) => Assert.Equal(0, Feeds.Good(text).Read);

    [Fact]
    public void An_attribute_that_stands_twice_is_a_repeat_with_its_place()
    {
        var text = $"[{Event},{Event.Replace("000000e1", "000000e2", StringComparison.Ordinal).Replace("1Invented", "1Changed", StringComparison.Ordinal)}]";
        var report = Feeds.Good(text);
        Assert.All(report.Repeats, r => Assert.Contains("\"uuid\"", text.Substring((int)r.Offset, r.Length), StringComparison.Ordinal));
        using var again = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.EndsWith("a5", Assert.Single(FeedReader.Conflicts(again, report.Repeats, CancellationToken.None)).Id, StringComparison.Ordinal);
    }

    private static List<string> Keys(string text) =>
        [.. Feeds.Good(text).Elements.Select(e => e.Key.ToString()), .. Feeds.Good(text).Relations.Select(r => $"{r.From} {r.Type} {r.To}")];
}
