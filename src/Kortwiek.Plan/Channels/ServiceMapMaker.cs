namespace Kortwiek.Plan.Channels;

/// <summary>Turns elements, relations and channels of an operation into a layered model.</summary>
internal sealed class ServiceMapMaker
{
    private readonly Dictionary<string, KnownElement> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceLayer> _layer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _next = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _before = new(StringComparer.Ordinal);
    private readonly HashSet<(string From, string To)> _links = [];
    private readonly IReadOnlyList<KnownChannel> _channels;

    public ServiceMapMaker(IEnumerable<KnownElement> elements, IEnumerable<KnownRelation> carrying, IReadOnlyList<KnownChannel> channels)
    {
        _channels = channels;
        foreach (var element in elements)
        {
            if (LayerOf(element) is { } layer)
            {
                _elements[element.Id] = element;
                _layer[element.Id] = layer;
                _next[element.Id] = new SortedSet<string>(StringComparer.Ordinal);
                _before[element.Id] = new SortedSet<string>(StringComparer.Ordinal);
            }
        }

        foreach (var relation in carrying)
        {
            if (relation.From == relation.To || !_layer.TryGetValue(relation.From, out var from) || !_layer.TryGetValue(relation.To, out var to))
            {
                continue;
            }

            var (a, b) = from <= to ? (relation.From, relation.To) : (relation.To, relation.From);
            if (from != to || relation.Type is "redirects" or "redirects-to" or "at-host")
            {
                _next[a].Add(b);
                _before[b].Add(a);
            }
        }
    }

    public ServiceMap Make()
    {
        var assumed = new SortedSet<string>(StringComparer.Ordinal);
        var without = new List<string>();
        var audiences = new List<ChannelAudience>();
        var ends = new List<(string From, string To)>();
        foreach (var channel in _channels.OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            var parts = channel.Parts.Where(_layer.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (parts.Count == 0)
            {
                without.Add(channel.Id);
                continue;
            }

            assumed.UnionWith(Assume(parts));
            var entries = Entries(parts);
            audiences.Add(new ChannelAudience(channel.Id, channel.Audience, entries));
            ends.AddRange(Walk(entries).Select(end => (end, channel.Id)));
        }

        var elements = _elements.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => new ChannelElement(e.Id, _layer[e.Id], e.Country, e.Provider, Price(e.Cost))).ToList();
        var links = _links.OrderBy(l => l.From, StringComparer.Ordinal).ThenBy(l => l.To, StringComparer.Ordinal).Concat(ends)
            .Select(l => new ChannelLink(l.From, l.To)).ToList();
        return new ServiceMap(new ChannelModel(elements, audiences, links), [.. assumed], without);
    }

    private static ServiceLayer? LayerOf(KnownElement element) => (element.Layer ?? element.Kind) switch
    {
        "name" or "domain" or "account" or "app" or "url" or "onion" => ServiceLayer.Name,
        "resolution" or "dns" or "registrar" => ServiceLayer.Resolution,
        "front" or "cdn" or "proxy" => ServiceLayer.Front,
        "origin" or "server" or "bucket" or "address" => ServiceLayer.Origin,
        _ => null,
    };

    private static decimal? Price(double? cost) => cost switch
    {
        null => 1,
        var given when given is > 0 and <= (double)ChannelModel.MaxCost && Math.Round((decimal)given, 6) > 0 => Math.Round((decimal)given, 6),
        _ => null,
    };

    // Parts that no known way ties to anything lie behind those names of the channel whose way on is not known, or else behind all of them.
    private List<string> Assume(List<string> parts)
    {
        var loose = parts.Where(p => _layer[p] != ServiceLayer.Name && _before[p].Count == 0 && _next[p].Count == 0).ToList();
        var names = parts.Where(p => _layer[p] == ServiceLayer.Name).ToList();
        var open = names.Where(p => _next[p].Count == 0).ToList();
        foreach (var part in loose)
        {
            foreach (var name in open.Count > 0 ? open : names)
            {
                _next[name].Add(part);
                _before[part].Add(name);
            }
        }

        return names.Count == 0 ? [] : loose;
    }

    // The channel's own names; where it has none, the names that lead to its parts, and the parts to which none leads.
    private List<string> Entries(List<string> parts)
    {
        var names = parts.Where(p => _layer[p] == ServiceLayer.Name).ToList();
        if (names.Count > 0)
        {
            return names;
        }

        var entries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { part };
            var queue = new Queue<string>(seen);
            var found = new List<string>();
            while (queue.TryDequeue(out var at))
            {
                if (_layer[at] == ServiceLayer.Name)
                {
                    found.Add(at);
                }

                foreach (var previous in _before[at].Where(seen.Add))
                {
                    queue.Enqueue(previous);
                }
            }

            entries.UnionWith(found.Count > 0 ? found : [part]);
        }

        return [.. entries];
    }

    // Lays the links of all ways from the entries and gives the elements at which they end.
    private SortedSet<string> Walk(List<string> entries)
    {
        var ends = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(entries, StringComparer.Ordinal);
        var queue = new Queue<string>(entries);
        while (queue.TryDequeue(out var at))
        {
            var names = _layer[at] == ServiceLayer.Name ? Of(at, ServiceLayer.Name) : [];
            var resolvers = _layer[at] == ServiceLayer.Name ? Of(at, ServiceLayer.Resolution) : [];
            var later = Later(at);

            // A redirect, or a page at a host, is a way of its own; else every layer that is known must be passed, resolution first.
            Lay(at, names, seen, queue);
            foreach (var resolver in resolvers)
            {
                _links.Add((at, resolver));
                var behind = later.Count > 0 ? later : Later(resolver);
                Lay(resolver, behind, seen, queue);
                if (behind.Count == 0)
                {
                    ends.Add(resolver);
                }
            }

            if (resolvers.Count == 0)
            {
                Lay(at, later, seen, queue);
                if (later.Count == 0 && names.Count == 0)
                {
                    ends.Add(at);
                }
            }
        }

        ends.UnionWith(seen.Except(Leading(ends)));
        return ends;
    }

    // All from which an end is reached; names that only redirect to each other reach none, and stand for themselves.
    private HashSet<string> Leading(SortedSet<string> ends)
    {
        var before = _links.ToLookup(l => l.To, l => l.From, StringComparer.Ordinal);
        var leading = new HashSet<string>(ends, StringComparer.Ordinal);
        var queue = new Queue<string>(ends);
        while (queue.TryDequeue(out var at))
        {
            foreach (var previous in before[at].Where(leading.Add))
            {
                queue.Enqueue(previous);
            }
        }

        return leading;
    }

    // The fronts behind an element, or where none is known the origins.
    private List<string> Later(string at)
    {
        var fronts = _layer[at] < ServiceLayer.Front ? Of(at, ServiceLayer.Front) : [];
        return fronts.Count > 0 || _layer[at] == ServiceLayer.Origin ? fronts : Of(at, ServiceLayer.Origin);
    }

    private List<string> Of(string at, ServiceLayer layer) => [.. _next[at].Where(n => _layer[n] == layer)];

    private void Lay(string from, List<string> to, HashSet<string> seen, Queue<string> queue)
    {
        foreach (var next in to)
        {
            _links.Add((from, next));
            if (seen.Add(next))
            {
                queue.Enqueue(next);
            }
        }
    }
}
