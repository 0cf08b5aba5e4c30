namespace Kortwiek.Plan.Channels;

/// <summary>Turns elements, relations and channels of an operation into a layered model.</summary>
internal sealed class ServiceMapMaker
{
    private static readonly HashSet<string> Leads = new(StringComparer.Ordinal)
    {
        "resolves", "resolves-to", "resolved-by", "redirects", "redirects-to", "uses", "points-to", "at-host",
    };

    private static readonly HashSet<string> Serves = new(StringComparer.Ordinal) { "hosts", "hosted-by", "fronts", "fronted-by", "serves", "served-by" };

    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<(string From, string To)> _links = [];
    private readonly Dictionary<string, HashSet<string>> _owners = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<KnownChannel> _channels;

    public ServiceMapMaker(IReadOnlyList<KnownElement> elements, IReadOnlyList<KnownRelation> relations, IReadOnlyList<KnownChannel> channels)
    {
        _channels = [.. channels.OrderBy(c => c.Id, StringComparer.Ordinal)];
        foreach (var element in elements)
        {
            if (LayerOf(element) is { } layer)
            {
                _parts[element.Id] = new Part(element, layer);
            }
        }

        foreach (var relation in relations)
        {
            Take(relation);
        }

        foreach (var channel in _channels)
        {
            foreach (var part in channel.Parts)
            {
                (_owners.TryGetValue(part, out var owners) ? owners : _owners[part] = new HashSet<string>(StringComparer.Ordinal)).Add(channel.Id);
            }
        }
    }

    public ServiceMap Make()
    {
        var assumed = new SortedSet<string>(StringComparer.Ordinal);
        var without = new List<string>();
        var audiences = new List<ChannelAudience>();
        var ends = new List<(string From, string To)>();
        foreach (var channel in _channels)
        {
            var own = channel.Parts.Where(_parts.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(p => _parts[p]).ToList();
            if (own.Count == 0)
            {
                without.Add(channel.Id);
                continue;
            }

            assumed.UnionWith(Assume(own));
            var entries = Entries(channel.Id, own);
            audiences.Add(new ChannelAudience(channel.Id, channel.Audience, [.. entries.Select(e => e.Id)]));
            var reached = Walk(entries);
            var native = reached.Where(e => !IsForeign(e, channel.Id)).ToList();
            ends.AddRange((native.Count > 0 ? native : [.. reached]).Select(e => (e, channel.Id)));
        }

        var elements = _parts.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => new ChannelElement(e.Id, e.Layer, e.Known.Country, e.Known.Provider, Price(e.Known.Cost))).ToList();
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
        > 0 and <= (double)ChannelModel.MaxCost and var given when Math.Round((decimal)given, 6) > 0 => Math.Round((decimal)given, 6),
        _ => null,
    };

    private void Take(KnownRelation relation)
    {
        if (relation.From == relation.To || !_parts.TryGetValue(relation.From, out var from) || !_parts.TryGetValue(relation.To, out var to))
        {
            return;
        }

        // A bucket's address at a host is no way for those who only know the host.
        if (relation.Type == "at-host" && from.Layer > to.Layer)
        {
            return;
        }

        var (near, far) = from.Layer <= to.Layer ? (from, to) : (to, from);
        if (Leads.Contains(relation.Type))
        {
            near.Leads.Add(far);
            far.Before.Add(near);
        }
        else if (Serves.Contains(relation.Type) && near.Layer != far.Layer)
        {
            near.ServedBy.Add(far);
            far.Before.Add(near);
        }
    }

    // Parts that no known way ties to anything lie behind those names of the channel whose way on is not known, or else behind all of them.
    private static IEnumerable<string> Assume(List<Part> own)
    {
        var loose = own.Where(p => p.Layer != ServiceLayer.Name && p.IsLoose).ToList();
        var names = own.Where(p => p.Layer == ServiceLayer.Name && p.Known.Kind != "account").ToList();
        var open = names.Where(p => p.Leads.Count + p.ServedBy.Count == 0).ToList();
        foreach (var part in loose)
        {
            foreach (var name in open.Count > 0 ? open : names)
            {
                name.Leads.Add(part);
                part.Before.Add(name);
            }
        }

        return names.Count == 0 ? [] : loose.Select(p => p.Id);
    }

