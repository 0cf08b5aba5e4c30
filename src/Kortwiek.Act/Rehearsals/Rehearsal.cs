using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A rehearsal of an action day: the day is played many times on a simulated clock, from a seed, and one run of it over the real rules.</summary>
/// <remarks>It is a copy: its measures have ids of their own, its people are invented, and its record is a type that no store of measures takes.</remarks>
public sealed class Rehearsal
{
    private const int Steps = 20;
    private const int Most = 10;
    private readonly RehearsalPlan _plan;
    private readonly int _supposed;
    private readonly int _rewound;

    private Rehearsal(RehearsalPlan plan, int supposed, int rewound)
    {
        _plan = plan;
        _supposed = supposed;
        _rewound = rewound;
    }

    /// <summary>Prepares a rehearsal.</summary>
    /// <param name="plan">The plan as it stands, with the channels of its elements.</param>
    /// <param name="day">The day; one of the plan's, between the years 1970 and 9000.</param>
    /// <param name="rules">What is assumed.</param>
    /// <returns><c>Refused</c> where the day has no measure.</returns>
    public static Outcome<Rehearsal> Of(JointPlan plan, ActionDay day, RehearsalRules rules)
    {
        if (day.TZero.Year is < 1970 or > 9000)
        {
            return new BadInput($"T of day {day.Number} lies in the year {day.TZero.Year}; a rehearsal plays days between 1970 and 9000.");
        }

        if (RehearsalPlan.Of(plan, day, rules) is not { } copy)
        {
            return new Refusals("measure", $"Day {day.Number} has no measure to rehearse.");
        }

        var states = copy.Measures.Select(m => plan.Measures[m.Id[RehearsalPlan.Prefix.Length..]].State).ToList();
        return new Rehearsal(copy, states.Count(s => s < MeasureState.Authorised), states.Count(s => s > MeasureState.Ready));
    }

