using System.Reflection;

namespace Kortwiek.App;

/// <summary>One line of the verb table. From it come the command, <c>--json</c>, the HTTP endpoint, the help, the audit entry and the form page.</summary>
public sealed class Verb
{
    private readonly Func<Scope, object, IProgress<Step>, CancellationToken, Task<Outcome<object>>> _run;
    private readonly Lazy<IReadOnlyList<Parameter>> _parameters;

    private Verb(string path, string summary, Effect effect, int version, Type request, Type response, Func<Scope, object, IProgress<Step>, CancellationToken, Task<Outcome<object>>> run)
    {
        Path = path;
        Summary = summary;
        Effect = effect;
        Kind = $"{path.Replace(' ', '.')}/{version}";
        RequestType = request;
        ResponseType = response;
        _run = run;
        _parameters = new Lazy<IReadOnlyList<Parameter>>(() => [.. Constructor.GetParameters().Select(p => new Parameter(p))]);
    }

    /// <summary>The words of the command: <c>evidence bag validate</c>.</summary>
    public string Path { get; }

    /// <summary>One sentence without a full stop.</summary>
    public string Summary { get; }

    /// <summary>What it does to the operation.</summary>
    public Effect Effect { get; }

    /// <summary>The document's kind: <c>evidence.bag.validate/1</c>. The number rises when a field's meaning changes.</summary>
    public string Kind { get; }

    /// <summary>The request record.</summary>
    public Type RequestType { get; }

    /// <summary>The response record.</summary>
    public Type ResponseType { get; }

    /// <summary>Arguments and options in the order of the request record.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters.Value;

    /// <summary>True where a parameter names an output, so that <c>--force</c> means something.</summary>
    public bool HasOutput => Parameters.Any(p => p.ItemType == typeof(OutputFile) || p.ItemType == typeof(OutputFolder));

    private ConstructorInfo Constructor => RequestType.GetConstructors().Single();

    /// <summary>A line of the table.</summary>
    public static Verb Of<TRequest, TResponse>(string path, string summary, Effect effect, Func<Scope, IVerb<TRequest, TResponse>> make, int version = 1)
        where TRequest : notnull
        where TResponse : notnull =>
        new(path, summary, effect, version, typeof(TRequest), typeof(TResponse), async (scope, request, progress, cancellation) =>
            await make(scope).RunAsync((TRequest)request, progress, cancellation) switch
            {
                Outcome<TResponse>.Done done => new Outcome<object>.Done(done.Answer),
                Outcome<TResponse>.No no => new Outcome<object>.No(no.Answer, no.Reason),
                var other => other.As<object>(),
            });

    /// <summary>The request from the texts of a user; every parameter is asked for its texts.</summary>
    public Outcome<object> Request(Func<Parameter, IReadOnlyList<string>> texts, IFileNames files)
    {
        var values = new object?[Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = Parameters[i].Read(texts(Parameters[i]), files);
            if (value is not Outcome<Box>.Done done)
            {
                return value.As<object>();
            }

            values[i] = done.Answer.Value;
        }

        return new Outcome<object>.Done(Constructor.Invoke(values));
    }

    /// <summary>Runs the verb inside a scope, without transaction, lock or audit: those are <see cref="Runner"/>'s.</summary>
    internal Task<Outcome<object>> RunAsync(Scope scope, object request, IProgress<Step> progress, CancellationToken cancellation) =>
        _run(scope, request, progress, cancellation);
}
