using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary>Draws the steps of long work on stderr, where that is a terminal.</summary>
internal static class ProgressDisplay
{
    public static Task<T> RunAsync<T>(bool show, Func<IProgress<Step>, Task<T>> work)
    {
        if (!show)
        {
            return work(NoProgress.Instance);
        }

        return DrawAsync(work);
    }

    private static async Task<T> DrawAsync<T>(Func<IProgress<Step>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<Step>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);

        public void Report(Step value)
        {
            lock (_tasks)
            {
                if (!_tasks.TryGetValue(value.What, out var task))
                {
                    task = context.AddTask(Markup.Escape(value.What));
                    _tasks[value.What] = task;
                }

                task.IsIndeterminate = value.Total is null;
                task.MaxValue = Math.Max(1, value.Total ?? 1);
                task.Value = value.Total is null ? 0 : value.Done;
            }
        }
    }
}
