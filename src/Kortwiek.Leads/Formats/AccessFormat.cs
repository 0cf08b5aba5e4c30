using System.Buffers.Text;

namespace Kortwiek.Leads;

/// <summary>The family of Apache and nginx: <c>[vhost[:port] ]host ident user [time] "request" status bytes[ "referrer" "agent"][ more]</c>, that is common, combined and vhost_combined, mixed as they come.</summary>
/// <remarks>
/// Apache HTTP Server, mod_log_config; nginx, ngx_http_log_module. Requests are written unescaped by some servers: the request ends at the first quote, blank, three digits, blank, size.
/// The agent ends at <c>" "</c> where another quoted field follows (nginx's stock format adds X-Forwarded-For), else at the last quote.
/// </remarks>
internal sealed class AccessFormat : LogFormat
{
    public override string Name => "combined";

    public override LineOutcome Read(ReadOnlySpan<byte> line, ref LogRecord record, ReadContext context)
    {
        if (line[0] == '"')
        {
            line = Unwrap(line, ref record);
        }

        var from = 0;
        var sawStamp = false;
        while (true)
        {
            var open = line[from..].IndexOf(" ["u8);
            if (open < 0)
            {
                return record.Reject(sawStamp ? "no-request" : "no-date");
            }

            open += from;
            from = open + 2;
            var rest = line[from..];
            if (WebStamp.TryRead(rest, out var length, ref record, context))
            {
                sawStamp = true;
                if (rest[length..].StartsWith("] \""u8))
                {
                    return TryFront(line[..open], ref record) ? ReadBody(rest[(length + 3)..], ref record) : record.Reject("bad-host");
                }
            }
        }
    }

