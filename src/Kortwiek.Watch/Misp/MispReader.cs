using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Kortwiek.Core;
using Kortwiek.Watch.Facts;
using Kortwiek.Watch.Json;

namespace Kortwiek.Watch.Misp;

/// <summary>
/// Reads MISP's JSON in all its wrappings: <c>response</c> with events, a single <c>Event</c>, a list of them, a list of attributes, and one such
/// document a line. The wrapping is told by its keys alone.
/// </summary>
internal sealed class MispReader : ItemWalker
{
    private readonly FeedOptions _options;
    private readonly Action<FeedObject> _onObject;
    private readonly FactBook _book = new();
    private readonly MispFacts _facts;
    private readonly TypeNames _types = new();
    private readonly VersionTable _versions = new();
    private readonly Tally _byType = new();
    private readonly Tally _attributes = new();
    private readonly List<FeedNote> _rejects = [];
    private readonly List<DanglingReference> _dangling = [];
    private bool _known;
    private ReadOnlyMemory<byte> _raw;
    private long _rawOffset;

    private MispReader(FeedOptions options, Action<FeedObject> onObject, int firstBuffer)
        : base(manyRoots: true, firstBuffer)
    {
        _options = options;
        _onObject = onObject;
        _facts = new MispFacts(_book);
    }

    public static Outcome<FeedReport> Read(
        FeedInput input, FeedOptions options, Action<FeedObject> onObject, IProgress<Step> progress, CancellationToken cancellation,
        int firstBuffer = FirstBuffer)
    {
        var reader = new MispReader(options, onObject, firstBuffer);
        if (reader.Walk(input, progress, cancellation) is { } fault)
        {
            return fault;
        }

        return reader._known
            ? reader.Report()
            : new BadInput("The file has neither \"Event\" nor \"response\" nor \"Attribute\" (byte 0); it is no MISP export. Check what was sent.", Code: "wrong-top-type");
    }

    /// <inheritdoc/>
    protected override bool IsItem(JsonTokenType token) =>
        Depth > 0 && (IsEvent(token) || (Depth > 1 && ArrayAt(Depth - 1) && !ArrayAt(Depth - 2) && NameAt(Depth - 2) == "Attribute"));

    /// <inheritdoc/>
    protected override void Open(JsonTokenType token) =>
        _known |= Depth is 1 or 2 && !ArrayAt(Depth - 1) && NameAt(Depth - 1) is "response" or "Attribute";

