using System.Text;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Watch.Stix;

/// <summary>
/// Writes a share as a STIX 2.1 bundle: every element as the observable that it naturally is, with an <c>infrastructure</c> object beside it where
/// more is known of it than its value; channels as <c>infrastructure</c> that consists of them. The same share gives the same bytes.
/// </summary>
internal sealed class StixWriter
{
    private static readonly DateTimeOffset Founded = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly StixShare _share;
    private readonly string _author;
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _objects = new(StringComparer.Ordinal);
    private readonly SortedSet<Tlp> _levels = [];
    private readonly Dictionary<ElementKey, string> _nodes = [];
    private readonly Dictionary<ElementKey, string> _observables = [];

    private StixWriter(StixShare share)
    {
        _share = share;
        _author = Named("identity", $"identity\n{share.Author}");
    }

    /// <summary>Writes the bundle.</summary>
    /// <exception cref="ArgumentException">A relation or a channel names an element that is not among the elements, or two facts have one key.</exception>
    public static void Write(StixShare share, Stream output) => StixBundle.Write(Objects(share), output);

    /// <summary>The objects by identifier.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Objects(StixShare share)
    {
        var writer = new StixWriter(share);
        writer.Gather();
        return writer._objects;
    }

    private void Gather()
    {
        Frame();
        foreach (var element in _share.Elements)
        {
            Element(element);
        }

        foreach (var channel in _share.Channels)
        {
            Channel(channel);
        }

        foreach (var relation in _share.Relations)
        {
            var (from, to) = Ends(relation);
            Relationship(from, to, relation.Type, relation.Marking, relation.Since, relation.Until);
        }

        foreach (var level in _levels)
        {
            _objects[StixMarkings.Tlp2Id(level)] = StixBundle.Marking(level);
        }
    }

    // Who speaks, and what our extension is.
    private void Frame()
    {
        Identity(_author, _share.Author, _share.At);
        Identity(StixExtension.Author, "Kortwiek", Founded);
        Add(StixExtension.Id, w =>
        {
            Head(w, "extension-definition", StixExtension.Id, Founded, StixExtension.Author, null);
            w.WriteString("name", "Kortwiek channel and element");
            w.WriteString("description", "What an authority knows of a channel or of an element beyond its value.");
            w.WriteString("schema", "Members: role (channel, element); element_key, element_kind, layer, country, provider, cost; form, status, language, audience.");
            w.WriteString("version", "1.0.0");
            w.WriteStartArray("extension_types");
            w.WriteStringValue("property-extension");
            w.WriteEndArray();
        });
    }

    private void Element(ElementFact element)
    {
        var observable = Observable(element);
        if (observable is not null)
        {
            _observables[element.Key] = observable;
        }

        if (observable is not null && IsPlain(element))
        {
            Node(element.Key, observable);
            return;
        }

        var id = Named("infrastructure", $"element\n{element.Key}");
        Node(element.Key, id);
        Add(id, w =>
        {
            Head(w, "infrastructure", id, _share.At, _author, element.Marking);
            w.WriteString("name", element.Label);
            Seen(w, element.FirstSeen, element.LastSeen);
            Extension(w, () =>
            {
                w.WriteString(StixExtension.Role, StixExtension.Element);
                w.WriteString(StixExtension.ElementKey, element.Key.ToString());
                w.WriteString(StixExtension.Kind, StixExtension.Word(element.Kind));
                Optional(w, StixExtension.Layer, element.Layer is { } layer ? StixExtension.Word(layer) : null);
                Optional(w, StixExtension.Country, element.Country == Country.Unknown ? null : element.Country.Code);
                Optional(w, StixExtension.Provider, element.Provider);
                Optional(w, StixExtension.Cost, element.Cost);
            });
        });
        if (observable is not null)
        {
            Relationship(id, observable, RelationTypes.ConsistsOf, element.Marking, null, null);
        }
    }

    private void Channel(ChannelFact channel)
    {
        Add(channel.Id, w =>
        {
            Head(w, "infrastructure", channel.Id, _share.At, _author, channel.Marking);
            w.WriteString("name", channel.Name);
            Seen(w, channel.FirstSeen, channel.LastSeen);
            Extension(w, () =>
            {
                w.WriteString(StixExtension.Role, StixExtension.Channel);
                w.WriteString(StixExtension.Form, channel.Form);
                w.WriteString(StixExtension.Status, StixExtension.Word(channel.Status));
                Optional(w, StixExtension.Language, channel.Language);
                Optional(w, StixExtension.Audience, channel.Audience);
            });
        });
        foreach (var part in channel.Elements)
        {
            Relationship(channel.Id, Known(part), RelationTypes.ConsistsOf, channel.Marking, null, null);
        }

        if (channel.Organisation is { } organisation)
        {
            var id = Named("intrusion-set", $"organisation\n{organisation}");
            if (!_objects.ContainsKey(id))
            {
                Add(id, w =>
                {
                    Head(w, "intrusion-set", id, _share.At, _author, channel.Marking);
                    w.WriteString("name", organisation);
                });
            }

            Relationship(id, channel.Id, "uses", channel.Marking, null, null);
        }
    }

