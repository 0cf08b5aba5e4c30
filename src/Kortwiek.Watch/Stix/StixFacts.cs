using System.Globalization;
using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Watch.Facts;
using Kortwiek.Watch.Json;
using Kortwiek.Watch.Stix.Patterns;

namespace Kortwiek.Watch.Stix;

/// <summary>What the objects of a bundle say of elements, relations and channels. Ties wait until all objects have been seen.</summary>
internal sealed class StixFacts(FactBook book)
{
    private readonly Values _values = new(book);
    private readonly Dictionary<string, ElementKey> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Draft> _channels = new(StringComparer.Ordinal);
    private readonly List<(string Source, string Target, string Type, Origin Origin)> _ties = [];

    /// <summary>Comparisons in patterns by object type and path.</summary>
    public Tally Comparisons { get; } = new();

    /// <summary>True for the types whose facts do not lie in one value.</summary>
    public static bool NeedsDocument(string type) => type is "autonomous-system" or "file" or "x509-certificate" or "user-account"
        or "infrastructure" or "marking-definition" or "software" or "artifact" or "directory" or "mutex" or "windows-registry-key"
        or "email-message" or "network-traffic";

    /// <summary>An observable that is one value.</summary>
    public void Value(string type, string id, string? value, in Origin origin)
    {
        var key = type switch
        {
            "domain-name" => _values.Domain(value, origin),
            "url" => _values.Url(value, origin),
            "email-addr" => _values.Mail(value, origin),
            _ => _values.Ip(value, origin),
        };
        Remember(id, key);
    }

    /// <summary>Any other observable, and infrastructure; of several versions of a channel the newest counts.</summary>
    public void Document(string type, string id, JsonElement document, DateTimeOffset? modified, in Origin origin)
    {
        switch (type)
        {
            case "autonomous-system":
                var number = JsonText.TryMember(document, "number", out var n) && n.ValueKind == JsonValueKind.Number ? n.GetRawText() : null;
                Remember(id, _values.AutonomousSystem(number, JsonText.Member(document, "name"), origin));
                break;
            case "user-account":
                var account = JsonText.Member(document, "user_id") ?? JsonText.Member(document, "account_login");
                var key = _values.Account(JsonText.Member(document, "account_type"), account, origin);
                Remember(id, key);
                if (key is { } known && Values.Name(JsonText.Member(document, "display_name")) is { } display)
                {
                    book.Element(known, ElementKind.Account, display, origin);
                }

                break;
            case "file":
                Remember(id, Digests("file", document, JsonText.Member(document, "name"), origin));
                _values.Other("file-name", JsonText.Member(document, "name"));
                break;
            case "x509-certificate":
                Remember(id, Digests("cert", document, JsonText.Member(document, "subject"), origin));
                break;
            case "mutex":
                _values.Other("mutex", JsonText.Member(document, "name"));
                break;
            case "windows-registry-key":
                _values.Other("registry-key", JsonText.Member(document, "key"));
                break;
            case "infrastructure":
                Infrastructure(id, document, modified, origin);
                break;
            default:
                break;
        }
    }

    /// <summary>The name of an organisation, for the channels it uses.</summary>
    public void Organisation(string id, string? name)
    {
        if (Values.Name(name) is { } known)
        {
            _organisations[id] = known;
        }
    }

    /// <summary>The values that a pattern looks for as they stand.</summary>
    public void Indicator(string? pattern, string? language, in Origin origin)
    {
        if (language is not (null or "stix"))
        {
            book.Warn(origin.At, "other-pattern-language", "The pattern is of another language than STIX; it is kept and yields no element.");
            return;
        }

        if (!PatternParser.TryParse(pattern, out var read, out var fault))
        {
            book.Warn(origin.At, "bad-pattern", $"The pattern cannot be read ({fault}); it is kept and yields no element.");
            return;
        }

        foreach (var comparison in read.Comparisons)
        {
            Comparisons.Add($"{comparison.ObjectType}:{comparison.Path}");
            if (comparison.IsPositive)
            {
                foreach (var value in comparison.Values)
                {
                    Compared(comparison.ObjectType, comparison.Path, value, origin);
                }
            }
            else
            {
                book.Warn(origin.At, "no-plain-value", "A comparison of the pattern names no plain value; it is kept and yields no element.");
            }
        }
    }