    private bool IsForeign(string element, string channel) => _owners.TryGetValue(element, out var owners) && !owners.Contains(channel);

    // The channel's names, and the names that lead to its other parts unless they are another channel's; a part to which none leads is entered itself.
    private List<Part> Entries(string channel, List<Part> own)
    {
        var entries = new SortedSet<Part>(own.Where(p => p.Layer == ServiceLayer.Name), Part.ById);
        foreach (var part in own.Where(p => p.Layer != ServiceLayer.Name))
        {
            var seen = new HashSet<Part> { part };
            var queue = new Queue<Part>(seen);
            while (queue.TryDequeue(out var at))
            {
                foreach (var previous in at.Before.Where(seen.Add))
                {
                    queue.Enqueue(previous);
                }
            }

            var names = seen.Where(p => p.Layer == ServiceLayer.Name && !IsForeign(p.Id, channel)).ToList();
            entries.UnionWith(names.Count > 0 ? names : [part]);
        }

        return [.. entries];
    }

    // Lays the links of all ways from the entries and gives the elements at which they end.
    private SortedSet<string> Walk(List<Part> entries)
    {
        var ends = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Part>(entries);
        var queue = new Queue<Part>(entries);
        while (queue.TryDequeue(out var at))
        {
            var names = at.Layer == ServiceLayer.Name ? at.Leads.Where(p => p.Layer == ServiceLayer.Name).ToList() : [];
            var resolvers = at.Layer == ServiceLayer.Name ? at.Leads.Union(at.ServedBy).Where(p => p.Layer == ServiceLayer.Resolution).Order(Part.ById).ToList() : [];
            var onward = at.Onward();
            Lay(at, names, seen, queue);
            foreach (var resolver in resolvers)
            {
                _links.Add((at.Id, resolver.Id));
                var behind = onward.Count > 0 ? onward : resolver.Onward();
                Lay(resolver, behind, seen, queue);
                if (behind.Count == 0)
                {
                    ends.Add(resolver.Id);
                }
            }

            if (resolvers.Count == 0)
            {
                Lay(at, onward, seen, queue);
                if (onward.Count + names.Count == 0)
                {
                    ends.Add(at.Id);
                }
            }
        }

        ends.UnionWith(seen.Select(p => p.Id).Except(Leading(ends)));
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

    private void Lay(Part from, List<Part> to, HashSet<Part> seen, Queue<Part> queue)
    {
        foreach (var next in to)
        {
            _links.Add((from.Id, next.Id));
            if (seen.Add(next))
            {
                queue.Enqueue(next);
            }
        }
    }

    private sealed class Part(KnownElement known, ServiceLayer layer)
    {
        public static readonly Comparer<Part> ById = Comparer<Part>.Create((a, b) => string.CompareOrdinal(a.Id, b.Id));

        public KnownElement Known => known;

        public string Id => known.Id;

        public ServiceLayer Layer => layer;

        public SortedSet<Part> Leads { get; } = new(ById);

        public SortedSet<Part> ServedBy { get; } = new(ById);

        public HashSet<Part> Before { get; } = [];

        public bool IsLoose => Leads.Count + ServedBy.Count + Before.Count == 0;

        // Fronts and what is led to; origins that only serve lie behind the fronts where there are any.
        public List<Part> Onward()
        {
            var led = Leads.Where(p => p.Layer > ServiceLayer.Resolution);
            var fronts = ServedBy.Where(p => p.Layer == ServiceLayer.Front);
            var origins = ServedBy.Where(p => p.Layer == ServiceLayer.Origin).ToList();
            var onward = new SortedSet<Part>(led.Union(fronts), ById);
            var before = onward.Where(p => p.Layer == ServiceLayer.Front).ToList();
            if (before.Count == 0)
            {
                onward.UnionWith(origins);
            }

            foreach (var front in before.Where(f => f.Leads.Count + f.ServedBy.Count == 0))
            {
                front.Leads.UnionWith(origins);
            }

            return [.. onward];
        }
    }
}
