using System.Reflection;

namespace Kortwiek.App;

/// <summary>One line of the verb table. From it come the command, <c>--json</c>, the HTTP endpoint, the help, the audit entry and the form page.</summary>
public sealed class Verb
{
    private readonly Lazy<VerbCode> _code;
    private readonly Lazy<IReadOnlyList<Parameter>> _parameters;

    /// <summary>A line of the table. The code behind it is loaded when it is asked for: a command pays for its own verb alone.</summary>
    internal Verb(string path, string summary, Effect effect, Func<VerbCode> code, int version = 1)
    {
        Path = path;
        Summary = summary;
        Effect = effect;
        Kind = $"{path.Replace(' ', '.')}/{version}";
        _code = new Lazy<VerbCode>(code);
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
    public Type RequestType => _code.Value.Request;

    /// <summary>The response record.</summary>
    public Type ResponseType => _code.Value.Response;

    /// <summary>Arguments and options in the order of the request record.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters.Value;

    /// <summary>True where a parameter names an output, so that <c>--force</c> means something.</summary>
    public bool HasOutput => Parameters.Any(p => p.ItemType == typeof(OutputFile) || p.ItemType == typeof(OutputFolder));

    private ConstructorInfo Constructor => RequestType.GetConstructors().Single();

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
        _code.Value.RunAsync(scope, request, progress, cancellation);
}