    // The observable of an element as every other party would write it, or null where STIX has none.
    private string? Observable(ElementFact element)
    {
        var name = element.Key.Name;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (before, behind) = colon > 0 ? (name[..colon], name[(colon + 1)..]) : (name, "");
        return element.Key.Kind switch
        {
            "ip" => Add(element, name.Contains(':', StringComparison.Ordinal) ? "ipv6-addr" : "ipv4-addr", w => w.WriteString("value", name)),
            "dom" => Add(element, "domain-name", w => w.WriteString("value", name)),
            "url" => Add(element, "url", w => w.WriteString("value", name)),
            "as" => Add(element, "autonomous-system", w => w.WriteNumber("number", uint.Parse(name, System.Globalization.CultureInfo.InvariantCulture))),
            "acct" when before == "mail" => Add(element, "email-addr", w => w.WriteString("value", behind)),
            "acct" => Add(element, "user-account", w =>
            {
                w.WriteString("user_id", behind);
                w.WriteString("account_type", before);
            }),
            "file" => Add(element, "file", w => Hashes(w, element)),
            "cert" => Add(element, "x509-certificate", w => Hashes(w, element)),
            _ => null,
        };
    }

    private string Add(ElementFact element, string type, Action<Utf8JsonWriter> members)
    {
        using var document = JsonDocument.Parse(StixBundle.Bytes(members));
        var id = StixId.Deterministic(type, document.RootElement)!;
        Add(id, w =>
        {
            w.WriteString("type", type);
            w.WriteString("spec_version", "2.1");
            w.WriteString("id", id);
            Marks(w, element.Marking);
            members(w);
        });
        return id;
    }

    private static void Hashes(Utf8JsonWriter writer, ElementFact element)
    {
        writer.WriteStartObject("hashes");
        foreach (var key in element.Also.Append(element.Key).Order())
        {
            var colon = key.Name.IndexOf(':', StringComparison.Ordinal);
            writer.WriteString(key.Name[..colon] switch
            {
                "md5" => "MD5",
                var sha => sha.ToUpperInvariant().Insert(3, "-"),
            }, key.Name[(colon + 1)..]);
        }

        writer.WriteEndObject();
    }

    private void Relationship(string from, string to, string type, Tlp level, DateTimeOffset? since, DateTimeOffset? until)
    {
        var id = Named("relationship", $"{from}\n{type}\n{to}");
        Add(id, w =>
        {
            Head(w, "relationship", id, _share.At, _author, level);
            w.WriteString("relationship_type", type);
            w.WriteString("source_ref", from);
            w.WriteString("target_ref", to);
            Optional(w, "start_time", since is { } s ? Utc.Text(s) : null);
            Optional(w, "stop_time", until is { } u ? Utc.Text(u) : null);
        });
    }

    // resolves-to and belongs-to tie the bare observables, as the standard says; any other tie names all that is known.
    private (string From, string To) Ends(RelationFact relation) =>
        relation.Type is RelationTypes.ResolvesTo or RelationTypes.BelongsTo
        && _observables.TryGetValue(relation.From, out var from) && _observables.TryGetValue(relation.To, out var to)
            ? (from, to)
            : (Known(relation.From), Known(relation.To));

    private void Identity(string id, string name, DateTimeOffset at) => Add(id, w =>
    {
        Head(w, "identity", id, at, null, null);
        w.WriteString("name", name);
        w.WriteString("identity_class", "organization");
    });

    private void Head(Utf8JsonWriter writer, string type, string id, DateTimeOffset at, string? author, Tlp? level)
    {
        writer.WriteString("type", type);
        writer.WriteString("spec_version", "2.1");
        writer.WriteString("id", id);
        Optional(writer, "created_by_ref", author);
        writer.WriteString("created", Utc.Text(at));
        writer.WriteString("modified", Utc.Text(at));
        if (level is { } known)
        {
            Marks(writer, known);
        }
    }

    private void Marks(Utf8JsonWriter writer, Tlp level)
    {
        _levels.Add(level);
        writer.WriteStartArray("object_marking_refs");
        writer.WriteStringValue(StixMarkings.Tlp2Id(level));
        writer.WriteEndArray();
    }

    private static void Seen(Utf8JsonWriter writer, DateTimeOffset? first, DateTimeOffset? last)
    {
        Optional(writer, "first_seen", first is { } f ? Utc.Text(f) : null);
        Optional(writer, "last_seen", last is { } l ? Utc.Text(l) : null);
    }

    private static void Extension(Utf8JsonWriter writer, Action members)
    {
        writer.WriteStartObject("extensions");
        writer.WriteStartObject(StixExtension.Id);
        writer.WriteString("extension_type", "property-extension");
        members();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Optional(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private void Node(ElementKey key, string id)
    {
        if (!_nodes.TryAdd(key, id))
        {
            throw new ArgumentException($"Two facts have the key {key}.", nameof(key));
        }
    }

    private string Known(ElementKey key) =>
        _nodes.TryGetValue(key, out var id) ? id : throw new ArgumentException($"{key} is not among the elements.", nameof(key));

    // Nothing is known but the value and what kind of thing has such a value.
    private static bool IsPlain(ElementFact element) =>
        element.Layer is null && element.Country == Country.Unknown && element.Provider is null && element.Cost is null && element.FirstSeen is null && element.LastSeen is null
        && (element.Key.Kind, element.Kind) is ("ip", ElementKind.Address) or ("dom", ElementKind.Domain) or ("url", ElementKind.Url)
            or ("acct", ElementKind.Account) or ("file", ElementKind.File) or ("cert", ElementKind.Certificate) or ("as", ElementKind.AutonomousSystem)
        && element.Label == Bare(element.Key);

    // The label that a reader gives to a bare value.
    private static string Bare(ElementKey key) => key.Kind switch
    {
        "as" => "AS" + key.Name,
        "acct" or "file" or "cert" => key.Name[(key.Name.IndexOf(':', StringComparison.Ordinal) + 1)..],
        _ => key.Name,
    };

    private static string Named(string type, string name) => $"{type}--{StixId.Uuid5(StixExtension.Space, Encoding.UTF8.GetBytes(name))}";

    private void Add(string id, Action<Utf8JsonWriter> members) => _objects[id] = StixBundle.Bytes(members);
}
