using System.Globalization;
using System.Text;
using System.Text.Json;
using Kortwiek.Leads;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Leads;

/// <summary><c>leads find</c>: runs the rules over the operation's events; every lead is proposed, readers are only counted.</summary>
public sealed class FindVerb(Scope scope) : IVerb<FindVerb.Request, FindVerb.Response>
{
    /// <summary>The kind of the runs it keeps.</summary>
    public const string Kind = "leads.find/1";

    /// <summary>What is searched, and by what.</summary>
    public sealed record Request(
        [Argument("Parquet files or folders of leads parse (default: the operation's own)")] IReadOnlyList<InputPath>? Events = null,
        [Option("rules instead of those of the system, JSON")] InputFile? Rules = null,
        [Option("paths of flagged objects, one a line")] InputFile? Flagged = null,
        [Option("instants of postings, one a line")] InputFile? Postings = null,
        [Option("beginnings of the links of watched channels, one a line")] InputFile? Channels = null,
        [Option("beginnings of paths that take uploads, one a line")] InputFile? Routes = null);

    /// <summary>What was found.</summary>
    /// <param name="Leads">Heaviest first.</param>
    /// <param name="NotPeople">Addresses that are programs.</param>
    /// <param name="PerCountry">Counts by country.</param>
    /// <param name="Events">Events looked at.</param>
    /// <param name="Sources">Log files looked at.</param>
    /// <param name="RulesSha256">Digest of the rules.</param>
    /// <param name="New">Leads that the operation did not have before.</param>
    public sealed record Response(
        IReadOnlyList<Lead> Leads,
        NotPeople NotPeople,
        IReadOnlyList<CountryCount> PerCountry,
        long Events,
        int Sources,
        Digest RulesSha256,
        int New);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.Run(() => RunAsync(request, new Throttled(progress, scope.Clock), cancellation), cancellation);

