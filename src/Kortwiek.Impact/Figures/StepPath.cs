using System.Text;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Impact.Figures;

/// <summary>The paths of a step curve. Steps smaller than a tenth of a pixel are joined, so that a million times make no larger figure than some thousand.</summary>
internal static class StepPath
{
    private const double Finest = 0.1;

    /// <summary>The curve itself, from S = 1 at time 0.</summary>
    public static string Line(IReadOnlyList<SurvivalReport.Point> curve, Func<double, double> x, Func<double, double> y)
    {
        var path = new StringBuilder(256);
        var at = (X: x(0), Y: y(1));
        Move(path, at.X, at.Y);
        foreach (var (nextX, nextY) in Joined(curve, p => p.S, x, y))
        {
            if (nextX != at.X)
            {
                path.Append('H').Append(Svg.Number(nextX));
            }

            if (nextY != at.Y)
            {
                path.Append('V').Append(Svg.Number(nextY));
            }

            at = (nextX, nextY);
        }

        return path.ToString();
    }

    /// <summary>The areas between the limits, for as long as both are known.</summary>
    public static IEnumerable<string> Bands(IReadOnlyList<SurvivalReport.Point> curve, Func<double, double> x, Func<double, double> y)
    {
        var known = curve.TakeWhile(p => !double.IsNaN(p.Lo) && !double.IsNaN(p.Hi)).ToList();
        if (known.Count == 0)
        {
            yield break;
        }

        // The limits of the last known step hold until the next time, where they are unknown.
        if (known.Count < curve.Count)
        {
            known.Add(known[^1] with { T = curve[known.Count].T });
        }

        var upper = Corners(known, p => p.Hi, x, y);
        var lower = Corners(known, p => p.Lo, x, y);
        lower.Reverse();
        var path = new StringBuilder(512);
        Move(path, upper[0].X, upper[0].Y);
        foreach (var (cornerX, cornerY) in upper.Skip(1).Concat(lower))
        {
            path.Append('L').Append(Svg.Number(cornerX)).Append(' ').Append(Svg.Number(cornerY));
        }

        yield return path.Append('Z').ToString();
    }

    /// <summary>A short stroke on the curve at each time with a censoring; those closer than two pixels are drawn once.</summary>
    public static string Censored(IReadOnlyList<SurvivalReport.Point> curve, Func<double, double> x, Func<double, double> y)
    {
        var path = new StringBuilder(256);
        var last = double.NegativeInfinity;
        foreach (var point in curve)
        {
            if (point.Censored == 0 || x(point.T) - last < 2)
            {
                continue;
            }

            last = x(point.T);
            Move(path, last, y(point.S) - 4);
            path.Append('v').Append('8');
        }

        return path.ToString();
    }

    private static List<(double X, double Y)> Corners(List<SurvivalReport.Point> curve, Func<SurvivalReport.Point, double> value, Func<double, double> x, Func<double, double> y)
    {
        var corners = new List<(double X, double Y)> { (x(0), y(1)) };
        foreach (var (nextX, nextY) in Joined(curve, value, x, y))
        {
            if (corners[^1].X != nextX)
            {
                corners.Add((nextX, corners[^1].Y));
            }

            if (corners[^1].Y != nextY)
            {
                corners.Add((nextX, nextY));
            }
        }

        return corners;
    }

    private static IEnumerable<(double X, double Y)> Joined(IReadOnlyList<SurvivalReport.Point> curve, Func<SurvivalReport.Point, double> value, Func<double, double> x, Func<double, double> y)
    {
        var (lastX, lastY) = (x(0), y(1));
        for (var i = 0; i < curve.Count; i++)
        {
            var (nextX, nextY) = (x(curve[i].T), y(value(curve[i])));
            if (i + 1 == curve.Count || Math.Abs(nextY - lastY) >= Finest || (nextX - lastX >= Finest && nextY != lastY))
            {
                (lastX, lastY) = (nextX, nextY);
                yield return (nextX, nextY);
            }
        }
    }

    private static void Move(StringBuilder path, double x, double y) =>
        path.Append('M').Append(Svg.Number(x)).Append(' ').Append(Svg.Number(y));
}
