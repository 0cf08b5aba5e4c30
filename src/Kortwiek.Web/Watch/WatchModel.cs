using System.Text.Json;
using Kortwiek.App.Watch;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Watch;
using Kortwiek.Web.Components;
using Kortwiek.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Watch;

/// <summary>What the Watch page shows: the channels with the elements on their ways, the elements with their sources, the imports.</summary>
internal sealed class WatchModel
{
    /// <summary>Elements that the table takes at most.</summary>
    public const int MostElements = 5_000;

    private static readonly string[] Layers = ["name", "resolution", "front", "origin"];

    /// <summary>The imports, the newest first.</summary>
    public IReadOnlyList<ImportRunRow> Runs { get; private set; } = [];

    /// <summary>The import that was asked for.</summary>
    public ImportRunRow? Run { get; private set; }

    /// <summary>What came of it; null where it was refused.</summary>
    public ImportedFile? Result { get; private set; }

    /// <summary>The channels by name.</summary>
    public IReadOnlyList<ChannelLine> Channels { get; private set; } = [];

    /// <summary>The channel that was asked for.</summary>
    public ChannelLine? Channel { get; private set; }

    /// <summary>Elements that fit the filter, at most <see cref="MostElements"/>.</summary>
    public IReadOnlyList<ElementLine> Elements { get; private set; } = [];

    /// <summary>All that fit the filter.</summary>
    public int Fitting { get; private set; }

    /// <summary>All elements of the operation.</summary>
    public int ElementCount { get; private set; }

    /// <summary>Elements by kind, the most frequent first.</summary>
    public IReadOnlyList<(string Kind, int Count)> Kinds { get; private set; } = [];

    /// <summary>Elements by source.</summary>
    public IReadOnlyList<(string Source, int Count)> Sources { get; private set; } = [];

    /// <summary>Elements by country.</summary>
    public IReadOnlyList<(string Code, int Count)> Countries { get; private set; } = [];

    /// <summary>Relations.</summary>
    public int Relations { get; private set; }

    /// <summary>Objects kept with their original bytes.</summary>
    public int Objects { get; private set; }

    /// <summary>What a person may see of an element without opening it.</summary>
    public static string Shown(string label) => Defang.Of(label);

    /// <summary>Reads all of it.</summary>
    public static async Task<WatchModel> ReadAsync(OperationView view, WatchFilter filter, CancellationToken cancellation)
    {
        var model = new WatchModel();
        var db = view.Db;
        model.Runs = await db.Set<ImportRunRow>().AsNoTracking().OrderByDescending(r => r.At).ThenByDescending(r => r.Id).ToListAsync(cancellation);
        model.Run = model.Runs.FirstOrDefault(r => r.Id.ToString() == filter.Run);
        model.Result = model.Run is { Result.Length: > 0, Format: not ("csv" or "xlsx") } run ? JsonSerializer.Deserialize<ImportedFile>(run.Result, KortwiekJson.Options) : null;
        model.Relations = await db.Set<RelationRow>().CountAsync(cancellation);
        model.Objects = await db.Set<FeedObjectRow>().CountAsync(cancellation);
        await model.CountAsync(db, cancellation);
        await model.ReadElementsAsync(db, filter, cancellation);
        await model.ReadChannelsAsync(db, cancellation);
        model.Channel = model.Channels.FirstOrDefault(c => c.Row.Id.ToString() == filter.Channel);
        return model;
    }

    /// <summary>The chosen channel's network, or that of all channels.</summary>
    public GraphView Graph(Func<ElementRow, string> note)
    {
        var shown = Channel is null ? Channels : [Channel];
        var nodes = new List<GraphNode>();
        var edges = new List<GraphEdge>();
        var drawn = new HashSet<Id<ElementRow>>();
        foreach (var channel in shown)
        {
            var id = "c" + channel.Row.Id;
            nodes.Add(new GraphNode(id, channel.Row.Name, "channel", 6));
            edges.AddRange(channel.Ends.Select(e => new GraphEdge("e" + e.Id, id, "carries")));
            foreach (var element in channel.Ways.Where(e => drawn.Add(e.Id)))
            {
                var kind = element.Kind switch { "server" or "address" or "bucket" => "server", "domain" => "domain", "account" => "account", _ => "other" };
                nodes.Add(new GraphNode("e" + element.Id, Shown(element.Label), kind, 1 + Channels.Count(c => c.Ways.Contains(element)), note(element)));
            }
        }

        var ties = shown.SelectMany(c => c.Ties).Where(t => drawn.Contains(t.FromId) && drawn.Contains(t.ToId)).DistinctBy(t => (t.FromId, t.ToId, t.Type));
        edges.AddRange(ties.Select(t => new GraphEdge("e" + t.FromId, "e" + t.ToId, t.Type)));
        return new GraphView(nodes, edges);
    }

