using Kortwiek.Core;

namespace Kortwiek.Watch.Json;

/// <summary>The plain bytes of a partner's file, with a limit on how far a packed file may swell.</summary>
internal sealed class FeedInput : IDisposable
{
    public const long MaxBytes = 4L << 30;
    public const int MaxSwelling = 100;
    private const long AlwaysAllowed = 1 << 20;

    private readonly Stream _plain;
    private readonly long _limit;
    private readonly bool _packed;

    /// <param name="file">A stream that can be sought; it stays open.</param>
    public FeedInput(Stream file)
    {
        var length = file.Length - file.Position;
        _plain = Decompress.Open(new Unclosed(file), out var compression);
        _packed = compression != Compression.None;
        _limit = _packed ? Math.Min(MaxBytes, Math.Max(AlwaysAllowed, Math.Min(length, MaxBytes) * MaxSwelling)) : MaxBytes;
        Total = _packed ? null : length;
    }

    /// <summary>Length of the plain bytes where it is known.</summary>
    public long? Total { get; }

    /// <summary>Plain bytes read so far.</summary>
    public long Done { get; private set; }

    /// <summary>Fills as much of <paramref name="buffer"/> as there is; fewer bytes mean the end of the file.</summary>
    /// <returns>Null, or why the file is refused.</returns>
    public BadInput? Read(Span<byte> buffer, out int read)
    {
        read = 0;
        try
        {
            read = _plain.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ZstdSharp.ZstdException
            or SharpCompress.Common.SharpCompressException or IndexOutOfRangeException or ArgumentException or NotSupportedException)
        {
            return new BadInput($"The packed file is damaged behind byte {Done} of its content ({e.Message}). Ask for it again.", Code: "damaged-archive");
        }

        Done += read;
        if (Done <= _limit)
        {
            return null;
        }

        return _packed
            ? new BadInput($"The packed file swells to more than {MaxSwelling} times its size. Unpack it yourself if you trust it.", Code: "too-large")
            : new BadInput("The file is larger than 4 GiB. Split it.", Code: "too-large");
    }

    public void Dispose() => _plain.Dispose();
}
