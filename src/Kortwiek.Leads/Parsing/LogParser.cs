using System.Collections.Concurrent;

namespace Kortwiek.Leads;

/// <summary>Reads log files of seized servers: detects the format, parses every line, counts every line, and hands the records on as pseudonymous events.</summary>
public static class LogParser
{
    /// <summary>Reads one file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">What the caller says about it.</param>
    /// <param name="output">Where the events go, or null to count only. Completed here.</param>
    /// <param name="progress">Gets unpacked bytes.</param>
    /// <param name="cancellation">Asked at each chunk; a cancelled file leaves no output.</param>
    /// <returns>The report, also for a file of no known format and for a cut one; a bad input only for a name of a format that does not exist.</returns>
    /// <exception cref="IOException">The file cannot be read or the output not be written.</exception>
    /// <exception cref="ArgumentException">Events are to be kept and no pseudonyms are given.</exception>
    public static Outcome<FileReport> Parse(LogSource source, ParseOptions options, EventOutput? output, IProgress<Step> progress, CancellationToken cancellation)
    {
        LogFormat? forced = null;
        if (options.Format is { } name && (forced = LogFormats.Find(name)) is null)
        {
            return new BadInput($"There is no log format '{name}'; there are: {string.Join(", ", LogFormats.Names)}.");
        }

        if (output is not null && options.Pseudonyms is null)
        {
            throw new ArgumentException("Events are kept under pseudonyms only.", nameof(options));
        }

        using var file = LogFile.Open(source, options.Limit, progress, cancellation);
        var samples = file.Samples();
        var confidence = 1.0;
        var format = forced ?? FormatDetector.Detect(samples, out confidence) ?? UnknownFormat.Instance;
        var year = new YearBasis(source, options, file);
        var run = new Run(file, options, output, format, new Lazy<YearMap>(() => year.Find(cancellation)), forced is null, Throttle(progress));
        output?.Begin(file.Sha256, source.Path, format.Name, options.Addresses);
        try
        {
            run.All(cancellation);
            output?.Complete();
        }
        finally
        {
            output?.End();
        }

        return Report(source, file, options, run, year, confidence);
    }

    private static Throttled Throttle(IProgress<Step> progress) => new(progress, TimeProvider.System);

    private static FileReport Report(LogSource source, LogFile file, ParseOptions options, Run run, YearBasis year, double confidence)
    {
        var tally = run.Tally;
        return new FileReport
        {
            Path = source.Path,
            Sha256 = file.Sha256,
            Size = file.Size,
            Unpacked = run.Unpacked.Position,
            Compression = run.Unpacked.Compression,
            End = run.Unpacked.End,
            Format = tally.Segments.Find(s => s.Format != UnknownFormat.Instance.Name)?.Format ?? UnknownFormat.Instance.Name,
            Confidence = confidence,
            Segments = tally.Segments,
            Lines = tally.Lines,
            Parsed = tally.Of(LineOutcome.Parsed),
            Rejected = tally.Of(LineOutcome.Rejected),
            Directives = tally.Of(LineOutcome.Directive),
            Blank = tally.Of(LineOutcome.Blank),
            Continued = tally.Of(LineOutcome.Continued),
            Repeated = tally.Of(LineOutcome.Repeat),
            Rejects = tally.Rejects(),
            Addresses = run.Addresses.Count,
            Hostnames = run.HostNames.Count,
            LoginOk = tally.LoginOk,
            LoginFail = tally.LoginFail,
            First = tally.First == long.MaxValue ? null : DateTimeOffset.UnixEpoch.AddTicks(tally.First * 10),
            Last = tally.Last == LogRecord.NoTime ? null : DateTimeOffset.UnixEpoch.AddTicks(tally.Last * 10),
            ClockSteps = tally.ClockSteps,
            Assumptions = new Assumptions(
                tally.ZoneUsed ? (options.Zone ?? TimeZoneInfo.Utc).Id : null,
                !tally.ZoneUsed ? "record" : tally.ZoneAssumed ? "assumed" : options.ZoneFrom,
                tally.YearUsed ? year.LastYear : null,
                tally.YearUsed ? year.From : "record",
                options.SkewSeconds),
            Flags = tally.Flags(),
        };
    }

    /// <summary>Chunks through workers and back into order.</summary>
    private sealed class Run(LogFile file, ParseOptions options, EventOutput? output, LogFormat format, Lazy<YearMap> years, bool detect, IProgress<Step> progress)
    {
        private readonly ConcurrentBag<EventBatch> _batches = [];
        private readonly BatchEncoder? _encoder = output is null ? null : new BatchEncoder(options.Pseudonyms!, options.Addresses, file.Sha256.Hex[..16]);

        public Tally Tally { get; } = new();

        public HashSet<Address> Addresses { get; } = [];

        public HashSet<string> HostNames { get; } = new(StringComparer.OrdinalIgnoreCase);

        public UnpackStream Unpacked { get; private set; } = null!;

        public void All(CancellationToken cancellation)
        {
            (Unpacked, var text) = file.Read();
            var reader = new ChunkReader(Unpacked, text, format, Math.Max(4096, options.ChunkBytes));
            var waiting = new Queue<Task<Work>>();
            var current = format;
            var more = true;
            while (more || waiting.Count > 0)
            {
                while (more && waiting.Count < options.Degree)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var chunk = reader.Next();
                    more = chunk is not null;
                    if (chunk is not null)
                    {
                        var start = current;
                        waiting.Enqueue(options.Degree == 1 ? Task.FromResult(Do(chunk, start)) : Task.Run(() => Do(chunk, start), cancellation));
                    }
                }

                if (waiting.TryDequeue(out var task))
                {
                    var work = task.GetAwaiter().GetResult();

                    // The chunk before ended in another format than this worker supposed.
                    work = work.Start == current ? work : Redo(work, current);
                    current = work.End;
                    Take(work);
                    reader.Return(work.Chunk);
                    progress.Report(new Step("parsing", work.Chunk.Offset + work.Chunk.Length, null));
                }
            }
        }

        private Work Redo(Work work, LogFormat start)
        {
            Free(work);
            return Do(work.Chunk, start);
        }

        private Work Do(Chunk chunk, LogFormat start)
        {
            var batch = _batches.TryTake(out var used) ? used : new EventBatch(_encoder is not null);
            var tally = new ChunkParser(options.Zone, options.SkewSeconds, years, detect).Parse(chunk, start, batch, out var end);
            return new Work(chunk, start, end, batch, tally, _encoder?.Encode(batch) ?? []);
        }

        private void Take(Work work)
        {
            Tally.Append(work.Tally);
            for (var peer = 0; peer < work.Batch.Peers.Count; peer++)
            {
                if (work.Batch.TryAddress(peer, out var address))
                {
                    Addresses.Add(address);
                }
                else
                {
                    HostNames.Add(System.Text.Encoding.Latin1.GetString(work.Batch.Peers[peer]));
                }
            }

            foreach (var part in work.Parts)
            {
                output!.Write(part);
            }

            Free(work);
        }

        private void Free(Work work)
        {
            foreach (var part in work.Parts)
            {
                part.Dispose();
            }

            work.Batch.Clear();
            _batches.Add(work.Batch);
        }

        private sealed record Work(Chunk Chunk, LogFormat Start, LogFormat End, EventBatch Batch, Tally Tally, IReadOnlyList<EventPart> Parts);
    }
}
