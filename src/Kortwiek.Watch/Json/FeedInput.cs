using Kortwiek.Core;

namespace Kortwiek.Watch.Json;

/// <summary>The plain bytes of a partner's file, with a limit on how far a packed file may swell. The file itself stays open.</summary>
internal sealed class FeedInput : IDisposable
{
    public const long MaxBytes = 4L << 30;
    public const int MaxSwelling = 100;
    private static readonly UnpackLimit Limit = new(1 << 20, MaxSwelling);

    private readonly UnpackStream _plain;
    private readonly Stream _file;
    private readonly long _start;

    /// <param name="file">A stream that can be sought.</param>
    public FeedInput(Stream file)
    {
        _file = file;
        _start = file.Position;
        var length = file.Length - _start;
        _plain = Decompress.OpenKeeping(file, Limit);
        Total = _plain.Compression == Compression.None ? length : null;
    }

    /// <summary>Length of the plain bytes where it is known.</summary>
    public long? Total { get; }

    /// <summary>Plain bytes read so far.</summary>
    public long Done { get; private set; }

    /// <summary>Fills as much of <paramref name="buffer"/> as there is; fewer bytes mean the end of the file.</summary>
    /// <returns>Null, or why the file is refused.</returns>
    public BadInput? Read(Span<byte> buffer, out int read)
    {
        read = _plain.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        Done += read;
        if (Done > MaxBytes)
        {
            return new BadInput("The file is larger than 4 GiB. Split it.", Code: "too-large");
        }

        return _plain.End switch
        {
            UnpackEnd.TooLarge => new BadInput($"The packed file swells to more than {MaxSwelling} times its size. Unpack it yourself if you trust it.", Code: "too-large"),
            UnpackEnd.Truncated => new BadInput($"The packed file is cut off behind byte {Done} of its content. Ask for it again.", Code: "cut-off"),
            UnpackEnd.Damaged => new BadInput($"The packed file is damaged behind byte {Done} of its content. Ask for it again.", Code: "damaged-archive"),
            _ => null,
        };
    }

    /// <summary>Goes forward to a byte of the plain content.</summary>
    /// <returns>False where it is not there.</returns>
    public bool Skip(long offset)
    {
        if (Total is not null)
        {
            _file.Position = _start + offset;
            Done = offset;
            return offset <= Total;
        }

        var skipped = new byte[1 << 16];
        while (Done < offset)
        {
            if (Read(skipped.AsSpan(0, (int)Math.Min(skipped.Length, offset - Done)), out var read) is not null || read == 0)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => _plain.Dispose();
}
