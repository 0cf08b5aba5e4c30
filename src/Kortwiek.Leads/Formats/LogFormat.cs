namespace Kortwiek.Leads;

/// <summary>One log format: says of one line what it is. Stateless and safe for several threads; what must be remembered stands in the <see cref="ReadContext"/>.</summary>
/// <remarks>A new format is one file with one such class and one line in <see cref="LogFormats"/>.</remarks>
internal abstract class LogFormat
{
    /// <summary>The name in reports and behind <c>--format</c>.</summary>
    public abstract string Name { get; }

    /// <summary>True where the records bear no year, so that it must be found from the whole file.</summary>
    public virtual bool LacksYear => false;

    /// <summary>True where every line can be understood without the one before it.</summary>
    public virtual bool LinesStandAlone => true;

    /// <summary>True where this line can be understood without the one before it. A chunk is cut before such a line only.</summary>
    public virtual bool IsFresh(ReadOnlySpan<byte> line) => true;

    /// <summary>Reads one line without its line end; it is not blank. <paramref name="record"/> has been reset.</summary>
    public abstract LineOutcome Read(ReadOnlySpan<byte> line, ref LogRecord record, ReadContext context);
}
