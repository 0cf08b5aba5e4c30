using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Kortwiek.Evidence.Log;

/// <summary>A file that proves one entry on its own: index, inclusion proof and the signed checkpoint.</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Proof">Its inclusion proof.</param>
/// <param name="Checkpoint">The signed checkpoint, byte for byte.</param>
/// <param name="Extra">Bytes that nothing vouches for, or null.</param>
/// <remarks>C2SP tlog-proof.</remarks>
public sealed record TlogProof(ulong Index, IReadOnlyList<MerkleHash> Proof, ReadOnlyMemory<byte> Checkpoint, ReadOnlyMemory<byte>? Extra = null)
{
    private const string Magic = "c2sp.org/tlog-proof@v1";
    private const int MaxHashes = 64;

    /// <summary>Reads a proof file; says nothing about its truth.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TlogProof? proof, out string reason)
    {
        proof = null;
        var gap = bytes.Span.IndexOf("\n\n"u8);
        if (gap < 0 || bytes.Length > 2 * SignedNote.MaxBytes || !System.Text.Unicode.Utf8.IsValid(bytes.Span))
        {
            reason = "it is no proof file: the empty line before the checkpoint is missing";
            return false;
        }

        var lines = Encoding.UTF8.GetString(bytes.Span[..gap]).Split('\n');
        var next = 1;
        if (lines[0] != Magic)
        {
            reason = $"its first line is not {Magic}";
            return false;
        }

        byte[]? extra = null;
        if (lines.Length > 1 && lines[1].StartsWith("extra ", StringComparison.Ordinal))
        {
            if (!StrictBase64.TryDecode(Encoding.UTF8.GetBytes(lines[1]["extra ".Length..]), out extra))
            {
                reason = "its extra line is not base64";
                return false;
            }

            next = 2;
        }

        if (lines.Length <= next || !lines[next].StartsWith("index ", StringComparison.Ordinal) || !Log.Checkpoint.TryNumber(lines[next].AsSpan("index ".Length), out var index))
        {
            reason = "its index line is missing";
            return false;
        }

        var hashes = new List<MerkleHash>();
        foreach (var line in lines[(next + 1)..])
        {
            if (hashes.Count == MaxHashes || !MerkleHash.TryParse(Encoding.UTF8.GetBytes(line), out var hash))
            {
                reason = "a line of its proof is not 32 bytes in base64, or there are more than 64";
                return false;
            }

            hashes.Add(hash);
        }

        proof = new TlogProof(index, hashes, bytes[(gap + 2)..], extra is null ? null : (ReadOnlyMemory<byte>?)extra);
        reason = "";
        return true;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(Magic).Append('\n');
        if (Extra is { } extra)
        {
            head.Append("extra ").Append(Convert.ToBase64String(extra.Span)).Append('\n');
        }

        head.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Proof)
        {
            head.Append(hash).Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(head.Append('\n').ToString()), .. Checkpoint.Span];
    }

    /// <summary>Whether the entry is in a log that the policy trusts.</summary>
    /// <returns>Three checks: checkpoint, policy, inclusion; the later ones only where the earlier hold.</returns>
    public IReadOnlyList<Check> Check(ReadOnlySpan<byte> entry, Policy policy)
    {
        if (!Log.Checkpoint.TryParse(Checkpoint, out var note, out var checkpoint, out var reason))
        {
            return [new Check("checkpoint", false, reason)];
        }

        var read = new Check("checkpoint", true, $"{checkpoint.Origin}, {checkpoint.Size} entries");
        var verdict = policy.Judge(note);
        var signed = new Check("policy", verdict.Ok, verdict.Detail);
        if (!verdict.Ok)
        {
            return [read, signed];
        }

        var included = ProofChecks.Inclusion(Index, checkpoint.Size, Merkle.Leaf(entry), Proof, checkpoint.Root);
        return [read, signed, new Check("inclusion", included, included ? $"the entry is number {Index} of the log" : $"the entry is not number {Index} of the log")];
    }
}
