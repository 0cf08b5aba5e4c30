namespace Kortwiek.App.Shell;

/// <summary><c>verbs</c>: every verb with its arguments, options, kind and exit codes; made from the verb table.</summary>
public sealed class VerbsVerb : IVerb<VerbsVerb.Request, VerbsVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>The table, in its order.</summary>
    public sealed record Response(IReadOnlyList<Line> Verbs);

    /// <summary>One verb.</summary>
    public sealed record Line(string Path, string Summary, string Kind, Effect Effect, IReadOnlyList<Value> Arguments, IReadOnlyList<Value> Options, IReadOnlyList<int> ExitCodes);

    /// <summary>One argument or option.</summary>
    public sealed record Value(string Name, string ValueKind, bool Required, bool Many, string? Default, IReadOnlyList<string> Choices, string Help);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult<Outcome<Response>>(new Response([.. Verbs.All.Select(Of)]));

    private static Line Of(Verb verb) => new(
        verb.Path,
        verb.Summary,
        verb.Kind,
        verb.Effect,
        [.. verb.Parameters.Where(p => p.IsArgument).Select(Of)],
        [.. verb.Parameters.Where(p => !p.IsArgument).Select(Of)],
        [0, 1, 2, 70, 130]);

    private static Value Of(Parameter parameter) => new(
        parameter.Name, parameter.ValueKind, parameter.IsRequired, parameter.IsList, parameter.Default, parameter.Choices, parameter.Help);
}
