namespace Kortwiek.Impact.Survival;

/// <summary>A survival curve: S is 1 before the first time and constant from each time to the next.</summary>
/// <remarks>Where S is 0 nobody is left: standard error and limits are NaN there, since no estimate of them exists.</remarks>
public sealed class SurvivalCurve
{
    internal SurvivalCurve(LifeTable table, double[] s, double[] standardError, double[] lower, double[] upper) =>
        (Table, S, StandardError, Lower, Upper) = (table, s, standardError, lower, upper);

    /// <summary>The table it was made from; its times are the curve's.</summary>
    public LifeTable Table { get; }

    /// <summary>Share without the event just after each time.</summary>
    public double[] S { get; }

    /// <summary>Standard error of S (Greenwood).</summary>
    public double[] StandardError { get; }

    /// <summary>Lower limit.</summary>
    public double[] Lower { get; }

    /// <summary>Upper limit.</summary>
    public double[] Upper { get; }

    /// <summary>True where the curve ends at 0: none left at risk.</summary>
    public bool ReachesZero => S.Length > 0 && S[^1] == 0;

    /// <summary>The index whose values hold at a time, or −1 before the first time.</summary>
    public int IndexAt(double time) => LifeTable.UpperBound(Table.Time, time) - 1;

    /// <summary>True where the curve is known at a time: up to the last time, and beyond it where S has come to 0.</summary>
    public bool KnownAt(double time) => time <= Table.LastTime || ReachesZero;
}
