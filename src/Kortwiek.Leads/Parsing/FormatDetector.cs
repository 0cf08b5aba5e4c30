namespace Kortwiek.Leads;

/// <summary>Finds the format of lines by trying all: the share of the lines that are not blank which a format can read.</summary>
internal static class FormatDetector
{
    /// <summary>Bytes of a sample.</summary>
    public const int SampleBytes = 64 << 10;

    /// <summary>The least share.</summary>
    public const double Enough = 0.6;

    /// <summary>The format that reads most lines, or null where none reads <see cref="Enough"/> of them; a tie goes to the first of <see cref="LogFormats.All"/>.</summary>
    /// <param name="samples">Pieces of the file: the first begins at a line, the others anywhere.</param>
    /// <param name="share">Share of the best format.</param>
    public static LogFormat? Detect(IReadOnlyList<ReadOnlyMemory<byte>> samples, out double share)
    {
        LogFormat? best = null;
        share = 0;
        foreach (var format in LogFormats.All)
        {
            long matched = 0, lines = 0;
            for (var i = 0; i < samples.Count; i++)
            {
                var sample = samples[i].Span;
                Count(format, i == 0 ? sample : sample[(sample.IndexOf((byte)'\n') + 1)..], ref matched, ref lines);
            }

            var own = lines == 0 ? 0 : (double)matched / lines;
            if (own > share)
            {
                share = own;
                best = format;
            }
        }

        return share >= Enough ? best : null;
    }

    private static void Count(LogFormat format, ReadOnlySpan<byte> sample, ref long matched, ref long lines)
    {
        var context = new ReadContext(null, null, 0);
        var record = default(LogRecord);
        while (!sample.IsEmpty)
        {
            var end = sample.IndexOf((byte)'\n');

            // A last piece without an end may be half a line; it counts only where there is nothing else.
            if (end < 0 && lines > 0)
            {
                return;
            }

            var line = end < 0 ? sample : sample[..end];
            sample = end < 0 ? default : sample[(end + 1)..];
            line = line.TrimEnd((byte)'\r');
            if (line.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            lines++;
            record.Reset();
            if (format.Read(line, ref record, context) is LineOutcome.Parsed or LineOutcome.Repeat or LineOutcome.Directive)
            {
                matched++;
            }
        }
    }
}
