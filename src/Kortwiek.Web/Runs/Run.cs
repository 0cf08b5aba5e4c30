using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Web.Api;

namespace Kortwiek.Web.Runs;

/// <summary>A verb at work, started from a form page.</summary>
internal sealed class Run : IProgress<Step>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WebFiles _files;
    private Action? _watchers;
    private long _lastSaid;

    public Run(string id, Asker asker, Verb verb, string? code, string command, WebFiles files, DateTimeOffset startedAt)
    {
        Asker = asker;
        Id = id;
        Verb = verb;
        Code = code;
        Command = command;
        _files = files;
        StartedAt = startedAt;
    }

    public string Id { get; }

    /// <summary>Who started it; nobody else looks at it.</summary>
    public Asker Asker { get; }

    public Verb Verb { get; }

    /// <summary>The operation that was named, or null.</summary>
    public string? Code { get; }

    /// <summary>The same on the command line.</summary>
    public string Command { get; }

    public DateTimeOffset StartedAt { get; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public Step Latest { get; private set; }

    public Outcome<object>? Outcome { get; private set; }

    /// <summary>True where it ended by a fault of ours, or was stopped.</summary>
    public bool Faulted { get; private set; }

    public bool Stopped { get; private set; }

    public IReadOnlyList<Download> Downloads => _files.Written;

    public Task Completion { get; private set; } = Task.CompletedTask;


    /// <summary>Tells the watcher at most ten times a second, and at the end.</summary>
    public void Watch(Action watcher) => _watchers += watcher;

    /// <summary>Tells it no more.</summary>
    public void Leave(Action watcher) => _watchers -= watcher;

    public void Report(Step value)
    {
        Latest = value;
        var now = Environment.TickCount64;
        if (now - Interlocked.Read(ref _lastSaid) >= 100)
        {
            Interlocked.Exchange(ref _lastSaid, now);
            _watchers?.Invoke();
        }
    }

    public void Start(Func<CancellationToken, Task<Outcome<object>>> work, TimeProvider clock, ILogger logger) =>
        Completion = Task.Run(async () =>
        {
            try
            {
                Outcome = await work(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                Stopped = true;
            }
            catch (Exception e)
            {
                Faulted = true;
                Log.RunFailed(logger, Verb.Path, Id, e);
            }

            FinishedAt = clock.GetUtcNow();
            _watchers?.Invoke();
        });

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