    private async Task CountAsync(KortwiekDb db, CancellationToken cancellation)
    {
        var kinds = await db.Set<ElementRow>().GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        Kinds = [.. kinds.OrderByDescending(k => k.Count).ThenBy(k => k.Key, StringComparer.Ordinal).Select(k => (k.Key, k.Count))];
        ElementCount = Kinds.Sum(k => k.Count);
        var sources = await db.Set<ElementSourceRow>().GroupBy(s => s.Source).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        Sources = [.. sources.OrderByDescending(s => s.Count).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Count))];
        var countries = await db.Set<ElementRow>().GroupBy(e => e.Country).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        Countries = [.. countries.OrderByDescending(c => c.Count).Select(c => (c.Key.Code, c.Count))];
    }

    private async Task ReadElementsAsync(KortwiekDb db, WatchFilter filter, CancellationToken cancellation)
    {
        var wanted = db.Set<ElementRow>().AsNoTracking();
        if (filter.Kind is { } kind)
        {
            wanted = wanted.Where(e => e.Kind == kind);
        }

        if (Country.TryParse(filter.Country, out var country))
        {
            wanted = wanted.Where(e => e.Country == country);
        }

        if (filter.Source is { } source)
        {
            wanted = wanted.Where(e => db.Set<ElementSourceRow>().Any(s => s.ElementId == e.Id && s.Source == source));
        }

        Fitting = await wanted.CountAsync(cancellation);
        var rows = await wanted.OrderBy(e => e.Key).Take(MostElements).ToListAsync(cancellation);
        var ids = rows.Select(r => r.Id).ToList();
        var sources = (await db.Set<ElementSourceRow>().AsNoTracking().Where(s => ids.Contains(s.ElementId)).Select(s => new { s.ElementId, s.Source }).ToListAsync(cancellation))
            .ToLookup(s => s.ElementId, s => s.Source);
        Elements = [.. rows.Select(r => new ElementLine(r, [.. sources[r.Id].Order(StringComparer.Ordinal)]))];
    }

    private async Task ReadChannelsAsync(KortwiekDb db, CancellationToken cancellation)
    {
        var channels = await db.Set<ChannelRow>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellation);
        if (channels.Count == 0)
        {
            return;
        }

        // Only what has a place on a way can stand on one; a feed's thousands of bare indicators are left out at once.
        var elements = await db.Set<ElementRow>().AsNoTracking()
            .Where(e => e.Layer != null || db.Set<ChannelElementRow>().Any(p => p.ElementId == e.Id)).ToDictionaryAsync(e => e.Id, cancellation);
        var relations = (await db.Set<RelationRow>().AsNoTracking().ToListAsync(cancellation)).Where(r => elements.ContainsKey(r.FromId) && elements.ContainsKey(r.ToId)).ToList();
        var ties = relations.SelectMany(r => new[] { (At: r.FromId, Other: r.ToId, Tie: r), (At: r.ToId, Other: r.FromId, Tie: r) }).ToLookup(t => t.At);
        var parts = (await db.Set<ChannelElementRow>().AsNoTracking().ToListAsync(cancellation)).ToLookup(p => p.ChannelId, p => p.ElementId);
        Channels = [.. channels.Select(c => Line(c, [.. parts[c.Id].Where(elements.ContainsKey).Select(p => elements[p])], elements, ties))];
    }

    // From what carries the channel, back towards the audience: each step goes to an earlier layer.
    private static ChannelLine Line(
        ChannelRow row, List<ElementRow> ends, Dictionary<Id<ElementRow>, ElementRow> elements, ILookup<Id<ElementRow>, (Id<ElementRow> At, Id<ElementRow> Other, RelationRow Tie)> ties)
    {
        var ways = new Dictionary<Id<ElementRow>, ElementRow>(ends.Select(e => KeyValuePair.Create(e.Id, e)));
        var used = new List<RelationRow>();
        var next = new Queue<ElementRow>(ends);
        while (next.TryDequeue(out var element))
        {
            foreach (var (_, other, tie) in ties[element.Id])
            {
                var earlier = elements[other];
                if (Rank(earlier) >= Rank(element))
                {
                    continue;
                }

                used.Add(tie);
                if (ways.TryAdd(other, earlier))
                {
                    next.Enqueue(earlier);
                }
            }
        }

        return new ChannelLine(row, ends, [.. ways.Values.OrderBy(Rank).ThenBy(e => e.Label, StringComparer.Ordinal)], used);
    }

    private static int Rank(ElementRow element) => Array.IndexOf(Layers, element.Layer) is >= 0 and var rank ? rank : Layers.Length;
}

/// <summary>What the address asks for.</summary>
internal sealed record WatchFilter(string? Kind, string? Country, string? Source, string? Channel, string? Run);

/// <summary>A channel with the elements that carry it and all on its ways to the audience.</summary>
internal sealed record ChannelLine(ChannelRow Row, IReadOnlyList<ElementRow> Ends, IReadOnlyList<ElementRow> Ways, IReadOnlyList<RelationRow> Ties)
{
    /// <summary>Elements of a layer.</summary>
    public int Of(string layer) => Ways.Count(e => e.Layer == layer);
}

/// <summary>An element with who speaks of it.</summary>
internal sealed record ElementLine(ElementRow Row, IReadOnlyList<string> Sources);
