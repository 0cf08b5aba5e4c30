using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Kortwiek.Evidence.Log;

/// <summary>What the writer of a log remembers: how far the tiles are durable, and what was signed last.</summary>
internal sealed record LogState(string Origin, ulong Size, MerkleHash Root, ulong SignedSize, MerkleHash SignedRoot)
{
    public const string RelativePath = LogLayout.StateFolder + "/tree";
    private const string Magic = "kortwiek-log-state/1";

    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out LogState? state)
    {
        state = null;
        if (bytes.Length > 4096 || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return false;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines.Length != 5 || lines[0] != Magic || lines[1].Length == 0 || lines[4].Length != 0 ||
            !TryPair(lines[2], out var size, out var root) || !TryPair(lines[3], out var signedSize, out var signedRoot) || signedSize > size)
        {
            return false;
        }

        state = new LogState(lines[1], size, root, signedSize, signedRoot);
        return true;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Magic}\n{Origin}\n{Size} {Root}\n{SignedSize} {SignedRoot}\n"));

    private static bool TryPair(string line, out ulong size, out MerkleHash root)
    {
        root = default;
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        size = 0;
        return space > 0 && Checkpoint.TryNumber(line.AsSpan(0, space), out size) && MerkleHash.TryParse(Encoding.UTF8.GetBytes(line[(space + 1)..]), out root);
    }
}
