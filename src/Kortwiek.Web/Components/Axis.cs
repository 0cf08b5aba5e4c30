namespace Kortwiek.Web.Components;

/// <summary>Round numbers along an axis.</summary>
internal static class Axis
{
    /// <summary>At most <paramref name="most"/> steps of 1, 2 or 5 × 10ⁿ that cover low..high.</summary>
    public static IReadOnlyList<double> Ticks(double low, double high, int most)
    {
        if (!(high > low))
        {
            return [low];
        }

        var raw = (high - low) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        var ticks = new List<double>();
        for (var i = Math.Ceiling((low / step) - 1e-9); (i * step) <= high + (step * 1e-9); i++)
        {
            ticks.Add((i * step) + 0.0); // + 0.0: never "-0"
        }

        return ticks;
    }
}
