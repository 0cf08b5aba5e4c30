using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Evidence;
using Kortwiek.Core;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;
using Kortwiek.Store;
using Kortwiek.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Evidence;

/// <summary>What the Evidence page shows: exhibits, the custody of one of them, its last verification, its first names, and the log's state.</summary>
internal sealed class EvidenceModel
{
    private const int NamesShown = 500;
    private const int VerificationsRead = 200;

    private static readonly string[] CustodyTypes =
    [
        EntryTypes.Analyse, EntryTypes.Copy, EntryTypes.Correct, EntryTypes.Erase, EntryTypes.Intake, EntryTypes.Note, EntryTypes.Open, EntryTypes.Receive, EntryTypes.Seal,
        EntryTypes.Transfer,
    ];

    public IReadOnlyList<ExhibitRow> Exhibits { get; private set; } = [];

    /// <summary>The exhibit that is looked at, or null where there is none.</summary>
    public ExhibitRow? Chosen { get; private set; }

    /// <summary>Custody entries of all exhibits, in the log's order.</summary>
    public IReadOnlyList<CustodyLine> Custody { get; private set; } = [];

    /// <summary>The latest verification of each target.</summary>
    public IReadOnlyDictionary<string, KeptVerification> Verified { get; private set; } = new Dictionary<string, KeptVerification>(StringComparer.Ordinal);

    /// <summary>The first names of the chosen exhibit, and how many there are.</summary>
    public IReadOnlyList<FileRecord> Names { get; private set; } = [];

    public LogState? Log { get; private set; }

    public static async Task<EvidenceModel> ReadAsync(OperationView view, string? item, CancellationToken cancellation)
    {
        var model = new EvidenceModel
        {
            Exhibits = await view.Db.Set<ExhibitRow>().AsNoTracking().OrderBy(e => e.Number).ToListAsync(cancellation),
            Log = ReadLog(view),
        };
        model.Chosen = model.Exhibits.FirstOrDefault(e => e.Number == item) ?? (model.Exhibits.Count > 0 ? model.Exhibits[^1] : null);
        await model.ReadCustodyAsync(view, cancellation);
        await model.ReadVerificationsAsync(view, cancellation);
        if (model.Chosen is { } chosen)
        {
            model.Names = ReadNames(Path.Combine(view.Folder.Path, "exhibits", chosen.Number));
        }

        return model;
    }

    private static IReadOnlyList<FileRecord> ReadNames(string journal)
    {
        try
        {
            return [.. IntakeListing.Read(journal).Take(NamesShown)];
        }
        catch (IOException)
        {
            // The table says that the journal is missing; a verification says more.
            return [];
        }
    }

    private static LogState? ReadLog(OperationView view)
    {
        if (LogReader.Open(view.Folder.Log) is not Outcome<LogReader>.Done { Answer: var log })
        {
            return null;
        }

        var key = OperationLog.PublicKey(view.Folder, view.Operation.Code);
        var verdict = log.Note?.Verify([key]);
        return new LogState(log.Origin, log.Size, log.Checkpoint, key.ToString(), verdict?.Ok ?? false, log.Note is null ? "" : System.Text.Encoding.UTF8.GetString(log.Note.ToBytes()));
    }

    private async Task ReadCustodyAsync(OperationView view, CancellationToken cancellation)
    {
        var members = await view.Db.Set<MemberRow>().AsNoTracking().ToDictionaryAsync(m => m.Id.ToString(), m => m.Handle, cancellation);
        var rows = await view.Db.Set<OutboxRow>().AsNoTracking().Where(o => CustodyTypes.Contains(o.Type)).OrderBy(o => o.LogIndex ?? long.MaxValue)
            .Select(o => new { o.LogIndex, o.Entry, o.Summary }).ToListAsync(cancellation);
        var lines = new List<CustodyLine>();
        foreach (var row in rows)
        {
            if (LogEntry.TryParse(row.Entry, out var entry, out _) && entry.Item is { } item)
            {
                var by = entry.By.Split('/');
                lines.Add(new CustodyLine(
                    item, row.LogIndex, entry.At, entry.Type, by.Length > 1 ? members.GetValueOrDefault(by[^1], by[^1]) : entry.By, by[0], entry.Where, entry.Under, entry.Tool,
                    row.Summary, Merkle.Leaf(row.Entry).ToDigest()));
            }
        }

        Custody = lines;
    }

    private async Task ReadVerificationsAsync(OperationView view, CancellationToken cancellation)
    {
        var runs = await view.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == "evidence.verify/1").OrderByDescending(r => r.Id).Take(VerificationsRead)
            .Select(r => new { r.At, r.Member, r.Result }).ToListAsync(cancellation);
        var latest = new Dictionary<string, KeptVerification>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            if (JsonSerializer.Deserialize<Verification>(run.Result, KortwiekJson.Options) is { } answer)
            {
                latest.TryAdd(answer.Target, new KeptVerification(run.At, run.Member, answer));
            }
        }

        Verified = latest;
    }

    /// <summary>One entry of an exhibit's custody.</summary>
    internal sealed record CustodyLine(
        string Item, long? Index, DateTimeOffset At, string Type, string Member, string Role, string? Where, string? Under, string Tool, string Summary, Digest Leaf)
    {
        /// <summary>The summary without the exhibit's number, which stands above the table.</summary>
        public string Said => Summary.StartsWith(Item + ": ", StringComparison.Ordinal) ? Summary[(Item.Length + 2)..] : Summary;
    }

    /// <summary>A verification that was kept.</summary>
    internal sealed record KeptVerification(DateTimeOffset At, string Member, Verification Answer);

    /// <summary>How far the log is, and what was signed.</summary>
    internal sealed record LogState(string Origin, ulong Size, Checkpoint? Checkpoint, string Key, bool SignatureFits, string Note)
    {
        public long Unsigned => (long)(Size - Math.Min(Size, Checkpoint?.Size ?? 0));
    }
}
