namespace Kortwiek.Leads;

/// <summary>What became of one log file; every line is accounted for.</summary>
/// <remarks><c>lines + extraFrames + trailingFragments = parsed + rejected + directives + blank + continued + repeated</c>. A line is a run of bytes ended by LF; a last run without LF counts when it is not empty.</remarks>
public sealed record FileReport
{
    /// <summary>As the source was named.</summary>
    public required string Path { get; init; }

    /// <summary>Digest of the file as it lies there, packed or not.</summary>
    public required Digest Sha256 { get; init; }

    /// <summary>The first 16 digits of the digest: the name of the source in the events.</summary>
    public string Source => Sha256.Hex[..16];

    /// <summary>Bytes of the file as it lies there.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes unpacked.</summary>
    public required long Unpacked { get; init; }

    /// <summary>How the file is packed.</summary>
    public required Compression Compression { get; init; }

    /// <summary>Whether the packed stream was whole.</summary>
    public required UnpackEnd End { get; init; }

    /// <summary>The format of the first segment that has one, or <c>unknown</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Share of the sampled lines that the format can read, 0 to 1; 1 where the format was given.</summary>
    public required double Confidence { get; init; }

    /// <summary>Runs of lines of one format.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Lines of the unpacked file.</summary>
    public required long Lines { get; init; }

    /// <summary>Lines that are records.</summary>
    public required long Parsed { get; init; }

    /// <summary>Lines that cannot be read.</summary>
    public required long Rejected { get; init; }

    /// <summary>Lines of the format itself.</summary>
    public required long Directives { get; init; }

    /// <summary>Lines of nothing but blanks.</summary>
    public required long Blank { get; init; }

    /// <summary>Lines that go on with the record before.</summary>
    public required long Continued { get; init; }

    /// <summary>Notes that the record before came again.</summary>
    public required long Repeated { get; init; }

    /// <summary>Records more than lines, where several are glued.</summary>
    public long ExtraFrames { get; init; }

    /// <summary>Short last records of binary files.</summary>
    public long TrailingFragments { get; init; }

    /// <summary>Why lines were rejected, by reason, most frequent first.</summary>
    public required IReadOnlyList<RejectCount> Rejects { get; init; }

    /// <summary>Distinct addresses of peers.</summary>
    public required int Addresses { get; init; }

    /// <summary>Distinct host names of peers.</summary>
    public required int Hostnames { get; init; }

    /// <summary>Accepted logins, with their weights.</summary>
    public required long LoginOk { get; init; }

    /// <summary>Refused logins, with their weights.</summary>
    public required long LoginFail { get; init; }

    /// <summary>Earliest instant, not the first line's.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>Latest instant, not the last line's.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>Records more than five minutes before the one above them.</summary>
    public required long ClockSteps { get; init; }

    /// <summary>What was assumed.</summary>
    public required Assumptions Assumptions { get; init; }

    /// <summary>Records by mark, in snake case, sorted by name.</summary>
    public required IReadOnlyDictionary<string, long> Flags { get; init; }

    /// <summary>True where the file gave at least one event and was read to a proper end.</summary>
    public bool Good => Parsed > 0 && End is UnpackEnd.Complete or UnpackEnd.Unproven;
}

/// <summary>A run of lines of one format.</summary>
/// <param name="Format">Name of the format, or <c>unknown</c>.</param>
/// <param name="FromLine">First line, from 1.</param>
/// <param name="ToLine">Last line.</param>
public sealed record Segment(string Format, long FromLine, long ToLine);

/// <summary>Rejected lines of one reason.</summary>
/// <param name="Reason">In kebab case.</param>
/// <param name="Count">How many.</param>
/// <param name="Lines">Numbers of the first 20.</param>
public sealed record RejectCount(string Reason, long Count, IReadOnlyList<long> Lines);

/// <summary>What the instants of a file rest on.</summary>
/// <param name="Tz">Zone of records that bear none; null where all bear theirs.</param>
/// <param name="TzFrom"><c>record</c>, <c>option</c>, <c>image</c> or <c>assumed</c>.</param>
/// <param name="Year">Year of the last record where the records bear none.</param>
/// <param name="YearFrom"><c>record</c>, <c>option</c>, <c>acquisition</c>, <c>gzip-header</c> or <c>file-mtime</c>.</param>
/// <param name="SkewSeconds">Error of the server's clock that was taken off; null where it is unknown.</param>
public sealed record Assumptions(string? Tz, string TzFrom, int? Year, string YearFrom, double? SkewSeconds);
