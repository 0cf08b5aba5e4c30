using System.Runtime.ExceptionServices;

namespace Kortwiek.Evidence.Intake;

/// <summary>One reader and a ring of buffers; each sink takes every block, in order, on a thread of its own.</summary>
internal sealed class BlockRing
{
    public const int BlockSize = 1 << 20;
    private const int Blocks = 8;
    private readonly object _gate = new();
    private readonly byte[][] _blocks = [.. Enumerable.Range(0, Blocks).Select(_ => GC.AllocateUninitializedArray<byte>(BlockSize))];
    private readonly int[] _lengths = new int[Blocks];
    private long[] _taken = [];
    private long _filled;
    private bool _ended;
    private ExceptionDispatchInfo? _fault;

    public delegate int Source(Span<byte> buffer, long offset);

    public delegate void Sink(ReadOnlySpan<byte> block, long offset);

    /// <summary>Reads the source to its end; the number of bytes.</summary>
    /// <param name="source">Fewer bytes than asked for are the end.</param>
    /// <param name="sinks">An exception of one of them ends the run and is thrown here.</param>
    /// <param name="onBlock">After each block was read, with its length; on the caller's thread.</param>
    /// <param name="cancellation">Asked for each block.</param>
    public long Run(Source source, IReadOnlyList<Sink> sinks, Action<int> onBlock, CancellationToken cancellation)
    {
        (_taken, _filled, _ended, _fault) = (new long[sinks.Count], 0, false, null);
        var threads = new List<Thread>();
        for (var i = 0; i < sinks.Count; i++)
        {
            var index = i;
            threads.Add(new Thread(() => Drain(index, sinks[index])) { IsBackground = true });
        }

        threads.ForEach(t => t.Start());
        try
        {
            return Read(source, onBlock, cancellation);
        }
        finally
        {
            lock (_gate)
            {
                _ended = true;
                Monitor.PulseAll(_gate);
            }

            threads.ForEach(t => t.Join());
            _fault?.Throw();
        }
    }

    private long Read(Source source, Action<int> onBlock, CancellationToken cancellation)
    {
        var offset = 0L;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            lock (_gate)
            {
                while (_fault is null && _filled - _taken.Min() >= Blocks)
                {
                    Monitor.Wait(_gate);
                }

                if (_fault is not null)
                {
                    return offset;
                }
            }

            var slot = (int)(_filled % Blocks);
            var read = source(_blocks[slot], offset);
            if (read == 0)
            {
                return offset;
            }

            offset += read;
            lock (_gate)
            {
                _lengths[slot] = read;
                _filled++;
                Monitor.PulseAll(_gate);
            }

            onBlock(read);
            if (read < BlockSize)
            {
                return offset;
            }
        }
    }

    private void Drain(int index, Sink sink)
    {
        var offset = 0L;
        while (true)
        {
            lock (_gate)
            {
                while (_taken[index] == _filled)
                {
                    if (_ended || _fault is not null)
                    {
                        return;
                    }

                    Monitor.Wait(_gate);
                }
            }

            var slot = (int)(_taken[index] % Blocks);
            try
            {
                sink(_blocks[slot].AsSpan(0, _lengths[slot]), offset);
            }
#pragma warning disable CA1031 // Handed on to the reader's thread, which throws it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                lock (_gate)
                {
                    _fault ??= ExceptionDispatchInfo.Capture(fault);
                    Monitor.PulseAll(_gate);
                }

                return;
            }

            offset += _lengths[slot];
            lock (_gate)
            {
                _taken[index]++;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
