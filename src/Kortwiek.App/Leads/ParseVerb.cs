using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Kortwiek.Leads;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Leads;

/// <summary><c>leads parse PATH…</c>: every line of seized servers' logs is read, counted and kept as a pseudonymous event.</summary>
public sealed class ParseVerb(Scope scope) : IVerb<ParseVerb.Request, ParseVerb.Response>
{
    /// <summary>What is read, and what the caller knows of it.</summary>
    public sealed record Request(
        [Argument("log files or folders of them, plain or packed (.gz, .xz, .zst)")] IReadOnlyList<InputPath> Paths,
        [Option("format instead of detecting it: combined, syslog")] string? Format = null,
        [Option("time zone of servers whose logs bear none: Europe/Amsterdam, UTC, +02:00")] string? Tz = null,
        [Option("year of the last record of logs that bear none")] int? Year = null,
        [Option("seconds by which the servers' clocks were ahead")] double? Skew = null,
        [Option("when the evidence was acquired; years are inferred from it")] DateTimeOffset? AcquiredAt = null,
        [Option("workers at a time (default: one per core)")] int? Jobs = null,
        [Option("country table, CSV or mmdb (default: the table of set-up)")] InputFile? Geo = null,
        [Option("second country table, CSV or mmdb")] InputFile? Geo2 = null,
        [Option("tables of networks, CSV")] IReadOnlyList<InputFile>? Asn = null,
        [Option("exits of Tor")] InputFile? Tor = null,
        [Option("protected addresses: researchers, journalists, own police")] InputFile? Protected = null,
        [Option("day of the tables' facts, where they bear none")] DateOnly? TablesOf = null,
        [Option("look no address up in the tables of set-up")] bool WithoutTables = false,
        [Option("folder for the Parquet files instead of the operation's")] OutputFolder? Out = null);

    /// <summary>What became of the files.</summary>
    /// <param name="Files">In the order in which they were read.</param>
    /// <param name="Totals">Over all files.</param>
    /// <param name="Duplicates">Files that are the same as one read before; they were read once.</param>
    /// <param name="Kept">True where the events are kept.</param>
    public sealed record Response(IReadOnlyList<FileReport> Files, Sums Totals, IReadOnlyList<Duplicate> Duplicates, bool Kept);

    /// <summary>Sums over all files.</summary>
    public sealed record Sums(long Files, long Unknown, long Lines, long Parsed, long Rejected, long Directives, long Blank, long Continued, long Repeated, long LoginOk, long LoginFail);

    /// <summary>A file that was there already.</summary>
    /// <param name="Path">Its name.</param>
    /// <param name="Of">The file with the same bytes.</param>
    public sealed record Duplicate(string Path, string Of);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.Run(() => RunAsync(request, new Throttled(progress, scope.Clock), cancellation), cancellation);

    private async Task<Outcome<Response>> RunAsync(Request request, Throttled progress, CancellationToken cancellation)
    {
        var named = Files(request);
        if (named is not Outcome<IReadOnlyList<InputFile>>.Done { Answer: var files })
        {
            return named.As<Response>();
        }

        var options = Options(request);
        if (options is not Outcome<ParseOptions>.Done { Answer: var plain })
        {
            return options.As<Response>();
        }

        var read = TableFiles.Read(request, scope.HasOperation && scope.Operation.Demo);
        if (read is not Outcome<TableFiles>.Done { Answer: var tables })
        {
            return read.As<Response>();
        }

        using (tables)
        {
            return await ParseAsync(request, files, plain with { Addresses = tables.Book }, progress, cancellation);
        }
    }

    private async Task<Outcome<Response>> ParseAsync(Request request, IReadOnlyList<InputFile> files, ParseOptions options, Throttled progress, CancellationToken cancellation)
    {
        var target = request.Out?.Path ?? (scope.HasOperation ? scope.Folder.Events : null);
        var incoming = target is null ? null : Path.Combine(target, $"incoming.tmp-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        try
        {
            if (incoming is not null)
            {
                Directory.CreateDirectory(incoming);
            }

            var reports = new List<FileReport>();
            var duplicates = new List<Duplicate>();
            for (var i = 0; i < files.Count; i++)
            {
                progress.Report(new Step("parsing", i, files.Count));
                var outcome = One(request, files[i], options, incoming, cancellation);
                if (outcome is not Outcome<FileReport>.Done { Answer: var report })
                {
                    return outcome.As<Response>();
                }

                if (reports.Find(r => r.Sha256 == report.Sha256) is { } first)
                {
                    duplicates.Add(new Duplicate(report.Path, first.Path));
                }
                else
                {
                    reports.Add(report);
                }
            }

            progress.Report(new Step("parsing", files.Count, files.Count));
            Move(incoming, target);
            if (scope.HasOperation && request.Out is null)
            {
                await KeepAsync(reports, cancellation);
            }

            return Answer(new Response(reports, Sum(reports), duplicates, target is not null));
        }
        finally
        {
            if (incoming is not null && Directory.Exists(incoming))
            {
                Directory.Delete(incoming, recursive: true);
            }
        }
    }

    private static Outcome<FileReport> One(Request request, InputFile file, ParseOptions options, string? incoming, CancellationToken cancellation)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<FileReport>();
        }

        using (stream)
        {
            if (!stream.CanSeek)
            {
                return new BadInput("This is no plain file; save it first.", file.Name);
            }
        }

