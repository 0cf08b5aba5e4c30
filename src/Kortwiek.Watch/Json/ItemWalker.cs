using System.Globalization;
using System.Text;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Watch.Json;

/// <summary>
/// One pass over a JSON file of any size in a growing buffer. The derived class names the values that are "items" and reads each of them whole;
/// an item that straddles the end of the buffer is dropped and begun again with more bytes, so nothing is counted twice.
/// </summary>
internal abstract class ItemWalker(bool manyRoots, int firstBuffer)
{
    public const int MaxDepth = 64;
    public const int MaxText = 16 << 20;

    /// <summary>Bytes of the first buffer; it grows while one object needs more.</summary>
    public const int FirstBuffer = 1 << 18;

    private const int MaxBuffer = 1 << 29;

    private readonly bool[] _isArray = new bool[MaxDepth + 1];
    private readonly long[] _index = new long[MaxDepth + 1];
    private readonly string?[] _name = new string?[MaxDepth + 1];
    private byte[] _buffer = new byte[firstBuffer];
    private int _start;
    private int _end;
    private long _offset;
    private bool _final;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = manyRoots });

    /// <summary>Containers that are open around the next value.</summary>
    protected int Depth { get; private set; }

    /// <summary>Top-level values that were read to their end.</summary>
    protected long Roots { get; private set; }

    /// <summary>Items handed over so far.</summary>
    protected long Items { get; private set; }

    /// <summary>The bytes that the reader looks at; token positions count from its first byte.</summary>
    protected ReadOnlySpan<byte> Window => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The same bytes as memory.</summary>
    protected ReadOnlyMemory<byte> WindowMemory => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Byte offset in the file of the window's first byte.</summary>
    protected long WindowOffset => _offset;

    /// <summary>Set by a derived class to refuse the whole file.</summary>
    protected BadInput? Fault { get; set; }

    /// <summary>Reads the file to its end.</summary>
    /// <returns>Null, or why the whole file is refused.</returns>
    public BadInput? Walk(FeedInput input, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (Fill(input) is { } unreadable)
        {
            return unreadable;
        }

        if (Beginning() is { } wrong)
        {
            return wrong;
        }

        while (true)
        {
            var more = Pass(cancellation);
            if (Fault is not null)
            {
                return Fault;
            }

            if (!more)
            {
                return null;
            }

            progress.Report(new Step("reading", input.Done, input.Total));
            if (Fill(input) is { } bad)
            {
                return bad;
            }
        }
    }

    /// <summary>True where the value that begins now is an item.</summary>
    protected abstract bool IsItem(JsonTokenType token);

    /// <summary>Reads an item whose first token has been read, to its last token.</summary>
    /// <returns>False where the bytes ran out; whatever was gathered from it must then be forgotten.</returns>
    protected abstract bool Take(ref Utf8JsonReader reader);

    /// <summary>A value outside of the items, at the present path.</summary>
    protected virtual void Scalar(ref Utf8JsonReader reader)
    {
    }

    /// <summary>An object or array outside of the items begins, at the present path.</summary>
    protected virtual void Open(JsonTokenType token)
    {
    }

    /// <summary>The name of the member at a depth, or null in an array and where the name is no text.</summary>
    protected string? NameAt(int depth) => _name[depth];

    /// <summary>True where the container opened at a depth is an array.</summary>
    protected bool ArrayAt(int depth) => _isArray[depth];

    /// <summary>The JSON pointer of the present value.</summary>
    /// <remarks>RFC 6901.</remarks>
    protected string Pointer()
    {
        var pointer = new StringBuilder();
        if (manyRoots && Roots > 0)
        {
            pointer.Append(CultureInfo.InvariantCulture, $"line {Roots + 1}: ");
        }

        for (var i = 0; i < Depth; i++)
        {
            pointer.Append('/');
            _ = _isArray[i]
                ? pointer.Append(_index[i])
                : pointer.Append(_name[i]?.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }

    /// <summary>Skips the value whose first token has been read.</summary>
    /// <returns>False where the bytes ran out, or a text was too long (<see cref="Fault"/> is set).</returns>
    protected bool Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return !TooLong(ref reader);
        }

        var depth = reader.CurrentDepth;
        while (reader.Read())
        {
            if (TooLong(ref reader))
            {
                return false;
            }

            if (reader.CurrentDepth == depth)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Refuses the file where the present string is longer than 16 MiB.</summary>
    protected bool TooLong(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length <= MaxText)
        {
            return false;
        }

        Fault = new BadInput($"A text at byte {_offset + reader.TokenStartIndex} is longer than 16 MiB. No indicator is; ask for the file again.", Code: "too-large");
        return true;
    }

    // True where more bytes are needed; false at the end or with a fault.
    private bool Pass(CancellationToken cancellation)
    {
        var reader = new Utf8JsonReader(Window, _final, _state);
        var safe = 0L;
        var state = _state;
        try
        {
            while (true)
            {
                safe = reader.BytesConsumed;
                state = reader.CurrentState;
                if (!reader.Read())
                {
                    break;
                }

                if (IsValue(reader.TokenType) && IsItem(reader.TokenType))
                {
                    if (!Take(ref reader))
                    {
                        break;
                    }

                    Bump();
                    Items++;
                    if ((Items & 1023) == 0)
                    {
                        cancellation.ThrowIfCancellationRequested();
                    }
                }
                else
                {
                    Track(ref reader);
                }
            }
        }
        catch (JsonException)
        {
            Fault = Explain((int)safe, state);
            return false;
        }

        cancellation.ThrowIfCancellationRequested();
        _start += (int)safe;
        _offset += safe;
        _state = state;
        return !_final && Fault is null;
    }

    private void Track(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name[Depth - 1] = TooLong(ref reader) ? null : JsonText.Of(ref reader);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open(reader.TokenType);
                _isArray[Depth] = reader.TokenType == JsonTokenType.StartArray;
                _index[Depth] = 0;
                _name[Depth] = null;
                Depth++;
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Depth--;
                Bump();
                break;
            default:
                if (!TooLong(ref reader))
                {
                    Scalar(ref reader);
                }

                Bump();
                break;
        }
    }

    private void Bump()
    {
        if (Depth == 0)
        {
            Roots++;
        }
        else if (_isArray[Depth - 1])
        {
            _index[Depth - 1]++;
        }
    }

    private BadInput? Fill(FeedInput input)
    {
        var left = _end - _start;
        if (left > _buffer.Length / 2)
        {
            if (_buffer.Length >= MaxBuffer)
            {
                return new BadInput($"The object at byte {_offset} is larger than {MaxBuffer / 2 >> 20} MiB. Split the file.", Code: "too-large");
            }

            var larger = new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, left).CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, left).CopyTo(_buffer);
        }

        _start = 0;
        _end = left;
        if (input.Read(_buffer.AsSpan(left), out var read) is { } bad)
        {
            return bad;
        }

        _end += read;
        _final = read < _buffer.Length - left;
        return null;
    }

    private BadInput? Beginning()
    {
        var head = Window;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            _start += 3;
            _offset += 3;
            head = Window;
        }

        if (head.TrimStart(" \t\r\n"u8).IsEmpty && _final)
        {
            return new BadInput("The file is empty (0 objects, byte 0). Ask for it again.", Code: "empty-file");
        }

        var utf16 = head.Length >= 2 && (head[0], head[1]) is (0xFE, 0xFF) or (0xFF, 0xFE) or (0, > 0) or ( > 0, 0);
        return utf16
            ? new BadInput("The file is UTF-16 from byte 0 on; JSON between partners is UTF-8. Save it as UTF-8.", Code: "utf-16")
            : null;
    }

    // What the reader took exception to, and where.
    private BadInput Explain(int safe, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(Window[safe..], isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
            }

            var end = _offset + (_end - _start);
            return new BadInput($"The file is cut off: it ends at byte {end} in the middle of a value. Ask for it again.", Code: "cut-off");
        }
        catch (JsonException)
        {
            var at = safe + (int)reader.BytesConsumed;
            while (at < Window.Length - 1 && Window[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                at++;
            }

            var deep = reader.CurrentDepth >= MaxDepth - 1 && at < Window.Length && Window[at] is (byte)'{' or (byte)'[';
            return deep
                ? new BadInput($"The file is nested deeper than {MaxDepth} levels at byte {_offset + at}. No feed is; ask for it again.", Code: "too-deep")
                : new BadInput($"The file is no JSON: it breaks at byte {_offset + at}. Ask for it again.", Code: "not-json");
        }
    }

    private static bool IsValue(JsonTokenType token) =>
        token is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray);
}
