namespace Kortwiek.Leads;

/// <summary>From where the year of records without one is taken: the caller, the acquisition, the gzip header, the file's own time, in this order.</summary>
internal sealed class YearBasis(LogSource source, ParseOptions options, LogFile file)
{
    public string From => options.Year is not null ? "option" : source.AcquiredAt is not null ? "acquisition" : file.GzipTime is not null ? "gzip-header" : "file-mtime";

    /// <summary>Year of the last record, once it was asked for.</summary>
    public int? LastYear { get; private set; }

    /// <summary>Reads the stamps of the whole file.</summary>
    public YearMap Find(CancellationToken cancellation)
    {
        var finder = new YearFinder();
        var (unpacked, text) = file.Read();
        var reader = new ChunkReader(unpacked, text, UnknownFormat.Instance, Math.Max(4096, options.ChunkBytes));
        var last = 0L;
        while (reader.Next() is { } chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = chunk.Bytes;
            var number = chunk.FirstLine;
            while (!bytes.IsEmpty)
            {
                var end = bytes.IndexOf((byte)'\n');
                var line = end < 0 ? bytes : bytes[..end];
                bytes = end < 0 ? default : bytes[(end + 1)..];
                if (LogFormats.Syslog.IsFresh(line) && SyslogStamp.TryRead(line, out var stamp) && stamp.Yearless is ( > 0, _, _) and var (month, day, seconds))
                {
                    finder.Add(number, month, day, seconds);
                    last = number;
                }

                number++;
            }

            reader.Return(chunk);
        }

        var map = options.Year is { } year ? finder.Given(year) : finder.Before(source.AcquiredAt ?? file.GzipTime ?? source.ModifiedAt);
        LastYear = map.At(Math.Max(1, last));
        return map;
    }
}
