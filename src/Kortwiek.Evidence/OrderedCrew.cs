using System.Runtime.ExceptionServices;

namespace Kortwiek.Evidence;

/// <summary>Several threads work on jobs; the caller's thread gets them back in the order they were handed out.</summary>
internal static class OrderedCrew
{
    /// <summary>Runs until all jobs came back.</summary>
    /// <param name="jobs">Taken one by one on the caller's thread, at most <paramref name="window"/> ahead.</param>
    /// <param name="degree">Threads.</param>
    /// <param name="window">Jobs that may be under way or wait for an earlier one.</param>
    /// <param name="tool">What one thread needs; made and disposed of by it.</param>
    /// <param name="work">On a thread of the crew.</param>
    /// <param name="inOrder">On the caller's thread. An exception of the work is thrown here instead.</param>
    /// <param name="tick">On the caller's thread, about every 50 ms while it waits.</param>
    /// <param name="cancellation">Asked before each job.</param>
    public static void Run<TJob, TTool>(
        IEnumerable<TJob> jobs, int degree, int window, Func<TTool> tool, Action<TJob, TTool> work, Action<TJob> inOrder, Action tick, CancellationToken cancellation)
        where TTool : IDisposable
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        var gate = new object();
        var waiting = new Queue<Slot<TJob>>();
        var order = new Queue<Slot<TJob>>();
        var closed = false;
        var threads = Enumerable.Range(0, degree).Select(_ => new Thread(Labour) { IsBackground = true }).ToList();
        threads.ForEach(t => t.Start());
        try
        {
            using var source = jobs.GetEnumerator();
            var more = true;
            while (true)
            {
                while (more && order.Count < window && (order.Count < 2 * degree || !order.Peek().Done))
                {
                    cancellation.ThrowIfCancellationRequested();
                    more = source.MoveNext();
                    if (more)
                    {
                        var slot = new Slot<TJob>(source.Current);
                        order.Enqueue(slot);
                        lock (gate)
                        {
                            waiting.Enqueue(slot);
                            Monitor.Pulse(gate);
                        }
                    }
                }

                if (!order.TryDequeue(out var head))
                {
                    return;
                }

                cancellation.ThrowIfCancellationRequested();
                Await(head);
                head.Fault?.Throw();
                inOrder(head.Job);
            }
        }
        finally
        {
            lock (gate)
            {
                closed = true;
                waiting.Clear();
                Monitor.PulseAll(gate);
            }

            threads.ForEach(t => t.Join());
        }

        void Await(Slot<TJob> slot)
        {
            lock (gate)
            {
                while (!slot.Done)
                {
                    if (!Monitor.Wait(gate, 50))
                    {
                        cancellation.ThrowIfCancellationRequested();
                        tick();
                    }
                }
            }
        }

        void Labour()
        {
            using var own = tool();
            while (true)
            {
                Slot<TJob>? slot;
                lock (gate)
                {
                    while (!waiting.TryDequeue(out slot))
                    {
                        if (closed)
                        {
                            return;
                        }

                        Monitor.Wait(gate);
                    }
                }

                try
                {
                    work(slot.Job, own);
                }
#pragma warning disable CA1031 // Handed on to the caller's thread, which throws it.
                catch (Exception fault)
#pragma warning restore CA1031
                {
                    slot.Fault = ExceptionDispatchInfo.Capture(fault);
                }

                lock (gate)
                {
                    slot.Done = true;
                    Monitor.PulseAll(gate);
                }
            }
        }
    }

    private sealed class Slot<TJob>(TJob job)
    {
        private volatile bool _done;

        public TJob Job { get; } = job;

        public bool Done
        {
            get => _done;
            set => _done = value;
        }

        public ExceptionDispatchInfo? Fault { get; set; }
    }
}
