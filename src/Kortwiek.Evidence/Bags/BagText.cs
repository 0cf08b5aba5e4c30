using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Bags;

/// <summary>The lines of a tag file in the bag's encoding; a byte that the encoding does not know is a fault, never a replacement character.</summary>
internal static class BagText
{
    /// <summary>The encoding of a name, or null where there is none.</summary>
    public static Encoding? EncodingOf(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Lines ended by LF, CR or CRLF.</summary>
    /// <exception cref="DecoderFallbackException">While reading: bytes that are none of the encoding.</exception>
    public static IEnumerable<string> Lines(SafeFileHandle file, Encoding encoding, Action onMark)
    {
        using var stream = new FileStream(file, FileAccess.Read, 1 << 16);
        var head = new byte[3];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var (used, skip) = (encoding, 0);
        if (encoding is UTF8Encoding && length == 3 && head.AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            skip = 3;
            onMark();
        }
        else if (encoding is UnicodeEncoding && length >= 2 && (head[0], head[1]) is (0xfe, 0xff) or (0xff, 0xfe))
        {
            (used, skip) = (new UnicodeEncoding(bigEndian: head[0] == 0xfe, byteOrderMark: false, throwOnInvalidBytes: true), 2);
        }

        stream.Position = skip;
        using var reader = new StreamReader(stream, used, detectEncodingFromByteOrderMarks: false, 1 << 16);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
