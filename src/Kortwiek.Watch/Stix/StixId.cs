using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Watch.Json;

namespace Kortwiek.Watch;

/// <summary>Identifiers of STIX: <c>type--UUID</c>, and the deterministic ones of observables.</summary>
/// <remarks>STIX 2.1 §2.9; RFC 9562 §5.5 (UUIDv5); RFC 8785.</remarks>
public static class StixId
{
    private static readonly Guid Observables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private static readonly string[] StrongHashes = ["MD5", "SHA-1", "SHA-256", "SHA-512"];

    private static readonly Dictionary<string, string[]> Contributing = new(StringComparer.Ordinal)
    {
        ["artifact"] = ["hashes", "payload_bin"],
        ["autonomous-system"] = ["number"],
        ["directory"] = ["path"],
        ["domain-name"] = ["value"],
        ["email-addr"] = ["value"],
        ["ipv4-addr"] = ["value"],
        ["ipv6-addr"] = ["value"],
        ["mac-addr"] = ["value"],
        ["url"] = ["value"],
        ["email-message"] = ["from_ref", "subject", "body"],
        ["file"] = ["hashes", "name", "parent_directory_ref", "extensions"],
        ["mutex"] = ["name"],
        ["network-traffic"] = ["start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions"],
        ["software"] = ["name", "cpe", "swid", "vendor", "version"],
        ["user-account"] = ["account_type", "user_id", "account_login"],
        ["windows-registry-key"] = ["key", "values"],
        ["x509-certificate"] = ["hashes", "serial_number"],
    };

    /// <summary>A name-based UUID.</summary>
    /// <param name="space">The name space.</param>
    /// <param name="name">The name's bytes.</param>
    /// <remarks>RFC 9562 §5.5: SHA-1 over the name space in network byte order and the name.</remarks>
    public static Guid Uuid5(Guid space, ReadOnlySpan<byte> name)
    {
        var input = new byte[16 + name.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input.AsSpan(16));
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // The standard prescribes SHA-1; it names, it does not protect.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The identifier that every party computes alike for the same observable.</summary>
    /// <param name="type">The STIX type.</param>
    /// <param name="observable">The whole object; only the contributing properties count, and one hash: the first of MD5, SHA-1, SHA-256, SHA-512, else the first listed.</param>
    /// <returns>Null for a type without contributing properties (<c>process</c> and all that is no observable), where none is present, or where one is no canonical JSON.</returns>
    public static string? Deterministic(string type, JsonElement observable)
    {
        if (!Contributing.TryGetValue(type, out var names) || observable.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var name in names)
            {
                if (JsonText.TryMember(observable, name, out var value) && Canonical(name, value) is { } canonical)
                {
                    parts[name] = canonical;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }

        if (parts.Count == 0)
        {
            return null;
        }

        // The names are plain ASCII and sorted already, so the outer object can be put together by hand.
        var json = "{" + string.Join(',', parts.Select(p => $"\"{p.Key}\":{p.Value}")) + "}";
        return $"{type}--{Uuid5(Observables, Encoding.UTF8.GetBytes(json))}";
    }

    /// <summary>The identifier of an observable that is nothing but a value, such as a domain name.</summary>
    internal static string OfValue(string type, string value)
    {
        // Without quotation marks, backslashes and control characters the canonical form is the text itself.
        if (!value.AsSpan().ContainsAny(Escaped))
        {
            return $"{type}--{Uuid5(Observables, Encoding.UTF8.GetBytes($"{{\"value\":\"{value}\"}}"))}";
        }

        var json = JsonSerializer.SerializeToElement(new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = value });
        return $"{type}--{Uuid5(Observables, CanonicalJson.Of(json))}";
    }

    /// <summary>Splits <c>type--UUID</c>; the type is lower-case letters, digits and hyphens.</summary>
    internal static bool TrySplit(ReadOnlySpan<byte> id, out ReadOnlySpan<byte> type, out Guid uuid)
    {
        type = default;
        uuid = default;
        if (id.Length < 39 || id[^38] != '-' || id[^37] != '-')
        {
            return false;
        }

        type = id[..^38];
        return TryUuid(id[^36..], out uuid);
    }

    // 8-4-4-4-12 hexadecimal digits in either case; several times quicker than the general parsers, and called for every reference.
    private static bool TryUuid(ReadOnlySpan<byte> text, out Guid uuid)
    {
        uuid = default;
        if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        {
            return false;
        }

        Span<byte> digits = stackalloc byte[32];
        text[..8].CopyTo(digits);
        text[9..13].CopyTo(digits[8..]);
        text[14..18].CopyTo(digits[12..]);
        text[19..23].CopyTo(digits[16..]);
        text[24..].CopyTo(digits[20..]);
        Span<byte> bytes = stackalloc byte[16];
        if (Convert.FromHexString(digits, bytes, out _, out var written) != OperationStatus.Done || written != 16)
        {
            return false;
        }

        uuid = new Guid(bytes, bigEndian: true);
        return true;
    }

    /// <summary>Splits <c>type--UUID</c>.</summary>
    internal static bool TrySplit(string id, [NotNullWhen(true)] out string? type, out Guid uuid)
    {
        type = null;
        uuid = default;
        if (id.Length < 39 || !id.AsSpan(id.Length - 38, 2).SequenceEqual("--"))
        {
            return false;
        }

        type = id[..^38];
        return Guid.TryParseExact(id.AsSpan(id.Length - 36), "D", out uuid);
    }

    private static string? Canonical(string name, JsonElement value)
    {
        if (name != "hashes")
        {
            return value.ValueKind == JsonValueKind.Null ? null : Encoding.UTF8.GetString(CanonicalJson.Of(value));
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var strong = StrongHashes.FirstOrDefault(h => JsonText.TryMember(value, h, out _));
        foreach (var hash in value.EnumerateObject())
        {
            if (strong is null || hash.NameEquals(strong))
            {
                var one = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [hash.Name] = hash.Value };
                return Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToElement(one)));
            }
        }

        return null;
    }
}