    private static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> line, scoped ref LogRecord record)
    {
        var blank = line.IndexOf((byte)' ');
        if (blank < 2 || !Address.TryParse(line[1..blank], out _))
        {
            return line;
        }

        record.Marks |= RecordMarks.OuterQuotes;
        line = line[1..].TrimEnd((byte)' ');
        return line[^1] == '"' ? line[..^1] : line;
    }

    // [vhost[:port] ]host ident user
    private static bool TryFront(ReadOnlySpan<byte> front, ref LogRecord record)
    {
        var blank = front.IndexOf((byte)' ');
        if (blank <= 0)
        {
            return false;
        }

        var host = front[..blank];
        var rest = front[(blank + 1)..];
        if (Address.TryParse(host, out record.Address))
        {
            record.HasAddress = true;
        }
        else if (!TryVirtualHost(host, ref rest, ref record))
        {
            if (host.SequenceEqual("-"u8))
            {
                // Nobody's address: the record still tells of a request.
            }
            else if (IsHostName(host))
            {
                record.PeerName = host;
                record.Marks |= RecordMarks.HostnamePeer;
            }
            else
            {
                return false;
            }
        }

        // ident, then the user, who may hold blanks.
        blank = rest.IndexOf((byte)' ');
        if (blank < 0)
        {
            return false;
        }

        record.User = OrNothing(rest[(blank + 1)..].Trim((byte)' '));
        return true;
    }

    private static bool TryVirtualHost(ReadOnlySpan<byte> first, ref ReadOnlySpan<byte> rest, ref LogRecord record)
    {
        var blank = rest.IndexOf((byte)' ');
        if (blank <= 0)
        {
            return false;
        }

        var second = rest[..blank];
        var isAddress = Address.TryParse(second, out record.Address);
        if (!isAddress)
        {
            // name:port host ident user
            var colon = first.LastIndexOf((byte)':');
            var named = colon > 0 && Utf8Parser.TryParse(first[(colon + 1)..], out int _, out var used) && used == first.Length - colon - 1
                && rest.Count((byte)' ') >= 2 && IsHostName(second);
            if (!named)
            {
                return false;
            }

            record.PeerName = second;
            record.Marks |= RecordMarks.HostnamePeer;
        }

        record.HasAddress = isAddress;
        record.VirtualHost = first;
        record.Marks |= RecordMarks.VirtualHost;
        rest = rest[(blank + 1)..];
        return true;
    }

    private static bool IsHostName(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 255)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'.' or (byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return char.IsAsciiLetterOrDigit((char)text[0]);
    }

    private static LineOutcome ReadBody(ReadOnlySpan<byte> body, ref LogRecord record)
    {
        var end = RequestEnd(body);
        if (end < 0)
        {
            return record.Reject("no-status");
        }

        record.Kind = RecordKind.Http;
        ReadRequest(body[..end], ref record);
        record.Status = (((body[end + 2] - '0') * 10) + body[end + 3] - '0') * 10 + body[end + 4] - '0';
        var rest = body[(end + 6)..];
        var blank = rest.IndexOf((byte)' ');
        var size = blank < 0 ? rest : rest[..blank];
        if (!size.SequenceEqual("-"u8))
        {
            if (size.Length is 0 or > 18 || !Utf8Parser.TryParse(size, out long bytes, out var used) || used != size.Length || bytes < 0)
            {
                return record.Reject("bad-size");
            }

            record.Bytes = bytes;
        }

        if (blank >= 0)
        {
            ReadTail(rest[(blank + 1)..].TrimEnd((byte)' '), ref record);
        }

        return LineOutcome.Parsed;
    }

    // The quote that is followed by a blank, three digits, a blank and the beginning of a size.
    private static int RequestEnd(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (true)
        {
            var next = body[at..].IndexOf("\" "u8);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (at + 6 < body.Length && body[at + 5] == ' ' && IsDigit(body[at + 2]) && IsDigit(body[at + 3]) && IsDigit(body[at + 4])
                && (body[at + 6] == '-' || IsDigit(body[at + 6])))
            {
                return at;
            }

            at++;
        }
    }

    private static void ReadRequest(ReadOnlySpan<byte> request, ref LogRecord record)
    {
        MarkQuotes(request, ref record);
        var blank = request.IndexOf((byte)' ');
        if (blank is < 1 or > 20)
        {
            return;
        }

        foreach (var c in request[..blank])
        {
            if (c is not ((>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (byte)'-'))
            {
                return;
            }
        }

        var target = request[(blank + 1)..];
        var protocol = target.Length > 9 && target[^9..].StartsWith(" HTTP/"u8) ? target.Length - 9 : target.LastIndexOf(" HTTP/"u8);
        if (protocol >= 0)
        {
            target = target[..protocol];
        }

        record.Method = request[..blank];
        var question = target.IndexOf((byte)'?');
        record.Path = question < 0 ? target : target[..question];
        record.Query = question < 0 ? default : target[(question + 1)..];
    }

    // "referrer" "agent"[ "forwarded"][ more]
    private static void ReadTail(ReadOnlySpan<byte> tail, ref LogRecord record)
    {
        if (tail.Length < 2 || tail[0] != '"')
        {
            return;
        }

        tail = tail[1..];
        var between = tail.IndexOf("\" \""u8);
        if (between < 0)
        {
            record.Referrer = OrNothing(UpToLastQuote(tail, ref record));
            return;
        }

        record.Referrer = OrNothing(tail[..between]);
        tail = tail[(between + 3)..];
        between = tail.IndexOf("\" \""u8);
        record.Agent = OrNothing(between < 0 ? UpToLastQuote(tail, ref record) : tail[..between]);
        MarkQuotes(record.Agent, ref record);
        if (between >= 0)
        {
            tail = tail[(between + 3)..];
            var close = tail.IndexOf((byte)'"');
            record.Forwarded = OrNothing(close < 0 ? tail : tail[..close]);
        }
    }

    private static ReadOnlySpan<byte> UpToLastQuote(ReadOnlySpan<byte> text, scoped ref LogRecord record)
    {
        var last = text.LastIndexOf((byte)'"');
        if (last >= 0)
        {
            return text[..last];
        }

        record.Marks |= RecordMarks.Truncated;
        return text;
    }

    private static void MarkQuotes(ReadOnlySpan<byte> text, ref LogRecord record)
    {
        var quote = text.IndexOf((byte)'"');
        while (quote >= 0)
        {
            var slashes = 0;
            while (quote - 1 - slashes >= 0 && text[quote - 1 - slashes] == '\\')
            {
                slashes++;
            }

            if (slashes % 2 == 0)
            {
                record.Marks |= RecordMarks.UnescapedQuote;
                return;
            }

            text = text[(quote + 1)..];
            quote = text.IndexOf((byte)'"');
        }
    }

    private static ReadOnlySpan<byte> OrNothing(ReadOnlySpan<byte> text) => text.Length == 1 && text[0] == '-' ? default : text;

    private static bool IsDigit(byte c) => unchecked((uint)(c - '0')) <= 9;
}
