using System.Globalization;
using System.Text;
using Kortwiek.Core;
using Kortwiek.Watch;

namespace Kortwiek.Benchmarks.Watch;

/// <summary>A bundle of invented objects from a fixed seed, about 340 bytes each; some observables stand in it twice, as in real feeds.</summary>
internal static class SyntheticBundle
{
    private const ulong Seed = 20270421;

    public static void Write(string path, int objects)
    {
        var random = new Xoshiro256(Seed);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        file.Write("{\"type\":\"bundle\",\"id\":\"bundle--00000000-0000-4000-8000-000000000001\",\"objects\":[");
        var observables = new List<string> { "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4" };
        for (var i = 0; i < objects; i++)
        {
            file.Write(i == 0 ? "\n" : ",\n");
            var share = random.Below(100);
            file.Write(share switch
            {
                < 35 => Observable("domain-name", $"n{random.Below(600_000)}.kanaal-{random.Below(40)}.example", observables, random),
                < 55 => Observable("ipv4-addr", $"198.51.{random.Below(256)}.{random.Below(256)}", observables, random),
                < 75 => Relationship(observables, random),
                _ => Indicator(random),
            });
        }

        file.Write("\n]}\n");
    }

    private static string Observable(string type, string value, List<string> observables, Xoshiro256 random)
    {
        var id = $"{type}--{StixId.Uuid5(Guid.Empty, Encoding.UTF8.GetBytes(value))}";
        observables.Add(id);
        return $$"""{"type":"{{type}}","spec_version":"2.1","id":"{{id}}","value":"{{value}}","object_marking_refs":["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"],"x_note":"{{Words(random, 12)}}"}""";
    }

    private static string Relationship(List<string> observables, Xoshiro256 random)
    {
        var at = Instant(random);
        return $$"""{"type":"relationship","spec_version":"2.1","id":"relationship--{{Uuid(random)}}","created_by_ref":"identity--b38dfe21-7477-40d1-aa90-5c8671ce51ca","created":"{{at}}","modified":"{{at}}","relationship_type":"resolves-to","source_ref":"{{observables[random.Below(observables.Count)]}}","target_ref":"{{observables[random.Below(observables.Count)]}}"}""";
    }

    private static string Indicator(Xoshiro256 random)
    {
        var at = Instant(random);
        return $$"""{"type":"indicator","spec_version":"2.1","id":"indicator--{{Uuid(random)}}","created_by_ref":"identity--b38dfe21-7477-40d1-aa90-5c8671ce51ca","created":"{{at}}","modified":"{{at}}","name":"{{Words(random, 3)}}","pattern":"[url:value = 'https://n{{random.Below(600_000)}}.kanaal.example/a{{random.Below(1000)}}']","pattern_type":"stix","valid_from":"{{at}}"}""";
    }

    private static string Uuid(Xoshiro256 random)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, random.Next());
        BitConverter.TryWriteBytes(bytes[8..], random.Next());
        return new Guid(bytes).ToString();
    }

    private static string Instant(Xoshiro256 random) =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Below(30_000_000)).ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);

    private static string Words(Xoshiro256 random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => "reed heron marsh tower gate night mirror crown"
            .Split(' ')[random.Below(8)]));
}
