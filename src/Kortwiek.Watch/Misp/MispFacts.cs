using Kortwiek.Core;
using Kortwiek.Watch.Facts;
using Kortwiek.Watch.Stix;

namespace Kortwiek.Watch.Misp;

/// <summary>An attribute that may yield facts.</summary>
internal readonly record struct MispValue(string Type, string Value, string? Relation, Origin Origin);

/// <summary>What the attributes and objects of an event say of elements and relations.</summary>
internal sealed class MispFacts(FactBook book)
{
    private const int MaxPairs = 4096;

    private readonly Values _values = new(book);

    /// <summary>The elements of one attribute.</summary>
    public List<ElementKey> Attribute(in MispValue attribute)
    {
        var keys = new List<ElementKey>(2);
        var origin = attribute.Origin;
        if (!attribute.Type.Contains('|', StringComparison.Ordinal) && attribute.Type != "malware-sample")
        {
            Add(keys, Single(attribute.Type, attribute.Value, origin));
            return keys;
        }

        // Only the first bar parts the two; a regkey's value may hold others.
        var bar = attribute.Value.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0)
        {
            book.Warn(origin.At, "no-second-part", $"The attribute is of the two-part type {attribute.Type} and has one part; kept as it is, no element made.");
            return keys;
        }

        var (one, two) = (attribute.Value[..bar], attribute.Value[(bar + 1)..]);
        switch (attribute.Type)
        {
            case "domain|ip":
                var domain = _values.Domain(one, origin);
                var ip = _values.Ip(two, origin);
                Add(keys, domain);
                Add(keys, ip);
                if (domain is { } name && ip is { } address)
                {
                    book.Relation(name, address, RelationTypes.ResolvesTo, origin);
                }

                break;
            case "hostname|port":
                Add(keys, _values.Host(one, origin));
                break;
            case "ip-src|port" or "ip-dst|port":
                Add(keys, _values.Ip(one, origin));
                break;
            case "regkey|value":
                _values.Other("registry-key", one);
                break;
            default:
                Named(keys, attribute.Type, one, two, origin);
                break;
        }

