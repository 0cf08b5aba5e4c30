namespace Kortwiek.Leads;

/// <summary>What became of one line. Each line is counted under exactly one.</summary>
internal enum LineOutcome
{
    /// <summary>A record.</summary>
    Parsed,

    /// <summary>No record; <see cref="LogRecord.Reason"/> says why.</summary>
    Rejected,

    /// <summary>Empty, or nothing but blanks.</summary>
    Blank,

    /// <summary>A line of the format itself, such as a heading.</summary>
    Directive,

    /// <summary>The rest of the record before it.</summary>
    Continued,

    /// <summary>A note of the logging daemon: the last record came N times more. A row with that weight follows where that record is known.</summary>
    Repeat,
}
