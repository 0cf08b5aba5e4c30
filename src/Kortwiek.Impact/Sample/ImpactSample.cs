using System.Globalization;
using System.Text;
using Kortwiek.Core;
using Kortwiek.Impact.Observations;

namespace Kortwiek.Impact.Sample;

/// <summary>Invented looks at the invented channels of "Holle Kroon" after three actions, for the demonstration. The same on every machine.</summary>
/// <remarks>
/// 46, 58 and 62 channels; looks twice a day for a month, then daily, for 180 days; 4 in 100 looks fail, 1 in 200 sees a channel up that is
/// down. Of the third action exactly five channels are back within 72 hours. Names end in <c>.example</c>.
/// </remarks>
public sealed class ImpactSample
{
    private const int Days = 180;
    private static readonly string[] Words =
        ["kroonpost", "holriet", "torenblad", "kroonbeeld", "zevenpoorten", "nachtpost", "kroonspiegel", "rietstem"];

    private static readonly Plan[] Plans =
    [
        new("2025", new(2025, 5, 14, 6, 0, 0, TimeSpan.Zero), 46, 0.06, 12, 0),
        new("2026", new(2026, 3, 25, 7, 0, 0, TimeSpan.Zero), 58, 0.12, 16, 0),
        new("2027", new(2027, 4, 21, 8, 0, 0, TimeSpan.Zero), 62, 0.42, 75, 5),
    ];

    private ImpactSample(IReadOnlyList<Seizure> seizures, IReadOnlyList<Observation> observations) =>
        (Seizures, Observations) = (seizures, observations);

    /// <summary>Every channel taken down, by action.</summary>
    public IReadOnlyList<Seizure> Seizures { get; }

    /// <summary>Every look, by channel and time.</summary>
    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>The last look of all: the date of the data.</summary>
    public DateTimeOffset DataUntil => Observations.Max(o => o.At);

    /// <summary>Makes the sample.</summary>
    public static ImpactSample Make(ulong seed = 2027)
    {
        var random = new Xoshiro256(seed);
        var seizures = new List<Seizure>();
        var looks = new List<Observation>();
        var number = 0;
        foreach (var plan in Plans)
        {
            for (var i = 0; i < plan.Channels; i++)
            {
                var channel = $"{Words[number % Words.Length]}-{number / Words.Length + 1:00}.example";
                number++;
                var start = plan.Start.AddMinutes(random.Below(180));
                seizures.Add(new Seizure(channel, start, plan.Action));
                Watch(channel, start, ReturnDay(plan, i, random), random, looks);
            }
        }

        return new ImpactSample(seizures, looks);
    }

    /// <summary>The times down as a file for <c>impact survival</c>: <c>channel,action,days,returned</c>, UTF-8, LF.</summary>
    /// <param name="confirm">Looks in a row that make a return, as in <see cref="ReturnIntervals.Derive"/>.</param>
    public byte[] Csv(int confirm = 2)
    {
        var csv = new StringBuilder("channel,action,days,returned\n");
        foreach (var r in ReturnIntervals.Derive(Observations, Seizures, confirm, CancellationToken.None).All)
        {
            var days = r.Returned ? r.Right : r.Left;
            csv.Append(CultureInfo.InvariantCulture, $"{r.Channel},{r.Action},{days:0.####},{(r.Returned ? 1 : 0)}\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    // A share never comes back; the others' times follow a Weibull distribution whose hazard falls.
    private static double ReturnDay(Plan plan, int index, Xoshiro256 random)
    {
        var never = random.Double() < plan.NeverBack;
        var day = plan.Scale * Math.Pow(-Math.Log(1 - random.Double()), 1 / 0.8);
        if (index < plan.EarlyReturns)
        {
            return 0.4 + 1.3 * random.Double();
        }

        return never ? double.PositiveInfinity : plan.EarlyReturns > 0 ? 3.5 + day : 0.2 + day;
    }

    private static void Watch(string channel, DateTimeOffset start, double back, Xoshiro256 random, List<Observation> looks)
    {
        var last = random.Below(8) == 0 ? 20 + random.Below(Days - 20) : Days;
        last = (int)Math.Min(last, Math.Ceiling(back) + 14);
        for (var day = 0.0; day <= last; day += day < 30 ? 0.5 : 1)
        {
            var at = start.AddSeconds(Math.Round(day * 86_400) + 600 + random.Below(1800));
            var luck = random.Below(200);
            var up = (at - start).TotalDays >= back;
            var state = luck < 8 ? Reachability.Failed : up || luck == 8 ? Reachability.Up : Reachability.Down;
            looks.Add(new Observation(channel, at, state, "probe"));
        }
    }

    private sealed record Plan(string Action, DateTimeOffset Start, int Channels, double NeverBack, double Scale, int EarlyReturns);
}