    private async Task<Outcome<Response>> RunAsync(Request request, Throttled progress, CancellationToken cancellation)
    {
        var options = await OptionsAsync(request, cancellation);
        if (options is not Outcome<FindOptions>.Done { Answer: var wanted })
        {
            return options.As<Response>();
        }

        var outcome = LeadFinder.Find(wanted, progress, cancellation);
        if (outcome is not Outcome<FindReport>.Done { Answer: var found })
        {
            return outcome.As<Response>();
        }

        // Events that are not the operation's own are looked at and left alone.
        var own = scope.HasOperation && request.Events is not { Count: > 0 };
        var (leads, fresh) = own ? await KeepAsync(found, cancellation) : (found.Leads, found.Leads.Count);
        var response = new Response(leads, found.NotPeople, found.PerCountry, found.Events, found.Sources, found.RulesSha256, fresh);
        if (own)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"{leads.Count} leads in {found.Events} events of {found.Sources} log files");
            scope.Keep(Kind, label, [found.RulesSha256], request, response with { Leads = [] });
        }

        return leads.Count > 0 ? response : new Outcome<Response>.No(response, "No lead was found.");
    }

    // A lead that was decided on keeps its state; a proposed one that is not found any more is not shown as current.
    private async Task<(IReadOnlyList<Lead> Leads, int New)> KeepAsync(FindReport found, CancellationToken cancellation)
    {
        var rows = await scope.Db.Set<LeadRow>().ToDictionaryAsync(r => r.Code, StringComparer.Ordinal, cancellation);
        var fresh = 0;
        foreach (var row in rows.Values)
        {
            row.Current = false;
        }

        var leads = new List<Lead>();
        foreach (var lead in found.Leads)
        {
            if (!rows.TryGetValue(lead.Id, out var row))
            {
                fresh++;
                row = new LeadRow
                {
                    Id = Id<LeadRow>.New(scope.Clock),
                    Code = lead.Id,
                    Class = LeadBook.Word(lead.Class),
                    Confidence = "",
                    State = LeadBook.Word(LeadState.Proposed),
                    FoundAt = scope.Clock.GetUtcNow(),
                    Body = "",
                };
                scope.Db.Add(row);
            }

            row.Country = lead.Country;
            row.Score = lead.Score;
            row.Confidence = LeadBook.Word(lead.Confidence);
            row.Current = true;
            row.Body = JsonSerializer.Serialize(lead, KortwiekJson.Options);
            leads.Add(LeadBook.Read(row));
        }

        return (leads, fresh);
    }

    private async Task<Outcome<FindOptions>> OptionsAsync(Request request, CancellationToken cancellation)
    {
        var files = await EventsAsync(request, cancellation);
        if (files is not Outcome<IReadOnlyList<string>>.Done { Answer: var events })
        {
            return files.As<FindOptions>();
        }

        var rules = RuleSet.Default;
        if (request.Rules is { } file)
        {
            var opened = file.Open();
            if (opened is not Outcome<FileStream>.Done { Answer: var stream })
            {
                return opened.As<FindOptions>();
            }

            await using (stream)
            {
                var read = RuleSet.Read(stream, file.Name);
                if (read is not Outcome<RuleSet>.Done { Answer: var own })
                {
                    return read.As<FindOptions>();
                }

                rules = own;
            }
        }

        var lists = new List<IReadOnlyList<string>>();
        foreach (var list in (InputFile?[])[request.Flagged, request.Channels, request.Routes, request.Postings])
        {
            var read = Lines(list);
            if (read is not Outcome<IReadOnlyList<string>>.Done { Answer: var lines })
            {
                return read.As<FindOptions>();
            }

            lists.Add(lines);
        }

        var postings = new List<DateTimeOffset>();
        foreach (var line in lists[3])
        {
            if (!Utc.TryParse(line.Split(',')[0], out var at))
            {
                return new BadInput($"'{line}' is no instant with its zone, such as 2027-04-21T08:00:00Z.", request.Postings!.Name);
            }

            postings.Add(at);
        }

        return new FindOptions(events)
        {
            Rules = rules,
            FlaggedPaths = lists[0],
            ChannelLinks = lists[1],
            UploadRoutes = lists[2],
            Postings = postings,
            Degree = Environment.ProcessorCount,
        };
    }

    // The Parquet files of the log files that the operation knows, or those named.
    private async Task<Outcome<IReadOnlyList<string>>> EventsAsync(Request request, CancellationToken cancellation)
    {
        var files = new List<string>();
        if (request.Events is { Count: > 0 } named)
        {
            foreach (var path in named)
            {
                if (path.Missing() is { } missing)
                {
                    return missing;
                }

                var inside = FindOptions.Files(path.Path);
                if (inside.Count == 0)
                {
                    return new BadInput("There is no Parquet file in this folder.", path.Name, Code: "missing-file");
                }

                files.AddRange(inside);
            }

            return new Outcome<IReadOnlyList<string>>.Done(files);
        }

        if (!scope.HasOperation)
        {
            return new BadInput("Name Parquet files of leads parse, or work in an operation.", Code: "missing-argument");
        }

        var sources = await scope.Db.Set<LogSourceRow>().AsNoTracking().Where(r => r.Parsed > 0).Select(r => r.Source).OrderBy(s => s).ToListAsync(cancellation);
        files.AddRange(sources.SelectMany(s => FindOptions.Files(Path.Combine(scope.Folder.Events, $"source={s}"))));
        return files.Count > 0
            ? new Outcome<IReadOnlyList<string>>.Done(files)
            : new BadInput("There are no events in the operation yet. Parse log files first: kortwiek leads parse PATH", Code: "no-events");
    }

    private static Outcome<IReadOnlyList<string>> Lines(InputFile? file)
    {
        if (file is null)
        {
            return new Outcome<IReadOnlyList<string>>.Done([]);
        }

        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<IReadOnlyList<string>>();
        }

        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new Outcome<IReadOnlyList<string>>.Done([.. lines.Where(l => l[0] != '#')]);
        }
        catch (DecoderFallbackException fault)
        {
            return new BadInput($"This is no UTF-8 text (byte {fault.Index} of a piece of it).", file.Name);
        }
    }
}
