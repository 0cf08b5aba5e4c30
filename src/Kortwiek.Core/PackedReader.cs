using ZstdSharp;

namespace Kortwiek.Core;

/// <summary>One packed format: delivers what can be unpacked and never throws for damaged bytes.</summary>
internal abstract class PackedReader : IDisposable
{
    /// <summary>Set before the first <see cref="Read"/> that returns 0.</summary>
    public UnpackEnd End { get; protected set; }

    public abstract int Read(Span<byte> buffer);

    public abstract void Dispose();
}

/// <summary>Bytes that are not packed.</summary>
internal sealed class PlainReader(Stream source) : PackedReader
{
    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        if (read == 0)
        {
            End = UnpackEnd.Complete;
        }

        return read;
    }

    public override void Dispose()
    {
    }
}

/// <summary>RFC 8878. The library reads frame after frame, and says where the bytes stop too early.</summary>
internal sealed class ZstdReader(Stream source) : PackedReader
{
    private readonly DecompressionStream _inner = new(source, leaveOpen: true);

    public override int Read(Span<byte> buffer)
    {
        if (End != UnpackEnd.Open)
        {
            return 0;
        }

        try
        {
            var read = _inner.Read(buffer);
            if (read == 0)
            {
                End = UnpackEnd.Complete;
            }

            return read;
        }
        catch (EndOfStreamException)
        {
            End = UnpackEnd.Truncated;
        }
        catch (ZstdException)
        {
            End = UnpackEnd.Damaged;
        }

        return 0;
    }

    public override void Dispose() => _inner.Dispose();
}
