using System.Buffers;
using System.Globalization;
using System.Net;
using Kortwiek.Core;

namespace Kortwiek.Watch.Facts;

/// <summary>Turns values as partners write them into elements: blanks off, refanged, in canonical form. What cannot be read is a warning, never lost.</summary>
internal sealed class Values(FactBook book)
{
    private const int MaxValue = 2048;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public ElementKey? Domain(string? text, in Origin origin, ElementKind kind = ElementKind.Domain)
    {
        var plain = Plain(text);
        return plain is not null && ElementKey.TryDomain(plain, out var key)
            ? Known(key, kind, key.Name, origin)
            : Unusable("domain", text, origin);
    }

    /// <summary>One address; a range of one address counts as that address, a wider one is no element.</summary>
    public ElementKey? Ip(string? text, in Origin origin)
    {
        var plain = Plain(text);
        if (plain is not null && plain.IndexOf('/', StringComparison.Ordinal) is var slash && slash > 0)
        {
            if (!IPNetwork.TryParse(plain, out var network))
            {
                return Unusable("address", text, origin);
            }

            if (network.PrefixLength < network.BaseAddress.GetAddressBytes().Length * 8)
            {
                book.Other("network", network.ToString());
                return null;
            }

            plain = plain[..slash];
        }

        return plain is not null && ElementKey.TryIp(plain, out var key)
            ? Known(key, ElementKind.Address, key.Name, origin)
            : Unusable("address", text, origin);
    }

    /// <summary>A host that may be an address or a name.</summary>
    public ElementKey? Host(string? text, in Origin origin) =>
        ElementKey.TryIp(Plain(text), out _) ? Ip(text, origin) : Domain(text, origin);

    /// <summary>A web address, and the host it lies on.</summary>
    public ElementKey? Url(string? text, in Origin origin)
    {
        var plain = Plain(text);
        if (plain is null || !ElementKey.TryUrl(plain, out var key))
        {
            return Unusable("web address", text, origin);
        }

        Known(key, ElementKind.Url, plain, origin);
        var host = HostOf(key.Name);
        if (ElementKey.TryIp(host, out var address))
        {
            Known(address, ElementKind.Address, address.Name, origin);
            book.Relation(key, address, RelationTypes.AtHost, origin);
        }
        else if (ElementKey.TryDomain(host, out var domain))
        {
            Known(domain, ElementKind.Domain, domain.Name, origin);
            book.Relation(key, domain, RelationTypes.AtHost, origin);
        }

        return key;
    }

    /// <summary>A mail address: <c>acct:mail:</c> with the domain in canonical form and the local part as it is.</summary>
    public ElementKey? Mail(string? text, in Origin origin)
    {
        var plain = Plain(text);
        var at = plain?.LastIndexOf('@') ?? -1;
        if (at <= 0 || !ElementKey.TryDomain(plain![(at + 1)..], out var domain))
        {
            return Unusable("mail address", text, origin);
        }

        return Known(ElementKey.Of("acct", $"mail:{plain[..at]}@{domain.Name}"), ElementKind.Account, plain, origin);
    }

    /// <summary>An account on a platform.</summary>
    public ElementKey? Account(string? platform, string? id, in Origin origin)
    {
        platform = Clean(platform)?.ToLowerInvariant();
        id = Clean(id);
        return id is null || id.Length + (platform?.Length ?? 0) > MaxValue
            ? Unusable("account", id, origin)
            : Known(ElementKey.Of("acct", $"{(platform ?? "unknown").Replace(':', '-')}:{id}"), ElementKind.Account, id, origin);
    }

    /// <summary>An autonomous system by its number.</summary>
    public ElementKey? AutonomousSystem(string? number, string? name, in Origin origin)
    {
        number = Clean(number);
        if (number is not null && number.StartsWith("AS", StringComparison.OrdinalIgnoreCase))
        {
            number = number[2..];
        }

        if (!uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return Unusable("autonomous system", number, origin);
        }

        var key = ElementKey.Of("as", value.ToString(CultureInfo.InvariantCulture));
        book.Element(key, ElementKind.AutonomousSystem, Clean(name), origin).Value ??= "AS" + key.Name;
        return key;
    }

