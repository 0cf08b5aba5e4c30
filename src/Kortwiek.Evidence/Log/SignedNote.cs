using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kortwiek.Evidence.Log;

/// <summary>A text with signature lines under it. The bytes are kept as they came.</summary>
/// <remarks>C2SP signed-note.</remarks>
public sealed class SignedNote
{
    /// <summary>The most bytes a note may have.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>The most signature lines a note may have.</summary>
    public const int MaxLines = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private SignedNote(ReadOnlyMemory<byte> text, IReadOnlyList<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>The signed text, with its last newline and without the empty line.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>At least one, no two of one key.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note; says nothing about its signatures.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out SignedNote? note, out string reason)
    {
        note = null;
        var span = bytes.Span;
        if (span.Length > MaxBytes)
        {
            reason = $"the note has more than {MaxBytes} bytes";
            return false;
        }

        if (!IsText(span))
        {
            reason = "the note is not UTF-8 or holds control characters";
            return false;
        }

        var gap = span.LastIndexOf("\n\n"u8);
        if (gap < 0 || gap + 2 == span.Length || span[^1] != '\n')
        {
            reason = "the note has no signature lines after an empty line";
            return false;
        }

        var lines = Strict.GetString(span[(gap + 2)..^1]).Split('\n');
        if (lines.Length > MaxLines)
        {
            reason = $"the note has more than {MaxLines} signature lines";
            return false;
        }

        var signatures = new List<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (!TryLine(line, out var signature))
            {
                reason = $"\"{Shorten(line)}\" is no signature line";
                return false;
            }

            if (signatures.Any(s => s.Name == signature.Name && s.KeyId == signature.KeyId))
            {
                reason = $"the key {signature.Name}+{signature.KeyId:x8} stands on two lines";
                return false;
            }

            signatures.Add(signature);
        }

        note = new SignedNote(bytes[..(gap + 1)], signatures);
        reason = "";
        return true;
    }

    /// <summary>Signs a text.</summary>
    /// <exception cref="ArgumentException">The text does not end with a newline, is not UTF-8, or the key is a witness's.</exception>
    public static SignedNote Sign(ReadOnlyMemory<byte> text, INoteSigner signer)
    {
        if (text.IsEmpty || text.Span[^1] != '\n' || !IsText(text.Span) || signer.Key.Type != NoteKeyType.Ed25519)
        {
            throw new ArgumentException("A note's text is UTF-8 and ends with a newline; it is signed with a key of type 1.", nameof(text));
        }

        return new SignedNote(text, [new NoteSignature(signer.Key.Name, signer.Key.Id, signer.Sign(text.Span))]);
    }

    /// <summary>The same note with one more signature line; an earlier line of that key is replaced.</summary>
    public SignedNote With(NoteSignature signature) =>
        new(Text, [.. Signatures.Where(s => s.Name != signature.Name || s.KeyId != signature.KeyId), signature]);

    /// <summary>Checks all lines of the known keys; lines of others are passed over.</summary>
    public NoteVerdict Verify(IReadOnlyCollection<NoteKey> known)
    {
        var verified = new List<VerifiedLine>();
        foreach (var signature in Signatures)
        {
            foreach (var key in known.Where(k => k.Id == signature.KeyId && k.Name == signature.Name))
            {
                if (!key.Verify(Text.Span, signature.Bytes.Span, out var seconds))
                {
                    return new NoteVerdict(false, verified, $"the signature of {key.Name} does not fit the text");
                }

                verified.Add(new VerifiedLine(key, seconds));
            }
        }

        return verified.Count > 0
            ? new NoteVerdict(true, verified, "")
            : new NoteVerdict(false, verified, "no known key signed it");
    }

    /// <summary>The note's bytes.</summary>
    public byte[] ToBytes() => [.. Text.Span, .. Encoding.UTF8.GetBytes("\n" + string.Concat(Signatures.Select(s => s + "\n")))];

    private static bool TryLine(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith("— ", StringComparison.Ordinal))
        {
            return false;
        }

        var space = line.IndexOf(' ', 2);
        if (space < 0 || !NoteKey.IsName(line[2..space]) || !StrictBase64.TryDecode(Encoding.UTF8.GetBytes(line[(space + 1)..]), out var bytes) || bytes.Length < 5)
        {
            return false;
        }

        signature = new NoteSignature(line[2..space], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4));
        return true;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b < 0x20 && b != '\n')
            {
                return false;
            }
        }

        return System.Text.Unicode.Utf8.IsValid(bytes);
    }

    private static string Shorten(string line) => line.Length <= 60 ? line : line[..60] + "…";
}
