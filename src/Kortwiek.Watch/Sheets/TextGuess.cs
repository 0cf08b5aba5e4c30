using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Kortwiek.Watch.Sheets;

/// <summary>What a text file's bytes say of its encoding and separator.</summary>
/// <param name="Encoding">UTF-8 where every byte of the file fits it, UTF-16 where its mark says so, else Windows-1252.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Separator"><c>;</c>, <c>,</c> or tab.</param>
internal sealed record TextGuess(Encoding Encoding, string Name, char Separator)
{
    private const int Rows = 20;
    private static readonly char[] Separators = [';', '\t', ','];

    /// <summary>The encoding that offices west of the Elbe save by default.</summary>
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!;

    /// <summary>Reads the file once for the encoding and its first rows for the separator.</summary>
    public static TextGuess Of(Stream file, CancellationToken cancellation)
    {
        var (encoding, name) = EncodingOf(file, cancellation);
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[1 << 16];
        var read = reader.ReadBlock(buffer);
        return new TextGuess(encoding, name, SeparatorOf(buffer.AsSpan(0, read)));
    }

    /// <summary>The encoding by its name, or null where there is none of that name among those that offices use.</summary>
    public static (Encoding Encoding, string Name)? Named(string name) => name.ToLowerInvariant() switch
    {
        "utf-8" or "utf8" => (new UTF8Encoding(), "UTF-8"),
        "windows-1252" or "cp1252" or "latin1" or "iso-8859-1" => (Windows1252, "Windows-1252"),
        "utf-16" or "utf-16le" => (Encoding.Unicode, "UTF-16"),
        "utf-16be" => (Encoding.BigEndianUnicode, "UTF-16 (big-endian)"),
        _ => null,
    };

    private static (Encoding Encoding, string Name) EncodingOf(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            var held = 0;
            var first = true;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var read = file.Read(buffer, held, (1 << 20) - held);
                var text = buffer.AsSpan(0, held + read);
                if (first && text.Length >= 2 && (text[0], text[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
                {
                    return text[0] == 0xFF ? (Encoding.Unicode, "UTF-16") : (Encoding.BigEndianUnicode, "UTF-16 (big-endian)");
                }

                first = false;

                // The last letter may be cut by the buffer's end.
                var whole = read == 0 ? text.Length : text.Length - CutLetter(text);
                if (!Utf8.IsValid(text[..whole]))
                {
                    return (Windows1252, "Windows-1252");
                }

                if (read == 0)
                {
                    return (new UTF8Encoding(), "UTF-8");
                }

                text[whole..].CopyTo(buffer);
                held = text.Length - whole;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The bytes of a letter that begins within the last three bytes and does not end there.
    private static int CutLetter(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var b = text[^back];
            if ((b & 0xC0) == 0x80)
            {
                continue;
            }

            var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
            return length > back ? back : 0;
        }

        return 0;
    }

    // The one that stands equally often in most of the first rows; a comma inside texts varies.
    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        var best = (Score: 0, Separator: ';');
        foreach (var separator in Separators)
        {
            var counts = Counts(text, separator);
            var usual = counts.Count == 0 ? 0 : counts.GroupBy(c => c).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
            var score = usual == 0 ? 0 : (counts.Count(c => c == usual) * 100) + Math.Min(usual, 99);
            best = score > best.Score ? (score, separator) : best;
        }

        return best.Separator;
    }

    private static List<int> Counts(ReadOnlySpan<char> text, char separator)
    {
        var counts = new List<int>();
        var (count, quoted, any) = (0, false, false);
        foreach (var c in text)
        {
            quoted ^= c == '"';
            if (c == '\n' && !quoted)
            {
                if (any)
                {
                    counts.Add(count);
                }

                (count, any) = (0, false);
                if (counts.Count == Rows)
                {
                    return counts;
                }

                continue;
            }

            any |= c is not ('\r' or ' ');
            count += !quoted && c == separator ? 1 : 0;
        }

        if (any)
        {
            counts.Add(count);
        }

        return counts;
    }
}