    /// <summary>A relationship object.</summary>
    public void Relationship(string? type, string? source, string? target, in Origin origin) =>
        Tie(source, target, Values.Name(type, 64) ?? RelationTypes.RelatedTo, origin);

    /// <summary>A tie of two objects, whichever of them comes later in the file.</summary>
    public void Tie(string? source, string? target, string type, in Origin origin)
    {
        if (source is not null && target is not null)
        {
            _ties.Add((source, target, type, origin));
        }
    }

    /// <summary>Turns the ties into relations and into parts of channels, once every object is known.</summary>
    public void Finish()
    {
        foreach (var (source, target, type, origin) in _ties)
        {
            if (_channels.TryGetValue(source, out var channel))
            {
                if (_elements.TryGetValue(target, out var part) && type == RelationTypes.ConsistsOf)
                {
                    channel.Parts.Add(part);
                }
            }
            else if (_channels.TryGetValue(target, out var used) && _organisations.TryGetValue(source, out var organisation))
            {
                used.Organisation ??= organisation;
            }
            else if (_elements.TryGetValue(source, out var from) && _elements.TryGetValue(target, out var to))
            {
                book.Relation(from, to, type, origin);
            }
        }
    }

    /// <summary>The channels in ordinal order of their identifiers.</summary>
    public List<ChannelFact> Channels() =>
    [
        .. _channels.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new ChannelFact(c.Key, c.Value.Name, c.Value.Form, c.Value.Status, c.Value.Origin.Level.Level, c.Value.Origin.At)
        {
            Audience = c.Value.Audience,
            Language = c.Value.Language,
            Organisation = c.Value.Organisation,
            FirstSeen = c.Value.Origin.First,
            LastSeen = c.Value.Origin.Last,
            Elements = [.. c.Value.Parts],
        }),
    ];

    private void Remember(string id, ElementKey? key)
    {
        if (key is { } known)
        {
            _elements[id] = known;
        }
    }

    private void Compared(string type, string path, string value, in Origin origin)
    {
        _ = (type, path) switch
        {
            ("domain-name", "value") => _values.Domain(value, origin),
            ("ipv4-addr" or "ipv6-addr", "value") => _values.Ip(value, origin),
            ("url", "value") => _values.Url(value, origin),
            ("email-addr", "value") or ("email-message", "from_ref.value" or "sender_ref.value") => _values.Mail(value, origin),
            ("network-traffic", "src_ref.value" or "dst_ref.value") => _values.Host(value, origin),
            ("domain-name", "resolves_to_refs[*].value") => _values.Host(value, origin),
            ("autonomous-system", "number") => _values.AutonomousSystem(value, null, origin),
            ("file", _) when path.StartsWith("hashes.", StringComparison.Ordinal) => Hash("file", path, value, origin),
            ("x509-certificate", _) when path.StartsWith("hashes.", StringComparison.Ordinal) => Hash("cert", path, value, origin),
            _ => Opaque(type, path, value),
        };
    }

    private ElementKey? Hash(string kind, string path, string value, in Origin origin) =>
        _values.Digest(kind, path["hashes.".Length..], value, null, origin);

    // A file's name or a registry key identifies nothing by itself; it is counted.
    private ElementKey? Opaque(string type, string path, string value)
    {
        _values.Other((type, path) switch
        {
            ("file", "name") => "file-name",
            ("windows-registry-key", "key") => "registry-key",
            ("mutex", "name") => "mutex",
            _ => $"{type}:{path}",
        }, value);
        return null;
    }

    // One element for a file or certificate, under its strongest digest; the others are its other names.
    private ElementKey? Digests(string kind, JsonElement document, string? name, in Origin origin)
    {
        if (!JsonText.TryMember(document, "hashes", out var hashes) || hashes.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var known = new List<(string Algorithm, string Hex)>();
        foreach (var algorithm in (string[])["SHA-256", "SHA-512", "SHA-1", "MD5"])
        {
            if (JsonText.Member(hashes, algorithm) is { } hex)
            {
                known.Add((algorithm, hex));
            }
        }

        return Strongest(book, _values, kind, known, name, origin);
    }

    /// <summary>The element of several digests of one thing, strongest first.</summary>
    internal static ElementKey? Strongest(FactBook book, Values values, string kind, List<(string Algorithm, string Hex)> known, string? name, in Origin origin)
    {
        ElementKey? first = null;
        foreach (var (algorithm, hex) in known)
        {
            if (first is null)
            {
                first = values.Digest(kind, algorithm, hex, name, origin);
            }
            else if (Values.TryDigest(kind, algorithm, hex, out var other))
            {
                book.Element(first.Value, kind == "cert" ? ElementKind.Certificate : ElementKind.File, null, origin).AddAlso(other);
            }
        }

        return first;
    }

    private void Infrastructure(string id, JsonElement document, DateTimeOffset? modified, in Origin origin)
    {
        var name = Values.Name(JsonText.Member(document, "name"));
        var seen = new Origin(origin.At, origin.Level, Instant(document, "first_seen"), Instant(document, "last_seen"));
        if (!JsonText.TryMember(document, "extensions", out var extensions) || !JsonText.TryMember(extensions, StixExtension.Id, out var ours))
        {
            var foreign = ElementKey.Of("infra", id["infrastructure--".Length..].ToLowerInvariant());
            book.Element(foreign, ElementKind.Infrastructure, name, seen);
            Remember(id, foreign);
        }
        else if (JsonText.Member(ours, StixExtension.Role) == StixExtension.Channel)
        {
            if (!_channels.TryGetValue(id, out var older) || older.Modified < modified)
            {
                _channels[id] = new Draft(name ?? id, ours, modified, seen);
            }
        }
        else if (Values.TryCanonical(JsonText.Member(ours, StixExtension.ElementKey), out var key))
        {
            Own(id, key, name, ours, seen);
        }
        else
        {
            book.Warn(origin.At, "bad-extension", "The infrastructure's Kortwiek extension names neither a channel nor an element.");
        }
    }

    private void Own(string id, ElementKey key, string? name, JsonElement ours, in Origin origin)
    {
        var kind = StixExtension.Parse<ElementKind>(JsonText.Member(ours, StixExtension.Kind)) ?? ElementKind.Infrastructure;
        var entry = book.Element(key, kind, name, origin);
        entry.Layer ??= StixExtension.Parse<ServiceLayer>(JsonText.Member(ours, StixExtension.Layer));
        entry.Cost ??= Number(ours, StixExtension.Cost);
        entry.Provider ??= Values.Name(JsonText.Member(ours, StixExtension.Provider));
        if (entry.Country == Country.Unknown && Country.TryParse(JsonText.Member(ours, StixExtension.Country), out var country))
        {
            entry.Country = country;
        }

        Remember(id, key);
    }

    private static DateTimeOffset? Instant(JsonElement document, string name) =>
        Utc.TryParse(JsonText.Member(document, name), out var instant) ? instant : null;

    private static double? Number(JsonElement document, string name) =>
        JsonText.TryMember(document, name, out var value) && value.ValueKind == JsonValueKind.Number
        && double.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0
            ? number
            : null;

    private sealed class Draft(string name, JsonElement ours, DateTimeOffset? modified, Origin origin)
    {
        public string Name { get; } = name;

        public DateTimeOffset? Modified { get; } = modified;

        public string Form { get; } = Values.Name(JsonText.Member(ours, StixExtension.Form), 64) ?? "site";

        public ChannelStatus Status { get; } = StixExtension.Parse<ChannelStatus>(JsonText.Member(ours, StixExtension.Status)) ?? ChannelStatus.Unknown;

        public double? Audience { get; } = Number(ours, StixExtension.Audience);

        public string? Language { get; } = Values.Name(JsonText.Member(ours, StixExtension.Language), 35);

        public Origin Origin { get; } = origin;

        public string? Organisation { get; set; }

        public SortedSet<ElementKey> Parts { get; } = [];
    }
}
