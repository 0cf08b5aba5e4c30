namespace Kortwiek.Evidence.Intake;

/// <summary>Puts a segment of a big file down once it is hashed and, where there is a copy, its copy is durable: the later of the two does it.</summary>
internal sealed class SegmentSeals(bool copying, Action<int, byte[]> seal)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, byte[]> _hashed = [];
    private readonly HashSet<int> _copied = [];

    public void Hashed(int index, byte[] hash)
    {
        lock (_gate)
        {
            if (!copying || _copied.Remove(index))
            {
                seal(index, hash);
            }
            else
            {
                _hashed[index] = hash;
            }
        }
    }

    public void Copied(int index)
    {
        lock (_gate)
        {
            if (_hashed.Remove(index, out var hash))
            {
                seal(index, hash);
            }
            else
            {
                _copied.Add(index);
            }
        }
    }
}
