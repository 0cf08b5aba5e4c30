namespace Kortwiek.Core;

/// <summary>A record of a stream, or the reason why the bytes there are none. A bad record never ends a file and is never dropped silently.</summary>
public readonly record struct Parsed<T>
{
    private readonly T? _value;

    /// <summary>A record that could be read.</summary>
    public Parsed(T value)
    {
        _value = value;
        Rejected = null;
    }

    /// <summary>Bytes that are no record.</summary>
    public Parsed(Rejected rejected)
    {
        _value = default;
        Rejected = rejected;
    }

    /// <summary>Why there is no record, or null.</summary>
    public Rejected? Rejected { get; }

    /// <summary>True where there is a record.</summary>
    public bool Ok => Rejected is null;

    /// <summary>The record.</summary>
    /// <exception cref="InvalidOperationException">The bytes were rejected.</exception>
    public T Value => Rejected is null ? _value! : throw new InvalidOperationException(Rejected.Reason);
}

/// <summary>Bytes of a stream that are no record.</summary>
/// <param name="At">Where: a line number from 1, an entry's index from 0 or a JSON pointer, as text.</param>
/// <param name="Reason">A stable word in kebab case.</param>
/// <param name="Text">One sentence.</param>
public sealed record Rejected(string At, string Reason, string Text);
