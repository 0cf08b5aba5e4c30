using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary>The four verbs that check a Merkle proof in a JSON file: <c>evidence log verify-inclusion|verify-consistency|verify-subtree-inclusion|verify-subtree-consistency FILE</c>.</summary>
/// <param name="kind">Which proof is expected.</param>
public sealed class LogVerifyVectorVerb(ProofKind kind) : IVerb<LogVerifyVectorVerb.Request, LogVerifyVectorVerb.Response>
{
    /// <summary>The file.</summary>
    public sealed record Request([Argument("JSON file with sizes, hashes in base64 and the proof")] InputFile File);

    /// <summary>The verdict.</summary>
    public sealed record Response(bool Ok, ProofKind Proof);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) => Task.FromResult(Run(request));

    private Outcome<Response> Run(Request request)
    {
        var bytes = SmallFiles.Bytes(request.File);
        if (bytes is not Outcome<byte[]>.Done { Answer: var json })
        {
            return bytes.As<Response>();
        }

        if (!ProofFile.TryParse(json, kind, out var proof, out var fault))
        {
            return fault with { File = request.File.Name };
        }

        var response = new Response(proof.Check(kind), kind);
        return response.Ok ? response : new Outcome<Response>.No(response, "The proof does not hold.");
    }
}
