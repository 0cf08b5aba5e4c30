namespace Kortwiek.Leads;

/// <summary>One record while it is being read: spans into the line, no copies. An empty span, and 0 for a number unless said otherwise, is "not there".</summary>
internal ref struct LogRecord
{
    public const long NoTime = long.MinValue;

    public RecordKind Kind;
    public RecordMarks Marks;
    public TimeQuality Quality;

    /// <summary>Microseconds since 1970, UTC, or <see cref="NoTime"/>.</summary>
    public long Micros;

    /// <summary>How many equal records this one stands for.</summary>
    public int Weight;

    /// <summary>Why the line is rejected, in kebab case.</summary>
    public string? Reason;

    /// <summary>Where <see cref="HasAddress"/>.</summary>
    public Address Address;
    public bool HasAddress;

    /// <summary>Where the peer is a host name.</summary>
    public ReadOnlySpan<byte> PeerName;

    /// <summary>X-Forwarded-For as written.</summary>
    public ReadOnlySpan<byte> Forwarded;

    public int Port;
    public ReadOnlySpan<byte> User;
    public ReadOnlySpan<byte> Auth;
    public ReadOnlySpan<byte> Key;
    public ReadOnlySpan<byte> Method;
    public ReadOnlySpan<byte> Path;
    public ReadOnlySpan<byte> Query;
    public int Status;

    /// <summary>−1 where there is none.</summary>
    public long Bytes;
    public ReadOnlySpan<byte> Referrer;
    public ReadOnlySpan<byte> Agent;
    public ReadOnlySpan<byte> VirtualHost;

    /// <summary>The server that wrote the line, by its own name.</summary>
    public ReadOnlySpan<byte> Host;
    public ReadOnlySpan<byte> Program;
    public int Pid;

    /// <summary>The program of a command that was run; never free text.</summary>
    public ReadOnlySpan<byte> Command;

    /// <summary>Empties all fields.</summary>
    public void Reset()
    {
        this = default;
        Bytes = -1;
        Weight = 1;
        Micros = NoTime;
        Quality = TimeQuality.None;
    }

    /// <summary>Sets the reason and answers <see cref="LineOutcome.Rejected"/>.</summary>
    public LineOutcome Reject(string reason)
    {
        Reason = reason;
        return LineOutcome.Rejected;
    }
}
