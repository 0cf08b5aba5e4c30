namespace Kortwiek.Impact.Survival;

/// <summary>What every estimator of survival needs of one group: its distinct times with the numbers at risk, with events and without.</summary>
/// <remarks>At one time events come before censorings. <see cref="LifeTables"/> makes it.</remarks>
public sealed class LifeTable
{
    private readonly double[]? _entries;

    internal LifeTable(double[] time, int[] atRisk, int[] events, int[] censored, double[]? entries)
    {
        (Time, AtRisk, Events, Censored, _entries) = (time, atRisk, events, censored, entries);
        int n = 0, d = 0;
        for (var i = 0; i < time.Length; i++)
        {
            d += events[i];
            n += events[i] + censored[i];
        }

        (Count, EventCount) = (n, d);
    }

    /// <summary>Distinct times, ascending.</summary>
    public double[] Time { get; }

    /// <summary>n: subjects at risk just before each time.</summary>
    public int[] AtRisk { get; }

    /// <summary>d: events at each time.</summary>
    public int[] Events { get; }

    /// <summary>Subjects whose watching ended at each time without the event.</summary>
    public int[] Censored { get; }

    /// <summary>Subjects in the table.</summary>
    public int Count { get; }

    /// <summary>Events in the table.</summary>
    public int EventCount { get; }

    /// <summary>When subjects came in, ascending; null where all were there from the start.</summary>
    public IReadOnlyList<double>? Entries => _entries;

    /// <summary>The last time of all, or NaN for an empty table.</summary>
    public double LastTime => Time.Length == 0 ? double.NaN : Time[^1];

    /// <summary>Subjects at risk at any time, not only at one of the table. At 0 those who are there from the start.</summary>
    public int AtRiskAt(double time)
    {
        var i = LowerBound(Time, time);
        if (_entries is null)
        {
            return i == Time.Length ? 0 : AtRisk[i];
        }

        var gone = i == Time.Length ? Count : LowerBound(_entries, Time[i]) - AtRisk[i];
        return (time == 0 ? UpperBound(_entries, 0) : LowerBound(_entries, time)) - gone;
    }

    /// <summary>The first index whose value is not below <paramref name="value"/>.</summary>
    internal static int LowerBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The first index whose value is above <paramref name="value"/>.</summary>
    internal static int UpperBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
