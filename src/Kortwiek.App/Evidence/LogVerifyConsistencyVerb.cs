using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence log verify-consistency FILE</c>: does a tree begin with an earlier one?</summary>
public sealed class LogVerifyConsistencyVerb : IVerb<LogVerifyConsistencyVerb.Request, ProofVerdict>
{
    /// <summary>The file: <c>size1</c>, <c>size2</c>, <c>root1</c>, <c>root2</c> and <c>proof</c>; hashes in base64, null for no proof hashes.</summary>
    public sealed record Request([Argument("JSON file with sizes, hashes in base64 and the proof")] InputFile File);

    /// <inheritdoc/>
    public Task<Outcome<ProofVerdict>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult(ProofVerdict.Of(request.File, ProofKind.Consistency));
}