    /// <inheritdoc/>
    protected override bool Take(ref Utf8JsonReader reader)
    {
        var isEvent = IsEvent(reader.TokenType);
        var start = (int)reader.TokenStartIndex;
        if (!Skip(ref reader))
        {
            return false;
        }

        _known = true;
        _raw = WindowMemory[start..(int)reader.BytesConsumed];
        _rawOffset = WindowOffset + start;
        var at = Pointer();
        if (reader.TokenType != JsonTokenType.EndObject)
        {
            Reject(at, "not-an-object", "The entry is no object.", _rawOffset, _raw.Length);
        }
        else if (!Utf8.IsValid(_raw.Span))
        {
            Reject(at, "not-utf8", "The entry holds bytes that are no UTF-8.", _rawOffset, _raw.Length);
        }
        else
        {
            using var document = JsonDocument.Parse(_raw, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (isEvent)
            {
                Event(document.RootElement, at);
            }
            else
            {
                Lone(document.RootElement, at);
            }
        }

        return true;
    }

    private bool IsEvent(JsonTokenType token) => token == JsonTokenType.StartObject && !ArrayAt(Depth - 1) && NameAt(Depth - 1) == "Event";

    private void Event(JsonElement item, string at)
    {
        if (!Identity(item, at, "event", out var uuid, out var modified))
        {
            return;
        }

        var distribution = MispLevel.Distribution(item);
        var tags = MispLevel.Tags(item);
        var level = MispLevel.Of(distribution, tags, null, _options.DefaultMarking);
        _byType.Add("event");
        Hand(item, at, "event", "misp-event", uuid, modified, level, revoked: false, issue: false);

        var inside = new Context(distribution, tags, []);
        var before = _attributes.Total;
        var index = 0;
        foreach (var attribute in JsonText.Items(item, "Attribute"))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{at}/Attribute/{index++}");
            if (Attribute(attribute, place, inside) is { } value)
            {
                inside.Keys[value.Uuid] = _facts.Attribute(value.Value);
            }
        }

        var references = new List<(Guid From, JsonElement Reference, Origin Origin)>();
        index = 0;
        foreach (var thing in JsonText.Items(item, "Object"))
        {
            Object(thing, string.Create(CultureInfo.InvariantCulture, $"{at}/Object/{index++}"), inside, references);
        }

        Refer(inside, references);
        var counted = _attributes.Total - before;
        if (long.TryParse(MispJson.Scalar(item, "attribute_count"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said != counted)
        {
            _book.Warn(at, "attribute-count", $"The event says that it has {said} attributes; {counted} are in the file.");
        }
    }

    private void Object(JsonElement item, string at, Context around, List<(Guid From, JsonElement Reference, Origin Origin)> references)
    {
        if (!Identity(item, at, "object", out var uuid, out var modified))
        {
            return;
        }

        var name = Values.Name(JsonText.Member(item, "name"), 128) ?? "object";
        var own = MispLevel.Distribution(item);
        var distribution = own == MispLevel.Inherit ? around.Distribution : own;
        var level = MispLevel.Of(distribution, null, around.Tags, _options.DefaultMarking);
        var deleted = MispJson.Flag(item, "deleted");
        _byType.Add(name);
        var fresh = Hand(item, at, name, "misp-object", uuid, modified, level, deleted, issue: false);
        var values = new List<MispValue>();
        var index = 0;
        foreach (var attribute in JsonText.Items(item, "Attribute"))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{at}/Attribute/{index++}");
            if (Attribute(attribute, place, around with { Distribution = distribution }) is { } value && !deleted)
            {
                values.Add(value.Value);
            }
        }

        if (!deleted && fresh)
        {
            var origin = new Origin(at, MarkLevel.Of(level), Instant(item, "first_seen"), Instant(item, "last_seen"));
            around.Keys[uuid] = _facts.Object(name, values, origin);
            references.AddRange(JsonText.Items(item, "ObjectReference").Select(r => (uuid, r, origin)));
        }
    }

    private void Refer(Context inside, List<(Guid From, JsonElement Reference, Origin Origin)> references)
    {
        foreach (var (from, reference, origin) in references)
        {
            var text = JsonText.Member(reference, "referenced_uuid");
            if (!Guid.TryParseExact(text, "D", out var to) || MispJson.Flag(reference, "deleted"))
            {
                continue;
            }

            if (inside.Keys.TryGetValue(to, out var target))
            {
                _facts.Reference(inside.Keys[from], target, JsonText.Member(reference, "relationship_type"), origin);
            }
            else if (!inside.Seen.Contains(to))
            {
                _dangling.Add(new DanglingReference(to.ToString(), origin.At, Predefined: false));
            }
        }
    }

    // An attribute of a search for attributes: it brings the little that is known of its event along.
    private void Lone(JsonElement item, string at)
    {
        var around = JsonText.TryMember(item, "Event", out var of)
            ? new Context(MispLevel.Distribution(of), MispLevel.Tags(of), [])
            : new Context(MispLevel.Inherit, null, []);
        if (Attribute(item, at, around) is { } value)
        {
            _facts.Attribute(value.Value);
        }
    }

    // Counts and hands over every attribute; returns those that may yield facts.
    private (Guid Uuid, MispValue Value)? Attribute(JsonElement item, string at, Context around)
    {
        if (!Identity(item, at, "attribute", out var uuid, out var modified))
        {
            return null;
        }

        var type = Values.Name(JsonText.Member(item, "type"), 128);
        var value = MispJson.Scalar(item, "value");
        var (offset, length) = Place(item);
        if (type is null)
        {
            Reject(at, "no-type", "The attribute has no \"type\".", offset, length);
            return null;
        }

        if (!JsonText.TryMember(item, "value", out _))
        {
            Reject(at, "no-value", "The attribute has no \"value\".", offset, length);
            return null;
        }

        around.Seen.Add(uuid);
        var own = MispLevel.Distribution(item);
        var level = MispLevel.Of(own == MispLevel.Inherit ? around.Distribution : own, MispLevel.Tags(item), around.Tags, _options.DefaultMarking);
        var deleted = MispJson.Flag(item, "deleted");
        var issue = MispJson.Flag(item, "validationIssue");
        _attributes.Add(type);
        var fresh = Hand(item, at, "attribute", "misp-attribute", uuid, modified, level, deleted, issue);
        if (issue)
        {
            _book.Warn(at, "validation-issue", "The sender itself marks the value as not valid; it is kept and yields no element.");
        }

        return fresh && !deleted && !issue && value is not null
            ? (uuid, new MispValue(type, value, JsonText.Member(item, "object_relation"),
                new Origin(at, MarkLevel.Of(level), Instant(item, "first_seen"), Instant(item, "last_seen"))))
            : null;
    }

    private bool Identity(JsonElement item, string at, string what, out Guid uuid, out DateTimeOffset? modified)
    {
        uuid = default;
        modified = null;
        var (offset, length) = Place(item);
        if (item.ValueKind != JsonValueKind.Object)
        {
            Reject(at, "not-an-object", "The entry is no object.", offset, length);
        }
        else if (!Guid.TryParseExact(JsonText.Member(item, "uuid"), "D", out uuid))
        {
            Reject(at, "bad-id", $"The {what} has no \"uuid\", or it is none.", offset, length);
        }
        else if (!MispJson.TryInstant(item, "timestamp", out modified))
        {
            Reject(at, "bad-instant", $"The {what}'s \"timestamp\" is no number of seconds.", offset, length);
        }
        else
        {
            return true;
        }

        return false;
    }

    // False for a second copy of the same version.
    private bool Hand(JsonElement item, string at, string type, string prefix, Guid uuid, DateTimeOffset? modified, Tlp level, bool revoked, bool issue)
    {
        var id = $"{prefix}--{uuid}";
        var (offset, length) = Place(item);
        var fresh = _versions.TryAdd(new VersionKey(uuid, _types.Of(prefix), modified?.UtcTicks ?? 0), offset, length, modified, () => id);
        _onObject(new FeedObject
        {
            Type = type,
            Id = id,
            Modified = modified,
            Marking = level,
            Revoked = revoked,
            ValidationIssue = issue,
            Repeat = !fresh,
            At = at,
            Offset = offset,
            Raw = _raw.Slice((int)(offset - _rawOffset), length),
        });
        return fresh;
    }

    private (long Offset, int Length) Place(JsonElement item)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(item);
        _raw.Span.Overlaps(bytes, out var start);
        return (_rawOffset + start, bytes.Length);
    }

    private void Reject(string at, string code, string text, long offset, int length) => _rejects.Add(new FeedNote(at, code, text, offset, length));

    private static DateTimeOffset? Instant(JsonElement item, string name) =>
        Utc.TryParse(JsonText.Member(item, name), out var instant) ? instant : null;

    private FeedReport Report() => new()
    {
        Format = FeedFormat.Misp,
        Read = _byType.Total + _attributes.Total,
        ByType = _byType.Sorted(),
        AttributesByType = _attributes.Sorted(),
        Features = _book.Features(),
        PatternComparisons = new SortedDictionary<string, long>(StringComparer.Ordinal),
        Warnings = _book.Warnings,
        Rejects = _rejects,
        Dangling = _dangling,
        Repeats = _versions.Repeats,
        LateMarkings = [],
        Elements = _book.Elements(),
        Relations = _book.Relations(),
        Channels = [],
    };

    /// <summary>What surrounds an attribute.</summary>
    private sealed record Context(int Distribution, Tlp? Tags, Dictionary<Guid, List<ElementKey>> Keys)
    {
        public HashSet<Guid> Seen { get; } = [];
    }
}
