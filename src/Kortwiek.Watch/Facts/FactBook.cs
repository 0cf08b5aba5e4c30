using Kortwiek.Core;

namespace Kortwiek.Watch.Facts;

/// <summary>Where a fact comes from.</summary>
internal readonly record struct Origin(string At, MarkLevel Level, DateTimeOffset? First = null, DateTimeOffset? Last = null);

/// <summary>Gathers what one file says: one fact a key, the strictest marking, the first place.</summary>
internal sealed class FactBook
{
    private readonly Dictionary<ElementKey, Entry> _elements = [];
    private readonly Dictionary<(ElementKey From, ElementKey To, string Type), Tie> _relations = [];
    private readonly Dictionary<string, HashSet<string>> _others = new(StringComparer.Ordinal);
    private readonly List<FeedNote> _warnings = [];

    /// <summary>The warnings so far, in the order of the file.</summary>
    public IReadOnlyList<FeedNote> Warnings => _warnings;

    public void Warn(string at, string code, string text) => _warnings.Add(new FeedNote(at, code, text));

    /// <summary>Notes an element; a later, more exact word for its kind wins, and the first name. No label means that there is nothing but the value.</summary>
    public Entry Element(ElementKey key, ElementKind kind, string? label, in Origin origin)
    {
        if (!_elements.TryGetValue(key, out var entry))
        {
            entry = new Entry(key, kind, origin.At);
            _elements.Add(key, entry);
        }

        if (IsPlain(entry.Kind) && !IsPlain(kind))
        {
            entry.Kind = kind;
        }

        entry.Label ??= label;
        entry.Add(origin.Level);
        entry.Seen(origin.First, origin.Last);
        return entry;
    }

    /// <summary>Notes a relation; one of an element with itself says nothing and is left out.</summary>
    public void Relation(ElementKey from, ElementKey to, string type, in Origin origin)
    {
        if (from == to)
        {
            return;
        }

        if (!_relations.TryGetValue((from, to, type), out var tie))
        {
            tie = new Tie(origin.At);
            _relations.Add((from, to, type), tie);
        }

        tie.Add(origin.Level);
        tie.Seen(origin.First, origin.Last);
    }

    /// <summary>Counts a value that identifies no element, such as a file's name.</summary>
    public void Other(string kind, string value)
    {
        if (!_others.TryGetValue(kind, out var values))
        {
            _others.Add(kind, values = new HashSet<string>(StringComparer.Ordinal));
        }

        values.Add(value);
    }

    /// <summary>Distinct values by kind.</summary>
    public SortedDictionary<string, long> Features()
    {
        var features = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (kind, values) in _others)
        {
            features[kind] = values.Count;
        }

        foreach (var key in _elements.Keys)
        {
            var kind = Word(key.Kind);
            features[kind] = features.GetValueOrDefault(kind) + 1;
        }

        return features;
    }

    public List<ElementFact> Elements() =>
    [
        .. _elements.Values.OrderBy(e => e.Key).Select(e => new ElementFact(e.Key, e.Kind, e.Label ?? e.Value ?? e.Key.Name, e.Level, e.At)
        {
            Layer = e.Layer,
            Country = e.Country,
            Provider = e.Provider,
            Cost = e.Cost,
            FirstSeen = e.First,
            LastSeen = e.Last,
            Also = [.. e.Also.Order()],
        }),
    ];

    public List<RelationFact> Relations() =>
    [
        .. _relations.OrderBy(r => r.Key.From).ThenBy(r => r.Key.To).ThenBy(r => r.Key.Type, StringComparer.Ordinal)
            .Select(r => new RelationFact(r.Key.From, r.Key.To, r.Key.Type, Strictest(r.Value.Level, r.Key.From, r.Key.To), r.Value.At)
            {
                Since = r.Value.First,
                Until = r.Value.Last,
            }),
    ];

    private Tlp Strictest(Tlp level, ElementKey from, ElementKey to)
    {
        foreach (var end in (ReadOnlySpan<ElementKey>)[from, to])
        {
            if (_elements.TryGetValue(end, out var entry) && entry.Level > level)
            {
                level = entry.Level;
            }
        }

        return level;
    }

    private static bool IsPlain(ElementKind kind) =>
        kind is ElementKind.Address or ElementKind.Domain or ElementKind.Url or ElementKind.Account or ElementKind.File or ElementKind.Infrastructure;

    private static string Word(string kind) => kind switch
    {
        "dom" => "domain",
        "acct" => "account",
        "cert" => "certificate",
        "infra" => "infrastructure",
        _ => kind,
    };

    /// <summary>What grows while the file is read.</summary>
    internal class Tie(string at)
    {
        private List<MarkLevel>? _late;
        private Tlp _fixed;

        public string At { get; } = at;

        public DateTimeOffset? First { get; private set; }

        public DateTimeOffset? Last { get; private set; }

        /// <summary>The strictest level of all sources in the file.</summary>
        public Tlp Level => _late is null ? _fixed : (Tlp)Math.Max((int)_fixed, _late.Max(l => (int)l.Level));

        public void Add(MarkLevel level)
        {
            if (level.IsLate)
            {
                (_late ??= []).Add(level);
            }
            else if (level.Level > _fixed)
            {
                _fixed = level.Level;
            }
        }

        public void Seen(DateTimeOffset? first, DateTimeOffset? last)
        {
            First = First is null || first < First ? first ?? First : First;
            Last = Last is null || last > Last ? last ?? Last : Last;
        }
    }

    /// <summary>An element while the file is read.</summary>
    internal sealed class Entry(ElementKey key, ElementKind kind, string at) : Tie(at)
    {
        private HashSet<ElementKey>? _also;

        public ElementKey Key { get; } = key;

        public ElementKind Kind { get; set; } = kind;

        public string? Label { get; set; }

        /// <summary>The value as it was written, for where there is no name.</summary>
        public string? Value { get; set; }

        public ServiceLayer? Layer { get; set; }

        public Country Country { get; set; }

        public string? Provider { get; set; }

        public double? Cost { get; set; }

        public IEnumerable<ElementKey> Also => _also ?? [];

        public void AddAlso(ElementKey other)
        {
            if (other != Key)
            {
                (_also ??= []).Add(other);
            }
        }
    }
}
