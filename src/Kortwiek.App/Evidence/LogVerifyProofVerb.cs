using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence log verify-proof FILE --entry E --policy P</c>: is an entry in a log that the policy trusts?</summary>
public sealed class LogVerifyProofVerb : IVerb<LogVerifyProofVerb.Request, Verification>
{
    /// <summary>Proof, entry and policy.</summary>
    public sealed record Request(
        [Argument("proof file")] InputFile Proof,
        [Option("file with the entry's bytes")] InputFile Entry,
        [Option("policy file: whose signatures are trusted")] InputFile Policy);

    /// <inheritdoc/>
    public Task<Outcome<Verification>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) => Task.FromResult(Run(request));

    private static Outcome<Verification> Run(Request request)
    {
        var policy = SmallFiles.Policy(request.Policy);
        if (policy is not Outcome<Policy>.Done { Answer: var trusted })
        {
            return policy.As<Verification>();
        }

        var bytes = SmallFiles.Bytes(request.Proof);
        if (bytes is not Outcome<byte[]>.Done { Answer: var proofBytes })
        {
            return bytes.As<Verification>();
        }

        var entry = SmallFiles.Bytes(request.Entry);
        if (entry is not Outcome<byte[]>.Done { Answer: var entryBytes })
        {
            return entry.As<Verification>();
        }

        // A proof file with a flipped bit may be none any more: that is a no, not a bad input.
        if (!TlogProof.TryParse(proofBytes, out var proof, out var reason))
        {
            return VerifyVerb.Judge(Verification.Of(request.Proof.Name, "proof", [new Kortwiek.Evidence.Check("proof", false, reason)], []));
        }

        var lines = SignedNote.TryParse(proof.Checkpoint, out var note, out _) ? trusted.Judge(note).Lines : [];
        return VerifyVerb.Judge(Verification.Of(request.Proof.Name, "proof", proof.Check(entryBytes, trusted), lines));
    }
}