        try
        {
            var source = LogSource.File(file.Path) with { Path = file.Name, AcquiredAt = request.AcquiredAt };
            var output = incoming is null ? null : new EventFolder(incoming);
            var outcome = LogParser.Parse(source, options, output, NoProgress.Instance, cancellation);
            return outcome is Outcome<FileReport>.Done { Answer.End: UnpackEnd.TooLarge }
                ? new BadInput("The packed file grows to over 50 GiB and over 200 times its size: it is refused as a bomb.", file.Name)
                : outcome;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return BadInput.Unreadable(file.Name, e.Message);
        }
    }

    private static Outcome<Response> Answer(Response response)
    {
        var poor = response.Files.Where(f => !f.Good).ToList();
        if (poor.Count == 0)
        {
            return response;
        }

        var why = Why(poor[0]);
        return new Outcome<Response>.No(response, poor.Count > 1 ? (Sentence)$"{why} {poor.Count - 1} more files are like that." : why);
    }

    private static Sentence Why(FileReport file)
    {
        if (file.End is UnpackEnd.Truncated or UnpackEnd.Damaged)
        {
            return $"{file.Path}: the packed file is cut or damaged; what was there is kept.";
        }

        return file is { Parsed: 0, Format: "unknown" } ? (Sentence)$"{file.Path}: its format is not known." : (Sentence)$"{file.Path}: it holds no event.";
    }

    // Each source's folder replaces an older one of the same source.
    private static void Move(string? incoming, string? target)
    {
        if (incoming is null || target is null)
        {
            return;
        }

        foreach (var source in Directory.EnumerateDirectories(incoming))
        {
            var place = Path.Combine(target, Path.GetFileName(source));
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }

            Directory.Move(source, place);
        }
    }

    private async Task KeepAsync(List<FileReport> reports, CancellationToken cancellation)
    {
        var names = reports.Select(r => r.Source).ToList();
        var known = await scope.Db.Set<LogSourceRow>().Where(r => names.Contains(r.Source)).ToDictionaryAsync(r => r.Source, cancellation);
        foreach (var report in reports)
        {
            if (!known.TryGetValue(report.Source, out var row))
            {
                row = new LogSourceRow { Id = Id<LogSourceRow>.New(scope.Clock), Source = report.Source, FileDigest = report.Sha256, Path = "", Format = "", Member = "", Report = "" };
                scope.Db.Add(row);
            }

            row.Path = report.Path;
            row.Format = report.Format;
            row.Lines = report.Lines;
            row.Parsed = report.Parsed;
            row.Rejected = report.Rejected;
            row.Good = report.Good;
            row.First = report.First;
            row.Last = report.Last;
            row.At = scope.Clock.GetUtcNow();
            row.Member = scope.Handle;
            row.Report = JsonSerializer.Serialize(report, KortwiekJson.Options);
        }
    }

    private Outcome<ParseOptions> Options(Request request)
    {
        if (request.Out?.Taken() is { } taken)
        {
            return taken;
        }

        if (request.Year is < 1970 or > 2200 || request.Jobs is < 1 or > 256 || request.Skew is { } skew && !(Math.Abs(skew) < 1e9))
        {
            return new BadInput("--year lies between 1970 and 2200, --jobs between 1 and 256, and --skew within a billion seconds.", Code: "usage");
        }

        if (!TryZone(request.Tz, out var zone))
        {
            return new BadInput($"'{request.Tz}' is no time zone; write a name such as Europe/Amsterdam, UTC, or an offset such as +02:00.", Code: "usage");
        }

        // Without an operation the key is forgotten when the command ends: the pseudonyms then tell equal from unequal and nothing else.
        return new ParseOptions
        {
            Pseudonyms = new Pseudonyms(scope.HasOperation ? scope.Folder.Secret("pseudonyms") : RandomNumberGenerator.GetBytes(Pseudonyms.KeyBytes)),
            Format = request.Format is null or "auto" ? null : request.Format,
            Zone = zone,
            Year = request.Year,
            SkewSeconds = request.Skew,
            Degree = request.Jobs ?? Environment.ProcessorCount,
        };
    }

    private static bool TryZone(string? text, out TimeZoneInfo? zone)
    {
        zone = null;
        if (text is null)
        {
            return true;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(text, out zone))
        {
            return true;
        }

        if (text.Length == 6 && text[0] is '+' or '-' && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14))
        {
            zone = TimeZoneInfo.CreateCustomTimeZone($"UTC{text}", text[0] == '-' ? -offset : offset, text, text);
            return true;
        }

        return false;
    }

    // A folder is read with all below it, in the order of the names.
    private static Outcome<IReadOnlyList<InputFile>> Files(Request request)
    {
        if (request.Paths.Count == 0)
        {
            return new BadInput("Name at least one log file or folder.", Code: "missing-argument");
        }

        var files = new List<InputFile>();
        foreach (var path in request.Paths)
        {
            if (path.Missing() is { } missing)
            {
                return missing;
            }

            if (!Directory.Exists(path.Path))
            {
                files.Add(new InputFile(path.Path, path.Name));
                continue;
            }

            var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
            var inside = Directory.EnumerateFiles(path.Path, "*", options).Order(StringComparer.Ordinal).ToList();
            if (inside.Count == 0)
            {
                return new BadInput("There is no file in this folder.", path.Name, Code: "missing-file");
            }

            files.AddRange(inside.Select(f => new InputFile(f, Path.Combine(path.Name, Path.GetRelativePath(path.Path, f)))));
        }

        return new Outcome<IReadOnlyList<InputFile>>.Done(files);
    }

    private static Sums Sum(List<FileReport> reports) => new(
        reports.Count,
        reports.Count(r => r.Format == "unknown"),
        reports.Sum(r => r.Lines),
        reports.Sum(r => r.Parsed),
        reports.Sum(r => r.Rejected),
        reports.Sum(r => r.Directives),
        reports.Sum(r => r.Blank),
        reports.Sum(r => r.Continued),
        reports.Sum(r => r.Repeated),
        reports.Sum(r => r.LoginOk),
        reports.Sum(r => r.LoginFail));
}