    /// <summary>Plays the day.</summary>
    /// <param name="options">How often, and from which seed.</param>
    /// <param name="progress">Told of the runs.</param>
    /// <param name="cancellation">Asked before each run.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 run or more than 100,000.</exception>
    /// <exception cref="InvalidOperationException">The real rules and the fast ones disagree on a run.</exception>
    public RehearsalReport Run(RehearsalOptions options, IProgress<Step> progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Runs, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Runs, RehearsalOptions.MostRuns, nameof(options));
        var seeds = Seeds(options);
        var results = new RunResult[options.Runs];
        for (var run = 0; run < results.Length; run++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new Step("rehearsing", run, results.Length));
            results[run] = Play(_plan, seeds[run], options, new LeanStage(_plan), new DayQueue());
        }

        progress.Report(new Step("rehearsing", results.Length, results.Length));
        return Report(options, results, Replay(options, seeds, results));
    }

    /// <summary>One run.</summary>
    internal static RunResult Play(RehearsalPlan plan, ulong seed, RehearsalOptions options, IStage stage, IDayQueue queue) =>
        new DayRun(plan, RunDraws.Of(plan, seed), stage, queue, (long)options.LookAfter.TotalSeconds).Play();

    /// <summary>The seed of each run.</summary>
    internal static ulong[] Seeds(RehearsalOptions options)
    {
        var random = new Xoshiro256(options.Seed);
        var seeds = new ulong[options.Runs];
        for (var run = 0; run < seeds.Length; run++)
        {
            seeds[run] = random.Next();
        }

        return seeds;
    }

    // The run in the middle by the weight reached, the first of its kind.
    private RehearsalReplay Replay(RehearsalOptions options, ulong[] seeds, RunResult[] results)
    {
        var run = Enumerable.Range(0, results.Length).OrderBy(r => results[r].Reached).ThenBy(r => r).ElementAt((results.Length - 1) / 2);
        var stage = new TableStage(_plan);
        var played = Play(_plan, seeds[run], options, stage, new DayQueue());
        if (!played.Ends.SequenceEqual(results[run].Ends) || played.Reached != results[run].Reached)
        {
            throw new InvalidOperationException("The real rules and the fast ones disagree on a rehearsal.");
        }

        return new RehearsalReplay(run + 1, Rounded(played.Reached), stage.Refused, Counts(s => played.Ends.Count(e => e == s)), stage.Record);
    }

    private RehearsalReport Report(RehearsalOptions options, RunResult[] results, RehearsalReplay replay)
    {
        var (chain, chainP) = Critical(results);
        return new RehearsalReport(
            options.Seed,
            options.Runs,
            _plan.Measures.Count,
            _supposed,
            _rewound,
            [.. Enumerable.Range(0, Steps + 1).Select(i => PointOf(results, (double)i / Steps))],
            PointOf(results, _plan.Target),
            Rounded(results.Average(r => r.Reached)),
            chain,
            chainP,
            Fragile(results),
            Counts(s => results.Sum(r => (long)r.Ends.Count(e => e == s))),
            _plan.Blocked,
            replay);
    }

    private static WeightPoint PointOf(RunResult[] results, double weight)
    {
        // A sum of shares may miss its round figure by the last bit.
        var hits = results.Count(r => r.Reached >= weight - 1e-9);
        var (lo, hi) = WilsonInterval.Of(hits, results.Length);
        return new WeightPoint(weight, Rounded((double)hits / results.Length), Rounded(lo), Rounded(hi));
    }

    private (IReadOnlyList<CriticalStep> Steps, double P) Critical(RunResult[] results)
    {
        var most = results.GroupBy(r => string.Join('>', r.Chain.Select(Named)), StringComparer.Ordinal)
            .OrderByDescending(g => g.Key.Length > 0).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First();
        return (
            [.. most.First().Chain.Select(s => new CriticalStep(s.Kind, NameOf(s), Rounded((double)results.Count(r => r.Chain.Contains(s)) / results.Length)))],
            Rounded((double)most.Count() / results.Length));
    }

    private IReadOnlyList<FragileMeasure> Fragile(RunResult[] results)
    {
        var all = new List<FragileMeasure>();
        for (var i = 0; i < _plan.Measures.Count; i++)
        {
            // A run in which it was not tried at all says nothing of its failure.
            List<double> failed = [.. results.Where(r => r.Failed[i]).Select(r => r.Reached)];
            List<double> held = [.. results.Where(r => r.Tried[i] && !r.Failed[i]).Select(r => r.Reached)];
            if (failed.Count < 2 || held.Count < 2)
            {
                continue;
            }

            var ci = WilsonInterval.Z * Math.Sqrt((Variance(failed) / failed.Count) + (Variance(held) / held.Count));
            all.Add(new FragileMeasure(PlanIdOf(i), Rounded(held.Average() - failed.Average()), Rounded(ci), failed.Count));
        }

        return [.. all.OrderByDescending(f => f.Cost).ThenBy(f => f.Id, StringComparer.Ordinal).Take(Most)];
    }

    private static double Variance(List<double> values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    private static Dictionary<string, T> Counts<T>(Func<MeasureState, T> count)
        where T : struct, IEquatable<T> => Enum.GetValues<MeasureState>()
            .Where(s => s != MeasureState.None)
            .Select(s => (Word: Words.Of(s), Count: count(s)))
            .Where(p => !p.Count.Equals(default))
            .ToDictionary(p => p.Word, p => p.Count, StringComparer.Ordinal);

    private string Named(ChainStep step) => $"{step.Kind} {NameOf(step)}";

    private string NameOf(ChainStep step) => step.Kind switch
    {
        CriticalKind.Released => _plan.Groups[step.Index].Code,
        CriticalKind.Answered or CriticalKind.Lifted => _plan.Authorities[step.Index],
        _ => PlanIdOf(step.Index),
    };

    private string PlanIdOf(int measure) => _plan.Measures[measure].Id[RehearsalPlan.Prefix.Length..];

    private static double Rounded(double value) => Math.Round(value, 6);
}
