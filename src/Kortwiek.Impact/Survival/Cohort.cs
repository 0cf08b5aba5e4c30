namespace Kortwiek.Impact.Survival;

/// <summary>Subjects that were watched until an event or until watching ended, as columns. The arrays are not copied and must not be changed afterwards.</summary>
/// <remarks>A subject is at risk at s where entry &lt; s ≤ time; without entries everyone is at risk from the start, time 0 included.</remarks>
public sealed class Cohort
{
    /// <summary>More groups than this are an identifier, not groups.</summary>
    public const int MaxGroups = 50;

    /// <summary>More strata than this are an identifier, not strata.</summary>
    public const int MaxStrata = 1000;

    /// <summary>Checks the columns and takes them over.</summary>
    /// <param name="time">Finite, not negative; negative zero is not allowed.</param>
    /// <param name="seen">True where the time is that of the event, false where watching ended (censored).</param>
    /// <param name="entry">Finite, not negative, below the time; or null.</param>
    /// <param name="groups">The groups to be compared, or null for one group without a name.</param>
    /// <param name="strata">The strata, or null.</param>
    /// <exception cref="ArgumentException">A column has another length, a number is outside its range, or there are too many names.</exception>
    public Cohort(double[] time, bool[] seen, double[]? entry = null, Factor? groups = null, Factor? strata = null)
    {
        if (seen.Length != time.Length || (entry ?? time).Length != time.Length
            || (groups?.Rows ?? []).Length != (groups is null ? 0 : time.Length) || (strata?.Rows ?? []).Length != (strata is null ? 0 : time.Length))
        {
            throw new ArgumentException("The columns are of different lengths.", nameof(time));
        }

        for (var i = 0; i < time.Length; i++)
        {
            // The bits of a not negative number are ordered as the number is; those of -0, NaN and the rest lie above infinity's.
            if (BitConverter.DoubleToUInt64Bits(time[i]) >= 0x7FF0_0000_0000_0000UL)
            {
                throw new ArgumentException($"Row {i}: a time is finite and not negative.", nameof(time));
            }

            if (entry is not null && (BitConverter.DoubleToUInt64Bits(entry[i]) >= 0x7FF0_0000_0000_0000UL || entry[i] >= time[i]))
            {
                throw new ArgumentException($"Row {i}: an entry is finite, not negative and below its time.", nameof(entry));
            }
        }

        Check(groups, MaxGroups, nameof(groups));
        Check(strata, MaxStrata, nameof(strata));
        (Time, Seen, Entry, Groups, Strata) = (time, seen, entry, groups, strata);
    }

    /// <summary>Number of subjects.</summary>
    public int Count => Time.Length;

    /// <summary>Times to the event or to the end of watching.</summary>
    public double[] Time { get; }

    /// <summary>True where the event was seen.</summary>
    public bool[] Seen { get; }

    /// <summary>When watching began, or null.</summary>
    public double[]? Entry { get; }

    /// <summary>The groups, or null.</summary>
    public Factor? Groups { get; }

    /// <summary>The strata, or null.</summary>
    public Factor? Strata { get; }

    private static void Check(Factor? factor, int limit, string name)
    {
        if (factor is null)
        {
            return;
        }

        if (factor.Names.Count > limit)
        {
            throw new ArgumentException($"More than {limit} names.", name);
        }

        foreach (var row in factor.Rows)
        {
            if ((uint)row >= (uint)factor.Names.Count)
            {
                throw new ArgumentException("A row's name is not in the list.", name);
            }
        }
    }
}
