namespace Kortwiek.Leads;

/// <summary>The year of each line of a file whose records bear none. Safe for several threads.</summary>
/// <param name="starts">Line numbers at which a run of lines of one year begins, rising; the first is 1.</param>
/// <param name="years">The year of each run.</param>
internal sealed class YearMap(long[] starts, int[] years)
{
    /// <summary>The year of a line, numbered from 1.</summary>
    public int At(long line)
    {
        if (starts.Length == 1)
        {
            return years[0];
        }

        var at = Array.BinarySearch(starts, line);
        return years[at >= 0 ? at : Math.Max(0, ~at - 1)];
    }
}
