using System.Collections.Concurrent;
using System.Security.Cryptography;
using Kortwiek.App;
using Kortwiek.Web.Api;

namespace Kortwiek.Web.Runs;

/// <summary>The verbs that form pages have started; a page may be left and found again while its verb works.</summary>
internal sealed class RunDesk(Installation installation, ILogger<RunDesk> logger)
{
    private const int Most = 100;
    private readonly ConcurrentDictionary<string, Run> _runs = new(StringComparer.Ordinal);

    /// <summary>Starts a verb and gives it half a second: a quick one is done when the next page is made.</summary>
    public async Task<Run> StartAsync(Asker asker, Verb verb, object request, string? code, string command, WebFiles files, StepUp? stepUp = null)
    {
        var run = new Run(RandomNumberGenerator.GetHexString(32, lowercase: true), asker, verb, code, command, files, installation.Clock.GetUtcNow());
        Forget();
        _runs[run.Id] = run;
        run.Start(
            async cancellation =>
            {
                await using var scope = new Scope(installation, code, asker) { StepUp = stepUp };
                return await Runner.RunAsync(verb, request, scope, run, cancellation);
            },
            installation.Clock,
            logger);
        await Task.WhenAny(run.Completion, Task.Delay(500));
        return run;
    }

    public Run? Find(string id) => _runs.GetValueOrDefault(id);

    // The oldest finished ones go; a verb at work is never forgotten.
    private void Forget()
    {
        foreach (var old in _runs.Values.Where(r => r.FinishedAt is not null).OrderByDescending(r => r.FinishedAt).Skip(Most))
        {
            if (_runs.TryRemove(old.Id, out var gone))
            {
                gone.Dispose();
            }
        }
    }
}
