using System.Diagnostics;
using System.Globalization;
using Kortwiek.Act;
using Kortwiek.App.Demo;

namespace Kortwiek.Benchmarks.Act;

/// <summary>Runs of the sample's first day: the priority queue against a plain sorted list under the same model, and against the real rules; one thread.</summary>
/// <remarks>Arguments: the number of runs (default 1000), then the number of rounds (default 7). The figure is the median of the rounds.</remarks>
internal static class RehearseBench
{
    public static int Run(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
        var plan = GrijzeReiger.Play().End;
        var copy = RehearsalPlan.Of(plan, plan.Days[1], RehearsalRules.BuiltIn)!;
        var options = new RehearsalOptions(runs, 1, TimeSpan.FromHours(1));
        var seeds = Rehearsal.Seeds(options);
        var (queue, list) = (new double[rounds], new double[rounds]);
        double first = 0, second = 0;
        for (var round = 0; round < rounds; round++)
        {
            queue[round] = Seconds(() => first = Play(copy, seeds, options, () => new DayQueue()));
            list[round] = Seconds(() => second = Play(copy, seeds, options, () => new ListQueue()));
        }

        if (first != second)
        {
            Console.Error.WriteLine("The two queues do not give the same runs.");
            return 70;
        }

        var few = Math.Min(20, runs);
        var table = Seconds(() => Array.ForEach(seeds[..few], s => Rehearsal.Play(copy, s, options, new TableStage(copy), new DayQueue())));
        var (q, l) = (runs / Median(queue), runs / Median(list));
        Console.WriteLine($"The sample's first day, {copy.Measures.Count} measures, {runs} runs, median of {rounds} rounds:");
        Console.WriteLine("| queue | runs/s | ratio |");
        Console.WriteLine("| --- | ---: | ---: |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| plain sorted list | {l:0} | 1 |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| priority queue (ours) | {q:0} | {q / l:0.00} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the same over the real rules, {few} runs | {few / table:0.0} | {few / table / l:0.0000} |"));
        return 0;
    }

    private static double Play(RehearsalPlan plan, ulong[] seeds, RehearsalOptions options, Func<IDayQueue> queue)
    {
        double sum = 0;
        foreach (var seed in seeds)
        {
            sum += Rehearsal.Play(plan, seed, options, new LeanStage(plan), queue()).Reached;
        }

        return sum;
    }

    private static double Seconds(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private sealed class ListQueue : IDayQueue
    {
        private readonly SortedList<(long At, int Order), DayEvent> _list = [];
        private int _added;

        public void Add(long at, DayEvent due) => _list.Add((at, _added++), due);

        public bool TryTake(out long at, out DayEvent due)
        {
            (at, due) = (0, default);
            if (_list.Count == 0)
            {
                return false;
            }

            (at, due) = (_list.GetKeyAtIndex(0).At, _list.GetValueAtIndex(0));
            _list.RemoveAt(0);
            return true;
        }
    }
}
