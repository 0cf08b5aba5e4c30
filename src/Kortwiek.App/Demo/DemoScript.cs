using System.Text;

namespace Kortwiek.App.Demo;

/// <summary>Runs verbs as a user would type them, and keeps the lines typed.</summary>
/// <param name="installation">Where.</param>
/// <param name="operation">The operation's code.</param>
/// <param name="shownHome">The installation's folder as the user names it; lines typed show this.</param>
internal sealed class DemoScript(Installation installation, string operation, string shownHome)
{
    private readonly List<DemoStep> _steps = [];

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<DemoStep> Steps => _steps;

    /// <summary>Runs a command line such as <c>plan channels --operation X</c>, given as words; files are named under the installation.</summary>
    /// <returns>The answer; a check that says no is an answer too.</returns>
    /// <exception cref="InvalidOperationException">The verb refused: the demo itself is wrong.</exception>
    public async Task<TResponse> RunAsync<TResponse>(string phase, string path, IReadOnlyList<string> words, Func<TResponse, string> found, IProgress<Step> progress, CancellationToken cancellation, string? actingMember = null)
    {
        var answer = await LookAsync<TResponse>(path, words, progress, cancellation, actingMember);
        _steps.Add(new DemoStep(phase, Typed(path, words, actingMember), found(answer)));
        return answer;
    }

    /// <summary>The same, without a line in the list.</summary>
    public async Task<TResponse> LookAsync<TResponse>(string path, IReadOnlyList<string> words, IProgress<Step> progress, CancellationToken cancellation, string? actingMember = null)
    {
        var verb = Verbs.Find(path) ?? throw new InvalidOperationException($"There is no verb {path}.");
        var texts = Texts(verb, words);
        var request = verb.Request(p => texts.GetValueOrDefault(p.Name, []), new LocalPaths(true));
        var outcome = request is Outcome<object>.Done { Answer: { } wanted } ? await RunAsync(verb, wanted, actingMember, progress, cancellation) : request;
        return outcome is Outcome<object>.Done or Outcome<object>.No
            ? (TResponse)outcome.Value
            : throw new InvalidOperationException($"The demo's own step failed: {Typed(path, words, actingMember)}: {outcome}");
    }

    private async Task<Outcome<object>> RunAsync(Verb verb, object request, string? actingMember, IProgress<Step> progress, CancellationToken cancellation)
    {
        await using var scope = new Scope(installation, operation, actingMember);
        return await Runner.RunAsync(verb, request, scope, progress, cancellation);
    }

    private static Dictionary<string, List<string>> Texts(Verb verb, IReadOnlyList<string> words)
    {
        var texts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var arguments = new Queue<Parameter>(verb.Parameters.Where(p => p.IsArgument));
        for (var i = 0; i < words.Count; i++)
        {
            var option = words[i].StartsWith("--", StringComparison.Ordinal) ? verb.Parameters.FirstOrDefault(p => p.Name == words[i]) ?? throw new InvalidOperationException($"{verb.Path} has no {words[i]}.") : null;
            var parameter = option ?? arguments.Peek();
            if (option is null && !parameter.IsList)
            {
                arguments.Dequeue();
            }

            var list = texts.TryGetValue(parameter.Name, out var known) ? known : texts[parameter.Name] = [];
            list.AddRange(option is { IsFlag: true } ? ["true"] : option is { IsList: true } ? words[++i].Split(',') : [option is null ? words[i] : words[++i]]);
        }

        return texts;
    }

    private string Typed(string path, IReadOnlyList<string> words, string? actingMember)
    {
        var line = new StringBuilder("./kortwiek ").Append(path);
        foreach (var word in words)
        {
            var shown = word.StartsWith(installation.Home, StringComparison.Ordinal) ? shownHome + word[installation.Home.Length..] : word;
            line.Append(shown.Contains(' ', StringComparison.Ordinal) ? " \"" + shown + "\"" : " " + shown);
        }

        return actingMember is null ? line.ToString() : line.Append(" --as ").Append(actingMember).ToString();
    }
}

/// <summary>One step of the demo.</summary>
/// <param name="Phase">The room.</param>
/// <param name="Command">What a user would type.</param>
/// <param name="Found">One sentence on the answer.</param>
public sealed record DemoStep(string Phase, string Command, string Found);
