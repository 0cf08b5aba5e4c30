using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Evidence.Log;

/// <summary>A proof in a JSON file, as proof vectors are exchanged: sizes, hashes in base64, and a list of proof hashes that may be null.</summary>
public sealed class ProofFile
{
    private readonly Dictionary<string, ulong> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _hashes = new(StringComparer.Ordinal);
    private readonly List<byte[]> _proof = [];

    private ProofFile()
    {
    }

    /// <summary>Reads a file of the fields of one kind; others are passed over.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="kind">Which proof is expected.</param>
    /// <param name="file">The proof, or null.</param>
    /// <param name="fault">What is missing or has the wrong form.</param>
    public static bool TryParse(ReadOnlyMemory<byte> json, ProofKind kind, [NotNullWhen(true)] out ProofFile? file, [NotNullWhen(false)] out BadInput? fault)
    {
        file = null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            var read = new ProofFile();
            if (read.Read(document.RootElement, kind) is { } reason)
            {
                fault = new BadInput(reason, Code: "proof");
                return false;
            }

            file = read;
            fault = null;
            return true;
        }
        catch (JsonException error)
        {
            fault = new BadInput($"The file is no JSON: {error.Message}", Line: error.LineNumber + 1, Code: "proof");
            return false;
        }
    }

    /// <summary>Whether the proof holds. A hash of another length than 32 bytes makes it fail.</summary>
    public bool Check(ProofKind kind)
    {
        var hashes = new Dictionary<string, MerkleHash>(StringComparer.Ordinal);
        foreach (var (name, bytes) in _hashes)
        {
            if (bytes.Length != MerkleHash.Length)
            {
                return false;
            }

            hashes[name] = MerkleHash.From(bytes);
        }

        if (_proof.Any(p => p.Length != MerkleHash.Length))
        {
            return false;
        }

        var proof = _proof.ConvertAll(p => MerkleHash.From(p));
        return kind switch
        {
            ProofKind.Inclusion => ProofChecks.Inclusion(_numbers["leafIdx"], _numbers["treeSize"], hashes["leafHash"], proof, hashes["root"]),
            ProofKind.Consistency => ProofChecks.Consistency(_numbers["size1"], _numbers["size2"], hashes["root1"], hashes["root2"], proof),
            ProofKind.SubtreeInclusion => ProofChecks.SubtreeInclusion(_numbers["leafIdx"], _numbers["start"], _numbers["end"], hashes["leafHash"], proof, hashes["root"]),
            _ => ProofChecks.SubtreeConsistency(_numbers["start"], _numbers["end"], _numbers["size"], hashes["root1"], hashes["root2"], proof),
        };
    }

    private static (string[] Numbers, string[] Hashes) Shape(ProofKind kind) => kind switch
    {
        ProofKind.Inclusion => (["leafIdx", "treeSize"], ["leafHash", "root"]),
        ProofKind.Consistency => (["size1", "size2"], ["root1", "root2"]),
        ProofKind.SubtreeInclusion => (["leafIdx", "start", "end"], ["leafHash", "root"]),
        _ => (["start", "end", "size"], ["root1", "root2"]),
    };

    private string? Read(JsonElement root, ProofKind kind)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "The file is no JSON object.";
        }

        var (numbers, hashes) = Shape(kind);
        foreach (var name in numbers)
        {
            if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetUInt64(out var number))
            {
                return $"The number {name} is missing or not between 0 and 2^64 - 1.";
            }

            _numbers[name] = number;
        }

        foreach (var name in hashes)
        {
            if (!root.TryGetProperty(name, out var value) || !TryBytes(value, out var bytes))
            {
                return $"The hash {name} is missing or not base64.";
            }

            _hashes[name] = bytes;
        }

        if (!root.TryGetProperty("proof", out var proof) || proof.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            return "The list proof is missing.";
        }

        if (proof.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in proof.EnumerateArray())
            {
                if (!TryBytes(item, out var bytes))
                {
                    return $"Hash {_proof.Count} of the proof is not base64.";
                }

                _proof.Add(bytes);
            }
        }

        return null;
    }

    private static bool TryBytes(JsonElement value, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = value.ValueKind == JsonValueKind.Null ? [] : null;
        return bytes is not null || (value.ValueKind == JsonValueKind.String && StrictBase64.TryDecode(Encoding.UTF8.GetBytes(value.GetString()!), out bytes));
    }
}
