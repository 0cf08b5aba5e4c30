using System.Globalization;
using System.Text;
using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Watch.Facts;
using Kortwiek.Watch.Json;

namespace Kortwiek.Watch.Stix;

/// <summary>Reads a bundle: hands each object over, checks it, and gathers the facts.</summary>
internal sealed class StixReader : StixScan
{
    private readonly FeedOptions _options;
    private readonly Action<FeedObject> _onObject;
    private readonly FactBook _book = new();
    private readonly StixFacts _facts;
    private readonly StixMarkings _markings = new();
    private readonly TypeNames _types = new();
    private readonly VersionTable _versions = new();
    private readonly HashSet<(int Type, Guid Uuid)> _seen = [];
    private readonly Dictionary<(int Type, Guid Uuid), long> _referred = [];
    private readonly Tally _byType = new();
    private readonly List<FeedNote> _rejects = [];
    private readonly List<(string Id, DateTimeOffset? Modified, MarkLevel Level, string[] Unknown, Tlp Known)> _late = [];

    private StixReader(FeedOptions options, Action<FeedObject> onObject, int firstBuffer)
        : base(firstBuffer)
    {
        _options = options;
        _onObject = onObject;
        _facts = new StixFacts(_book);
    }

    public static Outcome<FeedReport> Read(
        FeedInput input, FeedOptions options, Action<FeedObject> onObject, IProgress<Step> progress, CancellationToken cancellation,
        int firstBuffer = FirstBuffer)
    {
        var reader = new StixReader(options, onObject, firstBuffer);
        return reader.Scan(input, progress, cancellation) is { } fault ? fault : reader.Report();
    }

    /// <inheritdoc/>
    protected override void Unusable(string code, string text) =>
        _rejects.Add(new FeedNote(At(), code, text, RawOffset, Raw.Length));

    /// <inheritdoc/>
    protected override void Found()
    {
        if (!Checked(out var type, out var uuid))
        {
            return;
        }

        var number = _types.Of(type);
        var name = _types[number];
        var id = TextOf(StixProperty.Id)!;
        _seen.Add((number, uuid));
        _byType.Add(name);
        Refer();
        if (DuplicateKey)
        {
            _book.Warn(At(), "duplicate-key", "A key stands twice in the object; the last one counts.");
        }

        var repeat = !_versions.TryAdd(new VersionKey(uuid, number, Modified?.UtcTicks ?? 0), RawOffset, Raw.Length, Modified, () => id);
        using var document = StixFacts.NeedsDocument(name) || HasGranular ? JsonDocument.Parse(Raw) : null;
        if (name == "marking-definition" && !_markings.Define(id, document!.RootElement))
        {
            _book.Warn(At(), "unknown-marking", "The marking definition is of an unknown kind; what bears it counts as RED.");
        }

        var level = Level(id);
        var granular = HasGranular ? Granular(document!.RootElement, ref level) : [];
        _onObject(new FeedObject
        {
            Type = name,
            Id = id,
            Modified = Modified,
            Marking = level.Level,
            Granular = granular,
            Revoked = Revoked,
            Repeat = repeat,
            Merge = document is null ? null : StixId.Deterministic(name, document.RootElement),
            MergeValue = IsValue(name) ? TextOf(StixProperty.Value) : null,
            At = At(),
            Offset = RawOffset,
            Raw = Raw,
        });
        if (!repeat && !Revoked)
        {
            Facts(name, id, new Origin(At(), level), document?.RootElement ?? default);
        }
    }

    // The values that a pass over the bytes has found already are used as they are; the rest needs the document.
    private void Facts(string type, string id, in Origin origin, JsonElement document)
    {
        switch (type)
        {
            case "domain-name" or "ipv4-addr" or "ipv6-addr" or "url" or "email-addr":
                _facts.Value(type, id, TextOf(StixProperty.Value), origin);
                break;
            case "indicator":
                _facts.Indicator(TextOf(StixProperty.Pattern), TextOf(StixProperty.PatternType), origin);
                break;
            case "relationship":
                _facts.Relationship(TextOf(StixProperty.RelationshipType), Reference(StixRole.Source), Reference(StixRole.Target),
                    new Origin(origin.At, origin.Level, Instant(StixProperty.StartTime), Instant(StixProperty.StopTime)));
                break;
            case "intrusion-set":
                _facts.Organisation(id, TextOf(StixProperty.Name));
                break;
            case "network-traffic":
                _facts.Tie(Reference(StixRole.TrafficSource), Reference(StixRole.TrafficTarget), RelationTypes.CommunicatesWith, origin);
                break;
            default:
                if (document.ValueKind == JsonValueKind.Object)
                {
                    _facts.Document(type, id, document, Modified, origin);
                }

                break;
        }

        foreach (var (role, range) in References)
        {
            if (role is StixRole.ResolvesTo or StixRole.BelongsTo)
            {
                _facts.Tie(id, JsonText.Of(Raw.Span, range), role == StixRole.ResolvesTo ? RelationTypes.ResolvesTo : RelationTypes.BelongsTo, origin);
            }
        }
    }

