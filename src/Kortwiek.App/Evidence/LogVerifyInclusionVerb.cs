using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence log verify-inclusion FILE</c>: is an entry in a tree?</summary>
public sealed class LogVerifyInclusionVerb : IVerb<LogVerifyInclusionVerb.Request, ProofVerdict>
{
    /// <summary>The file: <c>leafIdx</c>, <c>treeSize</c>, <c>leafHash</c>, <c>root</c> and <c>proof</c>; hashes in base64, null for no proof hashes.</summary>
    public sealed record Request([Argument("JSON file with sizes, hashes in base64 and the proof")] InputFile File);

    /// <inheritdoc/>
    public Task<Outcome<ProofVerdict>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult(ProofVerdict.Of(request.File, ProofKind.Inclusion));
}
