using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kortwiek.Watch;

/// <summary>Indicators are shown "defanged" so that nobody opens one by accident.</summary>
public static class Defang
{
    private const int MaxLength = 2048;

    /// <summary>Turns <c>hxxps://alpha[.]example</c> back into the indicator it stands for.</summary>
    /// <param name="text">At most 2,048 characters; white space around it is ignored.</param>
    /// <param name="indicator">The indicator, or null where the method returns false.</param>
    /// <returns>
    /// False for an empty text, an unclosed bracket, or one that holds anything but <c>.</c> or <c>:</c>;
    /// the brackets of an IPv6 host in a web address are its own and stay.
    /// </returns>
    public static bool TryRefang(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? indicator)
    {
        indicator = null;
        text = text.Trim();
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        var hidden = text.StartsWith("hxxp", StringComparison.OrdinalIgnoreCase);
        if (!hidden && !text.Contains('['))
        {
            indicator = text.ToString();
            return true;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '[')
            {
                plain.Append(text[i]);
                continue;
            }

            if (i + 2 < text.Length && text[i + 2] == ']' && text[i + 1] is '.' or ':')
            {
                plain.Append(text[i + 1]);
                i += 2;
                continue;
            }

            var literal = Ipv6Host(text, i);
            if (literal == 0)
            {
                return false;
            }

            plain.Append(text.Slice(i, literal));
            i += literal - 1;
        }

        if (hidden)
        {
            plain[1] = plain[2] = 't';
        }

        indicator = plain.ToString();
        return true;
    }

    /// <summary>Writes an indicator so that neither a person nor a program opens it: <c>hxxps://alpha[.]example/a.html</c>.</summary>
    /// <param name="indicator">A domain, an address, a mail or a web address; other text comes back with its dots in brackets up to the first slash.</param>
    /// <remarks>What has no bracket comes back from <see cref="TryRefang"/> unchanged.</remarks>
    public static string Of(string indicator)
    {
        var defanged = new StringBuilder(indicator.Length + 16);
        var host = 0;
        if (indicator.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || indicator.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            host = indicator.IndexOf("://", StringComparison.Ordinal) + 3;
            defanged.Append(indicator[0]).Append("xx").Append(indicator, 3, host - 3);
        }

        var end = indicator.AsSpan(host).IndexOfAny('/', '?', '#');
        end = end < 0 ? indicator.Length : host + end;
        var address = host == 0 && System.Net.IPAddress.TryParse(indicator, out _);
        for (var i = host; i < end; i++)
        {
            _ = indicator[i] switch
            {
                '.' => defanged.Append("[.]"),
                ':' when address => defanged.Append("[:]"),
                var c => defanged.Append(c),
            };
        }

        return defanged.Append(indicator, end, indicator.Length - end).ToString();
    }

    // The length of "[2001:db8::1]" where it stands directly behind "//", else 0.
    private static int Ipv6Host(ReadOnlySpan<char> text, int open)
    {
        if (open < 2 || text[open - 1] != '/' || text[open - 2] != '/')
        {
            return 0;
        }

        var close = text[open..].IndexOf(']');
        return close > 1 && System.Net.IPAddress.TryParse(text.Slice(open + 1, close - 1), out _) ? close + 1 : 0;
    }
}
