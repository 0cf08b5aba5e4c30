namespace Kortwiek.Web.Components;

/// <summary>Five classes of equal width on the logarithm: one country with a thousand times more does not wash out all others.</summary>
public sealed class LogClasses
{
    private readonly double[] _upper;

    /// <summary>Makes the classes for positive values; with fewer than five distinct values there are fewer classes.</summary>
    /// <param name="values">Values; those of 0 or less have no class.</param>
    public LogClasses(IEnumerable<double> values)
    {
        var positive = values.Where(v => v > 0 && double.IsFinite(v)).Distinct().Order().ToArray();
        if (positive.Length == 0)
        {
            _upper = [];
            return;
        }

        var (low, high) = (Math.Log(positive[0]), Math.Log(positive[^1]));
        var count = Math.Min(5, positive.Length);
        _upper = new double[count];
        for (var i = 0; i < count; i++)
        {
            _upper[i] = i == count - 1 ? positive[^1] : Round(Math.Exp(low + ((high - low) * (i + 1) / count)));
        }

        _upper = [.. _upper.Distinct()];
    }

    /// <summary>Number of classes, 0..5.</summary>
    public int Count => _upper.Length;

    /// <summary>The class of a value, 1..<see cref="Count"/>; 0 for nothing.</summary>
    public int Of(double value)
    {
        if (!(value > 0) || Count == 0)
        {
            return 0;
        }

        var index = Array.FindIndex(_upper, upper => value <= upper);
        return index < 0 ? Count : index + 1;
    }

    /// <summary>The shade 1..5 of a class: with few classes the darkest is still used.</summary>
    public int Shade(int of) => of == 0 ? 0 : 5 - Count + of;

    /// <summary>The bounds of a class: above <c>Low</c>, up to <c>High</c>.</summary>
    public (double Low, double High) Bounds(int of) => (of <= 1 ? 0 : _upper[of - 2], _upper[of - 1]);

    // Two significant digits read well in a legend.
    private static double Round(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return value < 10 ? Math.Max(1, Math.Round(value)) : Math.Round(value / unit) * unit;
    }
}