    /// <summary>A file or a certificate by one digest; the algorithm as STIX or MISP writes it: <c>SHA-256</c>, <c>sha256</c>.</summary>
    public ElementKey? Digest(string kind, string algorithm, string? hex, string? name, in Origin origin)
    {
        if (!TryDigest(kind, algorithm, hex, out var key))
        {
            return Unusable("digest", hex, origin);
        }

        book.Element(key, kind == "cert" ? ElementKind.Certificate : ElementKind.File, Clean(name), origin).Value ??= key.Name[(key.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return key;
    }

    /// <summary>A wallet; addresses keep their case, for in some currencies it carries the checksum.</summary>
    public ElementKey? Wallet(string chain, string? address, in Origin origin)
    {
        address = Clean(address);
        return address is null || address.Contains(' ', StringComparison.Ordinal)
            ? Unusable("wallet", address, origin)
            : Known(ElementKey.Of("wallet", $"{chain}:{address}"), ElementKind.Payment, address, origin);
    }

    /// <summary>A value that identifies no element but may tell returns apart later.</summary>
    public void Other(string kind, string? text)
    {
        if (Clean(text) is { } value)
        {
            book.Other(kind, value);
        }
    }

    /// <summary>The key of a digest, where the digits are as many as the algorithm gives.</summary>
    public static bool TryDigest(string kind, string algorithm, string? hex, out ElementKey key)
    {
        key = default;
        var name = algorithm.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        var length = name switch
        {
            "md5" => 32,
            "sha1" => 40,
            "sha224" => 56,
            "sha256" => 64,
            "sha384" => 96,
            "sha512" => 128,
            _ => 0,
        };
        hex = hex?.Trim().Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();
        if (length == 0 || hex?.Length != length || hex.AsSpan().ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        key = ElementKey.Of(kind, $"{name}:{hex}");
        return true;
    }

    /// <summary>A name for people: blanks off, no control characters, at most <paramref name="length"/> characters; null where nothing is left.</summary>
    public static string? Name(string? text, int length = 256)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        text = text.Length > length ? text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] : text;
        return text.AsSpan().ContainsAnyInRange('\0', '\u001F')
            ? string.Create(text.Length, text, static (clean, dirty) =>
            {
                for (var i = 0; i < clean.Length; i++)
                {
                    clean[i] = dirty[i] < ' ' ? ' ' : dirty[i];
                }
            })
            : text;
    }

    /// <summary>Reads a key that a file claims to be canonical.</summary>
    /// <returns>False where the key of its own name would be another.</returns>
    public static bool TryCanonical(string? text, out ElementKey key)
    {
        if (!ElementKey.TryParse(Clean(text), out key))
        {
            return false;
        }

        var name = key.Name;
        ElementKey again;
        return key.Kind switch
        {
            "ip" => ElementKey.TryIp(name, out again) && again == key,
            "dom" => ElementKey.TryDomain(name, out again) && again == key,
            "url" => ElementKey.TryUrl(name, out again) && again == key,
            _ => true,
        };
    }

    private ElementKey Known(ElementKey key, ElementKind kind, string value, in Origin origin)
    {
        book.Element(key, kind, null, origin).Value ??= value;
        return key;
    }

    private ElementKey? Unusable(string what, string? text, in Origin origin)
    {
        var shown = text is null ? "nothing" : $"\"{Defang.Of(text.Length > 80 ? text[..80] + "…" : text)}\"";
        book.Warn(origin.At, "unusable-value", $"{char.ToUpperInvariant(what[0])}{what[1..]} expected, {shown} found; kept as it is, no element made.");
        return null;
    }

    // The host of a canonical "scheme://host:port/path"; an IPv6 host stands in brackets.
    private static string HostOf(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var rest = url.AsSpan(start);
        if (rest.StartsWith("["))
        {
            return rest[1..rest.IndexOf(']')].ToString();
        }

        return rest[..rest.IndexOfAny('/', ':')].ToString();
    }

    private static string? Plain(string? text)
    {
        var clean = Clean(text);
        return clean is null || (!clean.Contains('[', StringComparison.Ordinal) && clean[0] is not ('h' or 'H')) ? clean
            : Defang.TryRefang(clean, out var plain) ? plain
            : null;
    }

    // No NUL, no half characters, no emptiness, no novels.
    private static string? Clean(string? text)
    {
        text = text?.Trim();
        return string.IsNullOrEmpty(text) || text.Length > MaxValue || text.AsSpan().ContainsAnyInRange('\0', '\u001F') ? null : text;
    }
}