        return keys;
    }

    /// <summary>The elements that stand for an object when another refers to it, after its attributes were read together.</summary>
    public List<ElementKey> Object(string name, IReadOnlyList<MispValue> attributes, in Origin origin)
    {
        var keys = new List<ElementKey>();
        var file = File(attributes, origin);
        Add(keys, file);
        var domains = new List<ElementKey>();
        var addresses = new List<ElementKey>();
        foreach (var attribute in attributes)
        {
            if (file is not null && (HashOf(attribute.Type) is not null || attribute.Type == "filename"))
            {
                _values.Other("file-name", attribute.Type == "filename" ? attribute.Value : null);
                continue;
            }

            foreach (var key in Attribute(attribute))
            {
                (key.Kind switch { "dom" => domains, "ip" => addresses, _ => keys }).Add(key);
            }
        }

        if (name == "domain-ip" && domains.Count > 0 && addresses.Count > 0)
        {
            Pairs(domains, addresses, RelationTypes.ResolvesTo, origin);
        }

        Add(keys, Account(name, attributes, origin));
        return keys.Count > 0 ? keys : domains.Count > 0 ? domains : addresses;
    }

    /// <summary>A reference of one object to another.</summary>
    public void Reference(IReadOnlyList<ElementKey> from, IReadOnlyList<ElementKey> to, string? type, in Origin origin)
    {
        type = Values.Name(type, 64)?.ToLowerInvariant();
        Pairs(from, to, type switch { null => RelationTypes.RelatedTo, "resolved-to" => RelationTypes.ResolvesTo, _ => type }, origin);
    }

    private void Pairs(IReadOnlyList<ElementKey> from, IReadOnlyList<ElementKey> to, string type, in Origin origin)
    {
        if ((long)from.Count * to.Count > MaxPairs)
        {
            book.Warn(origin.At, "too-many-pairs", $"{from.Count} times {to.Count} pairs would follow from one object; none was made.");
            return;
        }

        foreach (var one in from)
        {
            foreach (var other in to)
            {
                book.Relation(one, other, type, origin);
            }
        }
    }

    private ElementKey? Single(string type, string value, in Origin origin)
    {
        switch (type)
        {
            case "domain" or "hostname":
                return _values.Domain(value, origin);
            case "ip-src" or "ip-dst":
                return _values.Ip(value, origin);
            case "url" or "uri":
                return _values.Url(value, origin);
            case "email" or "email-src" or "email-dst" or "email-reply-to" or "dns-soa-email":
                return _values.Mail(value, origin);
            case "btc" or "xmr" or "dash":
                return _values.Wallet(type, value, origin);
            case "AS":
                return _values.AutonomousSystem(value, null, origin);
            case "twitter-id" or "jabber-id" or "github-username":
                return _values.Account(type[..type.IndexOf('-', StringComparison.Ordinal)], value, origin);
            case "x509-fingerprint-md5" or "x509-fingerprint-sha1" or "x509-fingerprint-sha256":
                return _values.Digest("cert", type["x509-fingerprint-".Length..], value, null, origin);
            case var _ when HashOf(type) is { } algorithm:
                return _values.Digest("file", algorithm, value, null, origin);
            default:
                Opaque(type, value);
                return null;
        }
    }

    // A link is where the analyst read it, not a place of the adversary's; the others may tell returns apart later.
    private void Opaque(string type, string value)
    {
        var kind = type switch
        {
            "link" => "link",
            "filename" => "file-name",
            "regkey" => "registry-key",
            "mutex" or "user-agent" or "mime-type" or "favicon-mmh3" or "jarm-fingerprint" or "ja3-fingerprint-md5"
                or "hassh-md5" or "hasshserver-md5" or "ssh-fingerprint" or "pgp-public-key" => type,
            _ => null,
        };
        if (kind is not null)
        {
            _values.Other(kind, value);
        }
    }

    private void Named(List<ElementKey> keys, string type, string name, string hex, in Origin origin)
    {
        var algorithm = type == "malware-sample" ? "md5"
            : type.StartsWith("filename|", StringComparison.Ordinal) ? HashOf(type["filename|".Length..])
            : null;
        if (algorithm is not null)
        {
            _values.Other("file-name", name);
            Add(keys, _values.Digest("file", algorithm, hex, name, origin));
        }
    }

    private ElementKey? File(IReadOnlyList<MispValue> attributes, in Origin origin)
    {
        var known = new List<(string Algorithm, string Hex)>();
        foreach (var algorithm in (string[])["sha256", "sha512", "sha384", "sha224", "sha1", "md5"])
        {
            var some = attributes.Where(a => a.Type == algorithm).ToList();
            if (some.Count > 1)
            {
                return null;
            }

            known.AddRange(some.Where(a => Values.TryDigest("file", algorithm, a.Value, out _)).Select(a => (algorithm, a.Value)));
        }

        var name = attributes.FirstOrDefault(a => a.Type == "filename").Value;
        return StixFacts.Strongest(book, _values, "file", known, name, origin);
    }

    // The templates telegram-account, twitter-account, user-account and their like hold the identifier as plain text.
    private ElementKey? Account(string name, IReadOnlyList<MispValue> attributes, in Origin origin)
    {
        if (!name.EndsWith("-account", StringComparison.Ordinal))
        {
            return null;
        }

        var platform = name == "user-account" ? First(attributes, "account-type") ?? "unknown" : name[..^"-account".Length];
        var id = First(attributes, "id", "user-id", "account-id", "username", "account-name", "name");
        return id is null ? null : _values.Account(platform, id, origin);
    }

    private static string? First(IReadOnlyList<MispValue> attributes, params ReadOnlySpan<string> relations)
    {
        foreach (var relation in relations)
        {
            foreach (var attribute in attributes)
            {
                if (attribute.Relation == relation)
                {
                    return attribute.Value;
                }
            }
        }

        return null;
    }

    private static string? HashOf(string type) => type is "md5" or "sha1" or "sha224" or "sha256" or "sha384" or "sha512" ? type : null;

    private static void Add(List<ElementKey> keys, ElementKey? key)
    {
        if (key is { } known)
        {
            keys.Add(known);
        }
    }
}
