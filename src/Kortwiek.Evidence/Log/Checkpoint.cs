using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Kortwiek.Evidence.Log;

/// <summary>A ledger's size and root under its name: what a log signs.</summary>
/// <param name="Origin">The log's name; not empty, one line.</param>
/// <param name="Size">Entries.</param>
/// <param name="Root">The Merkle root over them.</param>
/// <param name="Extensions">Further signed lines, none of them empty. We write none.</param>
/// <remarks>C2SP tlog-checkpoint.</remarks>
public sealed record Checkpoint(string Origin, ulong Size, MerkleHash Root, IReadOnlyList<string> Extensions)
{
    /// <summary>A checkpoint without further lines.</summary>
    public Checkpoint(string origin, ulong size, MerkleHash root)
        : this(origin, size, root, [])
    {
    }

    /// <summary>Reads a note's text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (text.IsEmpty || text[^1] != '\n' || !System.Text.Unicode.Utf8.IsValid(text))
        {
            return false;
        }

        var lines = Encoding.UTF8.GetString(text[..^1]).Split('\n');
        if (lines.Length < 3 || lines.Any(l => l.Length == 0) || !TryNumber(lines[1], out var size) ||
            !MerkleHash.TryParse(Encoding.UTF8.GetBytes(lines[2]), out var root))
        {
            return false;
        }

        checkpoint = new Checkpoint(lines[0], size, root, lines[3..]);
        return true;
    }

    /// <summary>Reads a signed note that holds a checkpoint; says nothing about the signatures.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out SignedNote? note, [NotNullWhen(true)] out Checkpoint? checkpoint, out string reason)
    {
        checkpoint = null;
        if (!SignedNote.TryParse(bytes, out note, out reason))
        {
            return false;
        }

        if (!TryParse(note.Text.Span, out checkpoint))
        {
            reason = "the note's text is no checkpoint (origin, size, root)";
            return false;
        }

        return true;
    }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToText() => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n") + string.Concat(Extensions.Select(e => e + "\n")));

    // Decimal without sign and leading zeros.
    internal static bool TryNumber(ReadOnlySpan<char> text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');
}
