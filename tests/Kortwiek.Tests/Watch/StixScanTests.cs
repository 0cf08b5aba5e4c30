using System.Text;
using System.Text.Json;
using Kortwiek.Watch;
using Kortwiek.Watch.Json;
using Kortwiek.Watch.Stix;

namespace Kortwiek.Tests.Watch;

public sealed class StixScanTests
{
    [Fact]
    public void A_buffer_of_any_size_gives_what_a_whole_document_gives() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[8, 400]).Sample((seed, buffer) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Made(new Xoshiro256((ulong)seed)));
            var slices = new List<string>();
            using var stream = new MemoryStream(bytes);
            using var input = new FeedInput(stream);
            var report = StixReader.Read(input, new FeedOptions(), o => slices.Add($"{o.At} {o.Offset} {Encoding.UTF8.GetString(o.Raw.Span)}"), NoProgress.Instance, CancellationToken.None, buffer).Value;
            Assert.Equal(Slow(bytes), slices);
            Assert.Equal(Feeds.Counts(Feeds.Read(bytes).Value.ByType), Feeds.Counts(report.ByType));
        }, iter: 300);

    [Fact]
    public void The_same_bytes_give_the_same_versions_and_facts()
    {
        var text = Made(new Xoshiro256(3));
        Assert.Equal(Versions(text), Versions(text));
        var options = new JsonSerializerOptions(KortwiekJson.Options);
        Assert.Equal(JsonSerializer.Serialize(Feeds.Good(text), options), JsonSerializer.Serialize(Feeds.Good(text), options));
    }

    private static List<(string, DateTimeOffset?)> Versions(string text)
    {
        var versions = new List<(string, DateTimeOffset?)>();
        Feeds.Good(text, onObject: o => versions.Add((o.Id, o.Modified)));
        return versions;
    }

    // The plain way: the whole document in memory, objects found again in the text one behind the other.
    private static List<string> Slow(byte[] bytes)
    {
        var slices = new List<string>();
        using var document = JsonDocument.Parse(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        var from = 0;
        var index = 0;
        foreach (var item in document.RootElement.GetProperty("objects").EnumerateArray())
        {
            var raw = item.GetRawText();
            from = text.IndexOf(raw, from, StringComparison.Ordinal);
            slices.Add($"/objects/{index++} {Encoding.UTF8.GetByteCount(text.AsSpan(0, from))} {raw}");
            from += raw.Length;
        }

        return slices;
    }

    private static string Made(Xoshiro256 random)
    {
        var objects = Enumerable.Range(0, random.Below(12)).Select(i =>
        {
            var blank = new string(' ', random.Below(5));
            var text = string.Concat(Enumerable.Range(0, random.Below(120)).Select(_ => "aé\\n€😀x"[random.Below(4)..][..1] switch { "\\" => "\\n", var c => c }));
            return random.Below(3) switch
            {
                0 => $"{{{blank}\"type\":\"domain-name\",\"id\":\"domain-name--00000000-0000-4000-8000-{i:d12}\",{blank}\"value\":\"n{i}.example\"}}",
                1 => $"{{\"type\":\"note\",\"id\":\"note--00000000-0000-4000-8000-{i:d12}\",\"content\":\"{text}\",\"x\":[1,{{\"y\":[{blank}]}}]}}{blank}",
                _ => $"{blank}{{\"id\":\"tool--00000000-0000-4000-8000-{i:d12}\",\"a_refs\":[\"note--00000000-0000-4000-8000-{i:d12}\"],\"type\":\"tool\"}}",
            };
        });
        var head = random.Below(2) == 0 ? "\"type\":\"bundle\"," : "\"x_list\":[[1,2],{\"objects\":[5]}],\"type\":\"bundle\",";
        return $"{{{head}\"objects\":[{string.Join(", ", objects)}]\n}}";
    }
}
