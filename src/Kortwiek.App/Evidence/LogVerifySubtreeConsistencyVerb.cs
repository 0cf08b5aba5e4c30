using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence log verify-subtree-consistency FILE</c>: is a subtree part of a tree?</summary>
public sealed class LogVerifySubtreeConsistencyVerb : IVerb<LogVerifySubtreeConsistencyVerb.Request, ProofVerdict>
{
    /// <summary>The file: <c>start</c>, <c>end</c>, <c>size</c>, <c>root1</c> (the subtree's), <c>root2</c> and <c>proof</c>; hashes in base64, null for no proof hashes.</summary>
    public sealed record Request([Argument("JSON file with sizes, hashes in base64 and the proof")] InputFile File);

    /// <inheritdoc/>
    public Task<Outcome<ProofVerdict>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult(ProofVerdict.Of(request.File, ProofKind.SubtreeConsistency));
}
