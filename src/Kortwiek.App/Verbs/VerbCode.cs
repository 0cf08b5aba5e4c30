namespace Kortwiek.App;

/// <summary>The code behind a line of the verb table: its request and response records and how it runs.</summary>
internal sealed class VerbCode
{
    private readonly Func<Scope, object, IProgress<Step>, CancellationToken, Task<Outcome<object>>> _run;

    private VerbCode(Type request, Type response, Func<Scope, object, IProgress<Step>, CancellationToken, Task<Outcome<object>>> run)
    {
        Request = request;
        Response = response;
        _run = run;
    }

    /// <summary>The request record.</summary>
    public Type Request { get; }

    /// <summary>The response record.</summary>
    public Type Response { get; }

    /// <summary>The code of a class that is made anew for each run.</summary>
    public static VerbCode Of<TRequest, TResponse>(Func<Scope, IVerb<TRequest, TResponse>> make)
        where TRequest : notnull
        where TResponse : notnull =>
        new(typeof(TRequest), typeof(TResponse), async (scope, request, progress, cancellation) =>
            await make(scope).RunAsync((TRequest)request, progress, cancellation) switch
            {
                Outcome<TResponse>.Done done => new Outcome<object>.Done(done.Answer),
                Outcome<TResponse>.No no => new Outcome<object>.No(no.Answer, no.Reason),
                var other => other.As<object>(),
            });

    /// <summary>Runs it once.</summary>
    public Task<Outcome<object>> RunAsync(Scope scope, object request, IProgress<Step> progress, CancellationToken cancellation) =>
        _run(scope, request, progress, cancellation);
}
