using Kortwiek.Core;

namespace Kortwiek.Watch;

/// <summary>The rows of a table as texts, one at a time. Memory: one row, and what the file's own format asks for.</summary>
public abstract class SheetRows : IDisposable
{
    private readonly List<string> _cells = [];

    /// <summary>The row's number as a person counts it: the line of a text file on which it starts, the row of a sheet; from 1.</summary>
    public long Line { get; private protected set; }

    /// <summary>The cells of the current row, blanks off; valid until the next <see cref="Read"/>.</summary>
    public IReadOnlyList<string> Cells => _cells;

    /// <summary>Why reading stopped before the end, or null.</summary>
    public BadInput? Fault { get; private protected set; }

    private protected List<string> Row => _cells;

    /// <summary>Goes to the next row that is not empty; false at the end or at a fault.</summary>
    public abstract bool Read();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what was opened for reading.</summary>
    protected abstract void Dispose(bool disposing);
}
