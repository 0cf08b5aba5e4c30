namespace Kortwiek.Leads;

/// <summary>What the secure shell daemon says of its peers. The server's own side (<c>on IP port</c>, <c>listening on</c>) is never taken for a peer.</summary>
internal static class SshdMessages
{
    // The peer stands right behind these words; what comes later may be the client's own text.
    private static readonly byte[][] PeerFirst =
    [
        "Connection from "u8.ToArray(), "Received disconnect from "u8.ToArray(), "error: Received disconnect from "u8.ToArray(),
        "Unable to negotiate with "u8.ToArray(), "fatal: Unable to negotiate with "u8.ToArray(), "Connection closed by "u8.ToArray(),
        "Connection reset by "u8.ToArray(), "Disconnected from "u8.ToArray(), "Address "u8.ToArray(), "fatal: Timeout before authentication for "u8.ToArray(),
    ];

    // A name that the client chose stands in between; the peer is behind the last "from".
    private static readonly byte[][] FromLast =
    [
        "Invalid user "u8.ToArray(), "Illegal user "u8.ToArray(), "Bad protocol version identification "u8.ToArray(), "Did not receive identification string from "u8.ToArray(),
        "error: maximum authentication attempts exceeded for "u8.ToArray(), "Starting session: "u8.ToArray(), "Postponed "u8.ToArray(), "User "u8.ToArray(),
    ];

    // Likewise, with the peer before the last "port".
    private static readonly byte[][] PortLast =
    [
        "Connection closed by "u8.ToArray(), "Connection reset by "u8.ToArray(), "Disconnected from "u8.ToArray(), "Disconnecting "u8.ToArray(),
    ];

    public static void Read(ReadOnlySpan<byte> message, ReadOnlySpan<byte> program, ref LogRecord record)
    {
        if (message.StartsWith("Accepted "u8))
        {
            Login(message, 9, RecordKind.LoginOk, ref record);
        }
        else if (message.StartsWith("Failed "u8))
        {
            Login(message, 7, RecordKind.LoginFail, ref record);
        }
        else if (SyslogPrograms.TryPamSession(message, ref record) || message.StartsWith("Server listening"u8))
        {
            // No peer stands in these.
        }
        else if ((message.StartsWith("pam_"u8) || message.StartsWith("PAM "u8) || message.StartsWith("authentication failure"u8))
            && message.IndexOf("rhost="u8) is >= 0 and var rhost)
        {
            var host = message[(rhost + 6)..];
            var blank = host.IndexOf((byte)' ');
            TryPeer(blank < 0 ? host : host[..blank], ref record);
            var user = message.LastIndexOf(" user="u8);
            record.User = user < 0 ? default : message[(user + 6)..].Trim((byte)' ');

            // Old servers log nothing else for a refused password.
            if (program.EndsWith("(pam_unix)"u8) && message.StartsWith("authentication failure"u8))
            {
                record.Kind = RecordKind.LoginFail;
            }
        }
        else
        {
            Other(message, ref record);
        }
    }

    // "Accepted publickey for U from IP port P ssh2: RSA SHA256:…", "Failed password for [invalid user ]U from IP port P ssh2"
    private static void Login(ReadOnlySpan<byte> message, int start, RecordKind kind, ref LogRecord record)
    {
        var rest = message[start..];
        var forUser = rest.IndexOf(" for "u8);
        var from = rest.LastIndexOf(" from "u8);
        if (forUser <= 0 || from < forUser)
        {
            return;
        }

        record.Kind = kind;
        record.Auth = rest[..forUser];
        var user = from >= forUser + 5 ? rest[(forUser + 5)..from] : default;
        record.User = user.StartsWith("invalid user "u8) ? user[13..] : user.SequenceEqual("invalid user"u8) ? default : user;
        rest = rest[(from + 6)..];
        var blank = rest.IndexOf((byte)' ');
        TryPeer(blank < 0 ? rest : rest[..blank], ref record);
        SetPort(rest, ref record);

        // "ssh2: TYPE FINGERPRINT", and for certificates more behind it.
        var key = rest.IndexOf(": "u8);
        if (key < 0)
        {
            return;
        }

        rest = rest[(key + 2)..];
        blank = rest.IndexOf((byte)' ');
        if (blank > 0)
        {
            var print = rest[(blank + 1)..];
            var end = print.IndexOf((byte)' ');
            print = end < 0 ? print : print[..end];
            record.Key = print.Contains((byte)':') ? print : default;
        }
    }

    private static void Other(ReadOnlySpan<byte> message, ref LogRecord record)
    {
        // "reverse mapping checking getaddrinfo for NAME [IP] failed"
        if (message.StartsWith("reverse mapping "u8))
        {
            var close = message.LastIndexOf("] failed"u8);
            var open = close < 0 ? -1 : message[..close].LastIndexOf((byte)'[');
            if (open > 0)
            {
                TryPeer(message[(open + 1)..close], ref record);
            }

            return;
        }

        if (message.StartsWith("Invalid user "u8))
        {
            var end = message.LastIndexOf(" from "u8);
            record.User = end > 13 ? message[13..end] : default;
        }

        foreach (var lead in PeerFirst)
        {
            if (message.StartsWith(lead) && TryAddress(message[lead.Length..], ref record))
            {
                return;
            }
        }

        foreach (var lead in FromLast)
        {
            var from = message.LastIndexOf(" from "u8);
            if (from >= 0 && message.StartsWith(lead) && TryAddress(message[(from + 6)..], ref record))
            {
                return;
            }
        }

        foreach (var lead in PortLast)
        {
            var port = message.LastIndexOf(" port "u8);
            if (port >= 0 && message.StartsWith(lead) && TryAddress(message[(message[..port].LastIndexOf((byte)' ') + 1)..], ref record))
            {
                return;
            }
        }
    }

    // An address at the beginning, with its port where that follows.
    private static bool TryAddress(ReadOnlySpan<byte> text, ref LogRecord record)
    {
        var end = text.IndexOf((byte)' ');
        var first = (end < 0 ? text : text[..end]).TrimEnd((byte)':').TrimEnd((byte)',');
        if (!Address.TryParse(first, out record.Address))
        {
            return false;
        }

        record.HasAddress = true;
        if (end >= 0 && text[end..].StartsWith(" port "u8))
        {
            record.Port = SyslogPrograms.PortOf(text[(end + 6)..]);
        }

        return true;
    }

    private static void SetPort(ReadOnlySpan<byte> rest, ref LogRecord record)
    {
        var at = rest.IndexOf(" port "u8);
        if (at >= 0)
        {
            record.Port = SyslogPrograms.PortOf(rest[(at + 6)..]);
        }
    }

    private static bool TryPeer(ReadOnlySpan<byte> text, ref LogRecord record)
    {
        if (Address.TryParse(text, out record.Address))
        {
            record.HasAddress = true;
            return true;
        }

        // A host name has a dot and nothing that a sentence would have.
        if (text.Length is 0 or > 255 || !text.Contains((byte)'.'))
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

        record.PeerName = text;
        record.Marks |= RecordMarks.HostnamePeer;
        return true;
    }
}
