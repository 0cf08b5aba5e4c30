using System.Buffers.Text;

namespace Kortwiek.Leads;

/// <summary>What sshd, sudo, su and the clock daemon say in syslog. Of a command only the program is kept.</summary>
/// <remarks>OpenSSH auth.c and session.c, sudo's log_format, util-linux and shadow su, Vixie cron.</remarks>
internal static class SyslogPrograms
{
    /// <summary>Reads a message by the program that wrote it.</summary>
    public static void Read(ReadOnlySpan<byte> message, ref LogRecord record)
    {
        var program = record.Program;
        var slash = program.LastIndexOf((byte)'/');
        program = slash >= 0 ? program[(slash + 1)..] : program;
        if (program.StartsWith("sshd"u8))
        {
            SshdMessages.Read(message, program, ref record);
        }
        else if (program.SequenceEqual("sudo"u8))
        {
            Sudo(message, ref record);
        }
        else if (program.SequenceEqual("su"u8))
        {
            Su(message, ref record);
        }
        else if (program.SequenceEqual("CRON"u8) || program.SequenceEqual("cron"u8) || program.SequenceEqual("crond"u8))
        {
            Cron(message, ref record);
        }
    }

    /// <summary><c>pam_unix(x:session): session opened|closed for user U[(uid=N)][ by V(uid=N)]</c>.</summary>
    public static bool TryPamSession(ReadOnlySpan<byte> message, ref LogRecord record)
    {
        // Elsewhere the words may be a user name that an attacker chose.
        if (!message.StartsWith("pam_"u8) && !message.StartsWith("session "u8))
        {
            return false;
        }

        var opened = message.IndexOf("session opened for user "u8);
        var closed = opened < 0 ? message.IndexOf("session closed for user "u8) : -1;
        if (opened < 0 && closed < 0)
        {
            return false;
        }

        var rest = message[(Math.Max(opened, closed) + 24)..];
        var end = rest.IndexOfAny((byte)' ', (byte)'(');
        record.User = end < 0 ? rest : rest[..end];
        record.Kind = opened >= 0 ? RecordKind.Session : RecordKind.Logout;
        return true;
    }

    // "  user : [command not allowed ; ]TTY=… ; PWD=… ; USER=root ; COMMAND=/usr/bin/x y"
    private static void Sudo(ReadOnlySpan<byte> message, ref LogRecord record)
    {
        if (TryPamSession(message, ref record))
        {
            return;
        }

        var colon = message.IndexOf(" : "u8);
        var command = message.IndexOf("COMMAND="u8);
        if (colon < 0 || command < 0)
        {
            return;
        }

        record.User = message[..colon].Trim((byte)' ');
        record.Command = ProgramOf(message[(command + 8)..]);
        var target = message.IndexOf("USER="u8);
        if (target >= 0 && message[(target + 5)..].StartsWith("root "u8))
        {
            record.Marks |= RecordMarks.AsRoot;
        }

        record.Kind = message[colon..command].IndexOf("not allowed"u8) >= 0 || message[colon..command].IndexOf("NOT in sudoers"u8) >= 0
            ? RecordKind.Error
            : RecordKind.Sudo;
    }

    // "Successful su for X by Y", "(to X) Y on pts/0"
    private static void Su(ReadOnlySpan<byte> message, ref LogRecord record)
    {
        if (TryPamSession(message, ref record))
        {
            return;
        }

        ReadOnlySpan<byte> target = default;
        if (message.StartsWith("Successful su for "u8))
        {
            var by = message.IndexOf(" by "u8);
            if (by > 18)
            {
                target = message[18..by];
                record.User = message[(by + 4)..];
            }
        }
        else if (message.StartsWith("(to "u8))
        {
            var close = message.IndexOf(") "u8);
            if (close > 4)
            {
                target = message[4..close];
                var user = message[(close + 2)..];
                var on = user.IndexOf(" on "u8);
                record.User = on < 0 ? user : user[..on];
            }
        }

        if (target.Length > 0)
        {
            record.Kind = RecordKind.Su;
            record.Marks |= target.SequenceEqual("root"u8) ? RecordMarks.AsRoot : RecordMarks.None;
        }
    }

    // "(user) CMD (command)"
    private static void Cron(ReadOnlySpan<byte> message, ref LogRecord record)
    {
        if (TryPamSession(message, ref record))
        {
            record.Kind = RecordKind.Other;
            return;
        }

        var close = message.IndexOf(") CMD ("u8);
        if (close > 1 && message[0] == '(')
        {
            record.Kind = RecordKind.Cron;
            record.User = message[1..close];
            record.Command = ProgramOf(message[(close + 7)..].TrimEnd((byte)')'));
            record.Marks |= record.User.SequenceEqual("root"u8) ? RecordMarks.AsRoot : RecordMarks.None;
        }
    }

    private static ReadOnlySpan<byte> ProgramOf(ReadOnlySpan<byte> command)
    {
        command = command.Trim((byte)' ');
        var end = command.IndexOfAny((byte)' ', (byte)';', (byte)'|');
        return end < 0 ? command : command[..end];
    }

    /// <summary>A port number, or 0.</summary>
    public static int PortOf(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int port, out var used) && used > 0 && port is > 0 and < 65_536 ? port : 0;
}
