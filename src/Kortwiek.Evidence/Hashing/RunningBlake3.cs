using Blake3;

namespace Kortwiek.Evidence.Hashing;

/// <summary>A running BLAKE3 hash: ours where the processor can, else the package's.</summary>
internal sealed class RunningBlake3 : IDisposable
{
    private readonly Blake3Hash? _ours = Blake3Hash.IsSupported ? new Blake3Hash() : null;
    private readonly Hasher? _package = Blake3Hash.IsSupported ? null : Hasher.New();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_ours is not null)
        {
            _ours.Append(bytes);
        }
        else
        {
            _package!.Update(bytes);
        }
    }

    /// <summary>Writes the 32 bytes and begins anew.</summary>
    public void Finish(Span<byte> hash)
    {
        if (_ours is not null)
        {
            _ours.Finish(hash);
            _ours.Reset();
        }
        else
        {
            _package!.Finalize(hash);
            _package.Reset();
        }
    }

    public void Dispose() => _package?.Dispose();
}
