using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Kortwiek.Benchmarks.Act;

/// <summary>What one viewer has seen, and when.</summary>
internal sealed class Audience
{
    /// <summary>Stands before the number in the reason of each hold.</summary>
    public const string Text = "bench change ";

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes(Text);
    private readonly Lock _gate = new();
    private readonly List<(int Highest, long At)> _seen = [];
    private readonly List<long> _batches = [];

    /// <summary>Batches that came.</summary>
    public int Batches => _batches.Count;

    /// <summary>Takes a batch: the highest number in it says that everything up to it is drawn.</summary>
    public void Take(ReadOnlySpan<byte> batch, long at)
    {
        var highest = -1;
        for (var found = batch.IndexOf(Mark); found >= 0; found = batch.IndexOf(Mark))
        {
            highest = Math.Max(highest, int.Parse(batch.Slice(found + Mark.Length, 6), NumberStyles.None, CultureInfo.InvariantCulture));
            batch = batch[(found + Mark.Length + 6)..];
        }

        lock (_gate)
        {
            _batches.Add(at);
            if (highest >= 0)
            {
                _seen.Add((highest, at));
            }
        }
    }

    /// <summary>Milliseconds from the command's end until it, or a later one, was drawn; infinite where it never was.</summary>
    public double DelayOf(int number, long written)
    {
        foreach (var (highest, at) in _seen)
        {
            if (highest >= number)
            {
                return Math.Max(0, Stopwatch.GetElapsedTime(written, at).TotalMilliseconds);
            }
        }

        return double.PositiveInfinity;
    }

    /// <summary>The longest time between two batches, in milliseconds.</summary>
    public double LongestSilence() => _batches.Zip(_batches.Skip(1)).Select(p => Stopwatch.GetElapsedTime(p.First, p.Second).TotalMilliseconds).DefaultIfEmpty(double.PositiveInfinity).Max();
}
