using System.Buffers.Text;

namespace Kortwiek.Leads;

/// <summary>The files of syslog daemons: the traditional stamp without year and zone, or an ISO stamp; then host, tag and message.</summary>
/// <remarks>
/// RFC 3164 §4.1 and what daemons make of it: a fraction behind the seconds, no host, no tag, a level behind the tag, lines that go on below.
/// A line <c>stamp: --- text ---</c> is a note of the daemon itself and counts as repeat; so does <c>last message repeated N times</c>.
/// </remarks>
internal sealed class SyslogFormat : LogFormat
{
    public override string Name => "syslog";

    public override bool LacksYear => true;

    public override bool LinesStandAlone => false;

    public override bool IsFresh(ReadOnlySpan<byte> line) =>
        SyslogStamp.TryRead(line, out var stamp) && !IsNote(line[stamp.Length..], out _);

    public override LineOutcome Read(ReadOnlySpan<byte> line, ref LogRecord record, ReadContext context)
    {
        if (!SyslogStamp.TryRead(line, out var stamp))
        {
            if (stamp.Reason is not null)
            {
                return record.Reject(stamp.Reason);
            }

            return context.HasPrevious ? LineOutcome.Continued : record.Reject("no-stamp");
        }

        var rest = line[stamp.Length..];
        if (IsNote(rest, out var times))
        {
            return Repeat(times, stamp, ref record, context);
        }

        if (!stamp.TrySet(ref record, context))
        {
            return record.Reject(stamp.IsLeapDay ? "feb-29" : "bad-date");
        }

        ReadMessage(rest, ref record);
        context.Remember(line);
        return LineOutcome.Parsed;
    }

    // The record before, once more, N times, at the instant of the note.
    private static LineOutcome Repeat(int times, SyslogStamp stamp, ref LogRecord record, ReadContext context)
    {
        if (times > 0 && context.HasPrevious && SyslogStamp.TryRead(context.Previous, out var before) && stamp.TrySet(ref record, context))
        {
            ReadMessage(context.Previous[before.Length..], ref record);
            record.Weight = times;
            record.Marks |= RecordMarks.Repeated;
        }

        return LineOutcome.Repeat;
    }

    private static bool IsNote(ReadOnlySpan<byte> rest, out int times)
    {
        times = 0;
        var text = rest;
        if (text.StartsWith(": ---"u8))
        {
            text = text[5..].TrimStart((byte)' ');
            _ = TryTimes(text, "last message repeated "u8, out times, out _);
            return true;
        }

        // "host last message repeated N times"
        text = text.TrimStart((byte)' ');
        var blank = text.IndexOf((byte)' ');
        return blank > 0 && TryTimes(text[(blank + 1)..], "last message repeated "u8, out times, out _);
    }

    private static bool TryTimes(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lead, out int times, out ReadOnlySpan<byte> rest)
    {
        times = 0;
        rest = default;
        if (!text.StartsWith(lead) || !Utf8Parser.TryParse(text[lead.Length..], out times, out var used) || times is < 1 or > 10_000_000)
        {
            times = 0;
            return false;
        }

        rest = text[(lead.Length + used)..];
        if (!rest.StartsWith(" time"u8))
        {
            times = 0;
            return false;
        }

        return true;
    }

    private static void ReadMessage(ReadOnlySpan<byte> rest, ref LogRecord record)
    {
        rest = rest.TrimStart((byte)' ');
        var blank = rest.IndexOf((byte)' ');
        if (blank < 0)
        {
            record.Host = rest;
            return;
        }

        // "kernel: text" has no host.
        if (rest[blank - 1] != ':')
        {
            record.Host = rest[..blank];
            rest = rest[(blank + 1)..].TrimStart((byte)' ');
        }

        var message = ReadTag(rest, ref record).TrimStart((byte)' ');
        if (TryTimes(message, "message repeated "u8, out var times, out var inner) && inner.StartsWith(" times: ["u8))
        {
            record.Weight = times;
            record.Marks |= RecordMarks.Repeated;
            message = inner[9..].Trim((byte)' ');
            message = message.EndsWith("]"u8) ? message[..^1] : message;
        }

        SyslogPrograms.Read(message, ref record);
    }

    // tag[pid]: text; the tag may hold a path or brackets like (pam_unix), and a level may stand behind it.
    private static ReadOnlySpan<byte> ReadTag(ReadOnlySpan<byte> rest, scoped ref LogRecord record)
    {
        var end = rest.IndexOfAny((byte)' ', (byte)':', (byte)'[');
        if (end <= 0 || rest[end] == ' ')
        {
            return rest;
        }

        record.Program = rest[..end];
        if (rest[end] == '[')
        {
            var close = rest[end..].IndexOf((byte)']');
            if (close < 0)
            {
                record.Program = default;
                return rest;
            }

            if (Utf8Parser.TryParse(rest[(end + 1)..], out int pid, out var used) && used == close - 1)
            {
                record.Pid = pid;
            }

            end += close + 1;
        }

        // "[1985] <Info>: text" on macOS.
        if (rest[end..].StartsWith(" <"u8))
        {
            var close = rest[end..].IndexOf(">:"u8);
            end += close < 0 ? 0 : close + 1;
        }

        return end < rest.Length && rest[end] == ':' ? rest[(end + 1)..] : rest[end..];
    }
}