    private bool Checked(out ReadOnlySpan<byte> type, out Guid uuid)
    {
        type = RangeOf(StixProperty.Type).Of(Raw.Span);
        uuid = default;
        if (RangeOf(StixProperty.Type).Escaped)
        {
            type = Encoding.UTF8.GetBytes(TextOf(StixProperty.Type) ?? "");
        }

        var id = RangeOf(StixProperty.Id).Of(Raw.Span);
        if (RangeOf(StixProperty.Id).Escaped)
        {
            id = Encoding.UTF8.GetBytes(TextOf(StixProperty.Id) ?? "");
        }

        if (type.IsEmpty)
        {
            Unusable("no-type", "The object has no \"type\".");
        }
        else if (id.IsEmpty)
        {
            Unusable("no-id", "The object has no \"id\".");
        }
        else if (type.Length > 250 || !StixId.TrySplit(id, out var ofType, out uuid))
        {
            Unusable("bad-id", "The \"id\" is no type, two hyphens and a UUID.");
        }
        else if (!ofType.SequenceEqual(type))
        {
            Unusable("id-of-other-type", "The \"id\" names another type than \"type\".");
        }
        else if (BadInstant)
        {
            Unusable("bad-instant", "\"created\" or \"modified\" is no instant with a Z at its end.");
        }
        else if (Modified < Created)
        {
            Unusable("modified-before-created", "The object was modified before it was created.");
        }
        else
        {
            return true;
        }

        return false;
    }

    // Every reference at any depth, for the list of those that lead nowhere.
    private void Refer()
    {
        foreach (var (_, range) in References)
        {
            if (!range.Escaped && StixId.TrySplit(range.Of(Raw.Span), out var type, out var uuid))
            {
                _referred.TryAdd((_types.Of(type), uuid), Items);
            }
        }
    }

    private MarkLevel Level(string id)
    {
        Tlp? known = null;
        List<string>? unknown = null;
        foreach (var (role, range) in References)
        {
            if (role != StixRole.Marking)
            {
                continue;
            }

            var marking = JsonText.Of(Raw.Span, range) ?? "";
            if (_markings.TryLevel(marking, out var level))
            {
                known = level is null || level < known ? known : level;
            }
            else
            {
                (unknown ??= []).Add(marking);
            }
        }

        if (unknown is null)
        {
            return MarkLevel.Of(known ?? _options.DefaultMarking);
        }

        var late = new MarkLevel(Tlp.Red, late: true);
        _late.Add((id, Modified, late, [.. unknown], known ?? Tlp.Clear));
        return late;
    }

    private List<GranularMark> Granular(JsonElement document, ref MarkLevel level)
    {
        var marks = new List<GranularMark>();
        foreach (var entry in JsonText.Items(document, "granular_markings"))
        {
            var marking = JsonText.Member(entry, "marking_ref");
            if (marking is null)
            {
                continue;
            }

            if (!_markings.TryLevel(marking, out var found))
            {
                found = Tlp.Red;
                _book.Warn(At(), "unknown-marking", "A granular marking is not known here; the part that bears it counts as RED.");
            }

            foreach (var selector in JsonText.Items(entry, "selectors"))
            {
                var path = JsonText.Of(selector) ?? "";
                if (found is not { } part)
                {
                    continue;
                }

                if (StixSelector.TryFind(document, path, out _))
                {
                    marks.Add(new GranularMark(part, path));
                }
                else
                {
                    // Nobody can say what was to be protected: the whole object is.
                    _book.Warn(At(), "bad-selector", "A granular marking selects nothing in the object; its level counts for the whole object.");
                    level = part > level.Level ? MarkLevel.Of(part) : level;
                }
            }
        }

        return marks;
    }

    private static bool IsValue(string type) => type is "domain-name" or "ipv4-addr" or "ipv6-addr" or "url" or "email-addr" or "mac-addr";

    private string? Reference(StixRole wanted)
    {
        foreach (var (role, range) in References)
        {
            if (role == wanted)
            {
                return JsonText.Of(Raw.Span, range);
            }
        }

        return null;
    }

    private DateTimeOffset? Instant(StixProperty property) => Utc.TryParse(TextOf(property), out var instant) ? instant : null;

    private string At() => string.Create(CultureInfo.InvariantCulture, $"/objects/{Items}");

    private FeedReport Report()
    {
        var late = new List<LateMarking>();
        foreach (var (id, modified, level, unknown, known) in _late)
        {
            level.Level = Settle(unknown, known, id);
            late.Add(new LateMarking(id, modified, level.Level));
        }

        _facts.Finish();
        return new FeedReport
        {
            Format = FeedFormat.Stix,
            Read = _byType.Total,
            ByType = _byType.Sorted(),
            AttributesByType = new SortedDictionary<string, long>(StringComparer.Ordinal),
            Features = _book.Features(),
            PatternComparisons = _facts.Comparisons.Sorted(),
            Warnings = _book.Warnings,
            Rejects = _rejects,
            Dangling = Dangling(),
            Repeats = _versions.Repeats,
            LateMarkings = late,
            Elements = _book.Elements(),
            Relations = _book.Relations(),
            Channels = _facts.Channels(),
        };
    }

    private Tlp Settle(string[] unknown, Tlp known, string id)
    {
        var strictest = known;
        var said = known > Tlp.Clear;
        foreach (var marking in unknown)
        {
            if (!_markings.TryLevel(marking, out var level))
            {
                _book.Warn("/objects", "unknown-marking", $"A marking of {id} is not in the file; the object counts as RED.");
                return Tlp.Red;
            }

            said |= level is not null;
            strictest = level > strictest ? level.Value : strictest;
        }

        return said ? strictest : _options.DefaultMarking;
    }

    private List<DanglingReference> Dangling() =>
    [
        .. _referred.Where(r => !_seen.Contains(r.Key)).OrderBy(r => r.Value)
            .Select(r => (Id: $"{_types[r.Key.Type]}--{r.Key.Uuid}", At: r.Value))
            .Select(r => new DanglingReference(r.Id, string.Create(CultureInfo.InvariantCulture, $"/objects/{r.At}"), StixMarkings.MayBeAbsent(r.Id))),
    ];
}
