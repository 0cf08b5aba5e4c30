namespace Kortwiek.Act;

/// <summary>A priority queue over instant and order of adding.</summary>
internal sealed class DayQueue : IDayQueue
{
    private readonly PriorityQueue<DayEvent, (long At, int Order)> _queue = new();
    private int _added;

    public void Add(long at, DayEvent due) => _queue.Enqueue(due, (at, _added++));

    public bool TryTake(out long at, out DayEvent due)
    {
        var found = _queue.TryDequeue(out due, out var moment);
        at = moment.At;
        return found;
    }
}
