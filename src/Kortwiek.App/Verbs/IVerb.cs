namespace Kortwiek.App;

/// <summary>One thing a user can ask for: <c>kortwiek NOUN VERB</c>, the same over HTTP and on its form page.</summary>
/// <typeparam name="TRequest">A record whose primary constructor names arguments and options.</typeparam>
/// <typeparam name="TResponse">The answer; its properties are the JSON document's fields.</typeparam>
public interface IVerb<in TRequest, TResponse>
{
    /// <summary>Does the work. A cancelled verb leaves the store as it was.</summary>
    Task<Outcome<TResponse>> RunAsync(TRequest request, IProgress<Step> progress, CancellationToken cancellation);
}
