using System.Text;
using System.Text.Unicode;

namespace Kortwiek.Leads;

/// <summary>Makes a field fit to be stored: UTF-8, and no address, mail address or home folder's name left clear in it.</summary>
/// <remarks>An address inside a text becomes <c>{ip:…}</c> and a mail address <c>{mail:…}</c> with the first 12 digits of its pseudonym, so that equal ones stay equal.</remarks>
internal sealed class TextCleaner(Pseudonyms pseudonyms)
{
    private readonly StringBuilder _text = new();

    /// <summary>True where the bytes are not UTF-8.</summary>
    public static bool IsLatin1(ReadOnlySpan<byte> raw) => !Utf8.IsValid(raw);

    /// <summary>The text to store; the same bytes where nothing had to be changed.</summary>
    public ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> raw)
    {
        if (Utf8.IsValid(raw))
        {
            return MayHold(raw) ? Encoding.UTF8.GetBytes(Scrub(Encoding.UTF8.GetString(raw))) : raw;
        }

        var text = Encoding.Latin1.GetString(raw);
        return Encoding.UTF8.GetBytes(MayHold(raw) ? Scrub(text) : text);
    }

    private static bool MayHold(ReadOnlySpan<byte> raw) =>
        raw.Contains((byte)'@') || raw.IndexOf("%40"u8) >= 0 || raw.Count((byte)'.') >= 3 || raw.Count((byte)':') >= 2 || raw.IndexOf("/home/"u8) >= 0
        || raw.IndexOf("%3A"u8) >= 0 || raw.IndexOf("%3a"u8) >= 0;

    private string Scrub(string text)
    {
        text = Mails(text);
        text = Homes(text);
        return Addresses(text);
    }

    private string Addresses(string text)
    {
        _text.Clear();
        var at = 0;
        while (at < text.Length)
        {
            if (!IsAddressLetter(text[at]) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || IsAddressLetter(text[at - 1]))))
            {
                _text.Append(text[at++]);
                continue;
            }

            var end = at;
            while (end < text.Length && IsAddressLetter(text[end]))
            {
                end++;
            }

            var word = text[at..end];
            var core = word.Trim('.', ':').Length < word.Length && !Address.TryParse(word, out _) ? word.Trim('.', ':') : word;
            var lead = word.IndexOf(core, StringComparison.Ordinal);

            // "Chrome/111.0.0.0" and "rv:1.9.0.1" are versions.
            var version = at > 1 && (text[at - 1] == '/' || text[at - 1] == ':') && char.IsAsciiLetterOrDigit(text[at - 2]);
            if (!version && TryAddress(core, out var address, out var rest))
            {
                _text.Append(word, 0, lead).Append("{ip:").Append(pseudonyms.Of(address), 0, 12).Append('}').Append(rest).Append(word, lead + core.Length, word.Length - lead - core.Length);
            }
            else
            {
                _text.Append(word);
            }

            at = end;
        }

        return _text.ToString();
    }

    // An address, perhaps an IPv4 one with its port.
    private static bool TryAddress(string word, out Address address, out string rest)
    {
        rest = "";
        if (Address.TryParse(word, out address))
        {
            return true;
        }

        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && Address.TryParse(word[..colon], out address))
        {
            rest = word[colon..];
            return true;
        }

        return false;
    }

    private string Mails(string text)
    {
        text = text.Contains("%40", StringComparison.Ordinal) ? text.Replace("%40", "@", StringComparison.Ordinal) : text;
        var sign = text.IndexOf('@', StringComparison.Ordinal);
        if (sign < 0)
        {
            return text;
        }

        _text.Clear();
        var done = 0;
        while (sign >= 0)
        {
            var from = sign;
            while (from > done && IsMailLetter(text[from - 1]))
            {
                from--;
            }

            var to = sign + 1;
            while (to < text.Length && (char.IsLetterOrDigit(text[to]) || text[to] is '.' or '-'))
            {
                to++;
            }

            if (from < sign && to > sign + 1)
            {
                var mail = text[from..to].TrimEnd('.', '-');
                _text.Append(text, done, from - done).Append("{mail:").Append(pseudonyms.OfMail(Encoding.UTF8.GetBytes(mail)), 0, 12).Append('}');
                done = from + mail.Length;
            }

            sign = text.IndexOf('@', Math.Max(sign + 1, done));
        }

        return _text.Append(text, done, text.Length - done).ToString();
    }

    private static string Homes(string text)
    {
        const string Home = "/home/";
        var at = text.IndexOf(Home, StringComparison.Ordinal);
        while (at >= 0)
        {
            var from = at + Home.Length;
            var to = text.IndexOfAny(['/', ' ', '?', '&', '"'], from);
            to = to < 0 ? text.Length : to;
            text = text[..from] + "{user}" + text[to..];
            at = text.IndexOf(Home, from, StringComparison.Ordinal);
        }

        return text;
    }

    private static bool IsAddressLetter(char c) => char.IsAsciiHexDigit(c) || c is '.' or ':';

    private static bool IsMailLetter(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+';
}
