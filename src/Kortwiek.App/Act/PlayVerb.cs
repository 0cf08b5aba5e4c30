using System.Text;
using System.Text.Json;
using Kortwiek.App.Deconflict;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary><c>act play SCRIPT</c>: plays a script of commands, each at its own instant and by its own member, in a demo operation.</summary>
public sealed class PlayVerb(Scope scope) : IVerb<PlayVerb.Request, PlayVerb.Response>
{
    private const int MostSteps = 100_000;

    /// <summary>The script.</summary>
    public sealed record Request([Argument("JSON lines, one step each")] InputFile Script);

    /// <summary>What came of it.</summary>
    /// <param name="Steps">Lines of the script.</param>
    /// <param name="Accepted">Steps that were accepted.</param>
    /// <param name="Refused">Steps that were refused.</param>
    /// <param name="Events">What happened to measures, counted.</param>
    /// <param name="States">Measures per state.</param>
    /// <param name="Refusals">The refused steps with their reasons.</param>
    public sealed record Response(int Steps, int Accepted, int Refused, int Events, IReadOnlyDictionary<string, int> States, IReadOnlyList<Line> Refusals);

    /// <summary>A refused step.</summary>
    public sealed record Line(DateTimeOffset At, string What, string By, IReadOnlyList<Refusal> Refusals);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var read = Read(request.Script, cancellation);
        if (read is not Outcome<IReadOnlyList<PlayStep>>.Done { Answer: var steps })
        {
            return read.As<Response>();
        }

        if (!scope.Operation.Demo)
        {
            return new Refusals("demo-only", $"A script says when each command was given; that is for demo operations, and {scope.Operation.Code} is a real one.");
        }

        List<ElementKey> keys = [.. steps.SelectMany(s => s.Detail?.Content?.Elements ?? [])];
        var desk = await PlanDesk.OpenAsync(scope, cancellation, withChannels: true, keys);
        var known = desk.Plan.Deconflictions;
        var told = new Throttled(progress, scope.Clock);
        var refusals = new List<Line>();
        var events = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            told.Report(new Step("playing the script", i, steps.Count));
            var step = steps[i];
            var outcome = Player.Play(desk.Plan, step);
            if (outcome is not Outcome<Played>.Done { Answer: var played })
            {
                return new BadInput(((Outcome<Played>.Bad)outcome).Fault.Message, request.Script.Name, i + 1);
            }

            if (Surprise(step, played.Refused) is { } surprise)
            {
                return new BadInput(surprise, request.Script.Name, i + 1);
            }

            await desk.TakeAsync(step, played, cancellation);
            events += played.Events.Count;
            await LogAsync(desk.Plan, step, played.Refused, cancellation);
            if (played.Refused is { } refused)
            {
                refusals.Add(new Line(step.At, step.What(), step.As, refused.All));
            }
        }

        await new HitBook(scope).KeepAsync([.. desk.Plan.Deconflictions.Except(known)], desk.Plan, cancellation);
        return new Response(
            steps.Count, steps.Count - refusals.Count, refusals.Count, events,
            Words.All<MeasureState>().Skip(1).ToDictionary(w => w, w => desk.Plan.Measures.Values.Count(m => Words.Of(m.State) == w), StringComparer.Ordinal), refusals);
    }

    private static string? Surprise(PlayStep step, Refusals? refused) => (step.Expect, refused) switch
    {
        (null, { } all) => $"{step.What()} was refused: {all}",
        ({ } guard, null) => $"{step.What()} was accepted; the script expects {guard} to refuse it.",
        ({ } guard, { } all) when all.All.All(r => r.Guard != guard) => $"{step.What()} was refused, but not by {guard}: {all}",
        _ => null,
    };

    // What a side says on a hit is its own affair.
    private async Task LogAsync(JointPlan plan, PlayStep step, Refusals? refused, CancellationToken cancellation)
    {
        var own = step.Hit is null ? default : await new HitBook(scope).OwnAsync(plan.Members[step.As].Authority, cancellation);
        var fields = new Dictionary<string, object?> { ["stepAt"] = Utc.Text(step.At), ["stepBy"] = step.As };
        var digest = Digest.Sha256Of(JsonSerializer.SerializeToUtf8Bytes(step, KortwiekJson.Options));
        var entry = scope.NewEntry(refused is null ? "command" : "refuse") with { Fields = fields };
        scope.Record(entry, step.Command is { } command ? $"measure {Words.Of(command)}" : "act play", step.What(), digest, refused is null ? 0 : 1, own);
    }

    private static Outcome<IReadOnlyList<PlayStep>> Read(InputFile file, CancellationToken cancellation)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<IReadOnlyList<PlayStep>>();
        }

        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var steps = new List<PlayStep>();
        try
        {
            while (reader.ReadLine() is { } line)
            {
                cancellation.ThrowIfCancellationRequested();
                if (steps.Count == MostSteps)
                {
                    return new BadInput($"A script has at most {MostSteps} steps.", file.Name, steps.Count + 1);
                }

                var step = JsonSerializer.Deserialize<PlayStep>(line, KortwiekJson.Options);
                if (step is null || step.Fault() is not null)
                {
                    return new BadInput(step?.Fault() ?? "A step is a JSON object.", file.Name, steps.Count + 1);
                }

                steps.Add(step);
            }
        }
        catch (JsonException e)
        {
            return new BadInput($"This is no step: {e.Message}", file.Name, steps.Count + 1);
        }
        catch (DecoderFallbackException)
        {
            return new BadInput("The script is not UTF-8.", file.Name, steps.Count + 1);
        }

        return steps.Count == 0 ? new BadInput("The script holds no step.", file.Name) : new Outcome<IReadOnlyList<PlayStep>>.Done(steps);
    }
}
