using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kortwiek.Core;

/// <summary>The canonical key of an element: the same server, domain or account has the same key in every room and from every source.</summary>
/// <remarks>
/// <c>ip:</c> and RFC 5952 text; <c>dom:</c> and the IDNA A-label in lower case without a final dot; <c>acct:platform:id</c>;
/// <c>url:</c> without query and fragment; <c>cert:sha256:…</c>; <c>file:sha256:…</c>; <c>app:store:id</c>; <c>key:ssh:sha256:…</c>; <c>wallet:chain:…</c>.
/// </remarks>
public readonly record struct ElementKey : IComparable<ElementKey>
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };
    private static readonly SearchValues<char> LabelLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");
    private readonly string? _text;

    private ElementKey(string text) => _text = text;

    /// <summary>The part before the first colon.</summary>
    public string Kind => _text?[.._text.IndexOf(':', StringComparison.Ordinal)] ?? "";

    /// <summary>The part behind the first colon.</summary>
    public string Name => _text?[(_text.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? "";

    /// <summary>The key of an address; an IPv4 address inside IPv6 is the IPv4 address, a zone id is cut.</summary>
    public static bool TryIp(string? text, out ElementKey key)
    {
        key = default;
        text = text?.Trim();
        if (text is null || !IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        // "1" and "1.2" are addresses for the framework, not for a reader of logs.
        if (address.AddressFamily == AddressFamily.InterNetwork && text.Count(c => c == '.') != 3)
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        else if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            address = new IPAddress(address.GetAddressBytes());
        }

        key = new ElementKey("ip:" + address);
        return true;
    }

    /// <summary>The key of a domain name of at least two labels; a name with other letters becomes its A-label.</summary>
    public static bool TryDomain(string? text, out ElementKey key)
    {
        key = default;
        text = text?.Trim().TrimEnd('.').ToLowerInvariant();
        if (string.IsNullOrEmpty(text) || text.Length > 253 || !text.Contains('.', StringComparison.Ordinal))
        {
            return false;
        }

        // Plain ASCII names, which are nearly all, need no mapping; an A-label is still checked by it.
        if (!Ascii.IsValid(text) || text.Contains("xn--", StringComparison.Ordinal))
        {
            try
            {
                text = Idn.GetAscii(text);
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        foreach (var label in text.AsSpan().Split('.'))
        {
            var letters = text.AsSpan(label);
            if (letters.Length is 0 or > 63 || letters.ContainsAnyExcept(LabelLetters))
            {
                return false;
            }
        }

        key = new ElementKey("dom:" + text);
        return true;
    }

    /// <summary>The key of an http or https address, without query and fragment.</summary>
    public static bool TryUrl(string? text, out ElementKey key)
    {
        key = default;
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            return false;
        }

        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture);
        key = new ElementKey($"url:{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}{port}{uri.AbsolutePath}");
        return true;
    }

    /// <summary>A key made of a kind and a name that is canonical already, such as <c>file</c> and <c>sha256:…</c>.</summary>
    /// <exception cref="ArgumentException">The kind or the name is empty, or the kind holds a colon.</exception>
    public static ElementKey Of(string kind, string name)
    {
        if (kind.Length == 0 || name.Length == 0 || kind.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A key has a kind without a colon, and a name.", nameof(kind));
        }

        return new ElementKey($"{kind}:{name}");
    }

    /// <summary>Reads <c>kind:name</c> as it was written by <see cref="ToString"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ElementKey key)
    {
        key = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || colon == text!.Length - 1)
        {
            return false;
        }

        key = new ElementKey(text);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ElementKey other) => string.CompareOrdinal(_text, other._text);

    /// <summary><c>kind:name</c></summary>
    public override string ToString() => _text ?? "";

    /// <summary>Ordinal by text.</summary>
    public static bool operator <(ElementKey left, ElementKey right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal by text.</summary>
    public static bool operator >(ElementKey left, ElementKey right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal by text.</summary>
    public static bool operator <=(ElementKey left, ElementKey right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal by text.</summary>
    public static bool operator >=(ElementKey left, ElementKey right) => left.CompareTo(right) >= 0;
}
