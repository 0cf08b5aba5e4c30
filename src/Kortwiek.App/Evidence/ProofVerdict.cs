using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary>What a check of a Merkle proof in a JSON file says.</summary>
/// <param name="Ok">The proof holds.</param>
/// <param name="Proof">Which proof it is.</param>
public sealed record ProofVerdict(bool Ok, ProofKind Proof)
{
    /// <summary>Reads the file and checks the proof.</summary>
    internal static Outcome<ProofVerdict> Of(InputFile file, ProofKind kind)
    {
        var bytes = SmallFiles.Bytes(file);
        if (bytes is not Outcome<byte[]>.Done { Answer: var json })
        {
            return bytes.As<ProofVerdict>();
        }

        if (!ProofFile.TryParse(json, kind, out var proof, out var fault))
        {
            return fault with { File = file.Name };
        }

        var verdict = new ProofVerdict(proof.Check(kind), kind);
        return verdict.Ok ? verdict : new Outcome<ProofVerdict>.No(verdict, "The proof does not hold.");
    }
}
