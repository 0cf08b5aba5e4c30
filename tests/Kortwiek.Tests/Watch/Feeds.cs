using System.Text;
using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

/// <summary>Short ways to read a feed in a test.</summary>
internal static class Feeds
{
    public static Outcome<FeedReport> Read(byte[] bytes, FeedOptions? options = null, Action<FeedObject>? onObject = null)
    {
        using var stream = new MemoryStream(bytes);
        return FeedReader.Read(stream, options ?? new FeedOptions(), onObject ?? (_ => { }), NoProgress.Instance, CancellationToken.None);
    }

    public static Outcome<FeedReport> Read(string json, FeedOptions? options = null, Action<FeedObject>? onObject = null) =>
        Read(Encoding.UTF8.GetBytes(json), options, onObject);

    public static FeedReport Good(string json, FeedOptions? options = null, Action<FeedObject>? onObject = null) => Read(json, options, onObject).Value;

    public static FeedReport Shared(string name, FeedOptions? options = null, Action<FeedObject>? onObject = null) =>
        Read(File.ReadAllBytes(SharedData.Path("watch/" + name)), options, onObject).Value;

    public static BadInput Bad(byte[] bytes, FeedOptions? options = null) =>
        Assert.IsType<Outcome<FeedReport>.Bad>(Read(bytes, options)).Fault;

    public static BadInput Bad(string json, FeedOptions? options = null) => Bad(Encoding.UTF8.GetBytes(json), options);

    public static string Bundle(params string[] objects) =>
        $$"""{"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","objects":[{{string.Join(',', objects)}}]}""";

    public static string Counts(IReadOnlyDictionary<string, long> counts) => string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"));
}
