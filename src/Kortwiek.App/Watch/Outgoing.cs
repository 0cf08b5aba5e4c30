using System.Text;
using System.Text.Json;
using Kortwiek.Watch;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Watch;

/// <summary>Chooses what may go to an audience: partners' newest versions as they were, and the rest of the operation's elements as ours.</summary>
internal sealed class Outgoing(Scope scope, Tlp audience, CancellationToken cancellation)
{
    private readonly StixRelease _release = new(audience);
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _objects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _withheld = new(StringComparer.Ordinal);
    private readonly List<ExportVerb.RedactedObject> _redacted = [];
    private List<Id<ImportRunRow>> _stixRuns = [];

    /// <summary>What goes out, by identifier.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Objects => _objects;

    /// <summary>What lost parts.</summary>
    public IReadOnlyList<ExportVerb.RedactedObject> Redacted => _redacted;

    /// <summary>What stays, by level.</summary>
    public IReadOnlyDictionary<string, long> Withheld => _withheld;

    /// <summary>Takes the partners' objects.</summary>
    public async Task GatherAsync(IProgress<Step> progress)
    {
        _stixRuns = await scope.Db.Set<ImportRunRow>().Where(r => r.Format == "stix" && r.Refusal == null).Select(r => r.Id).ToListAsync(cancellation);
        var rows = await scope.Db.Set<FeedObjectRow>().Where(o => !o.Conflict && _stixRuns.Contains(o.RunId))
            .Select(o => new Kept(o.ObjectId, o.Type, o.Version, o.Marking, o.FileDigest, o.Offset, o.Length)).ToListAsync(cancellation);

        // Of copies of one version the fullest: a partner may have sent it without its marked parts first.
        var newest = rows.GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(r => (r.Version, r.Length))!, StringComparer.Ordinal);
        var frames = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var raws = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in newest.Values.GroupBy(r => r.File))
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new Step("reading", raws.Count + frames.Count, newest.Count));
            using var bytes = scope.Folder.Objects.Open(file.Key);
            var slices = FeedReader.Slices(bytes, file.Select(r => (r.Offset, r.Length)), cancellation);
            foreach (var row in file)
            {
                (row.Type is "marking-definition" or "extension-definition" ? frames : raws).Add(row.Id, slices[(row.Offset, row.Length)]);
            }
        }

        foreach (var (id, definition) in frames.Where(f => newest[f.Key].Type == "marking-definition"))
        {
            _release.Define(id, definition);
        }

        foreach (var (id, raw) in raws)
        {
            Decide(newest[id], raw, newest);
        }

        // What the others refer to travels with them, whatever the default level of its source was.
        foreach (var (id, frame) in frames)
        {
            var name = Encoding.UTF8.GetBytes(id);
            if (_objects.Values.Any(o => o.Span.IndexOf(name) >= 0))
            {
                _objects.Add(id, frame);
            }
        }
    }

    /// <summary>Adds what no partner sent as STIX: elements of MISP feeds and of our own.</summary>
    /// <returns>How many objects were added.</returns>
    public async Task<long> AddOwnAsync()
    {
        var db = scope.Db;
        var sources = db.Set<ElementSourceRow>();
        var elements = (await db.Set<ElementRow>().AsNoTracking().Where(e => !sources.Any(s => s.ElementId == e.Id && _stixRuns.Contains(s.RunId))).ToListAsync(cancellation))
            .Where(e => e.Marking <= audience).ToDictionary(e => e.Id);

        // What MISP keeps for the own organisation alone (RED here) never leaves, whoever asks.
        var fed = await sources.Select(s => s.ElementId).Distinct().ToListAsync(cancellation);
        foreach (var id in fed.Where(id => elements.TryGetValue(id, out var e) && e.Marking == Tlp.Red))
        {
            elements.Remove(id);
        }

        if (elements.Count == 0)
        {
            return 0;
        }

        var relations = (await db.Set<RelationRow>().AsNoTracking().ToListAsync(cancellation)).Where(r => elements.ContainsKey(r.FromId) && elements.ContainsKey(r.ToId));
        var share = new StixShare(
            scope.Operation.LeadAuthority,
            elements.Values.Max(e => e.CreatedAt),
            [.. elements.Values.OrderBy(e => e.Key).Select(Fact)],
            [.. relations.DistinctBy(r => (r.FromId, r.ToId, r.Type)).Select(r => new RelationFact(elements[r.FromId].Key, elements[r.ToId].Key, r.Type, Strictest(elements[r.FromId], elements[r.ToId]), "") { Since = r.ValidFrom, Until = r.ValidUntil })],
            []);
        var before = _objects.Count;
        foreach (var (id, bytes) in FeedWriter.StixObjects(share))
        {
            _objects.TryAdd(id, bytes);
        }

        return _objects.Count - before;
    }

    private void Decide(Kept row, ReadOnlyMemory<byte> raw, Dictionary<string, Kept> all)
    {
        var level = row.Type == "relationship" ? WithEnds(row, raw, all) : row.Level;
        if (_release.Copy(row.Type, level, raw) is not { } copy)
        {
            var word = Words.Kebab(level);
            _withheld[word] = _withheld.GetValueOrDefault(word) + 1;
            return;
        }

        _objects.Add(row.Id, copy.Bytes);
        if (copy.Removed.Count > 0)
        {
            _redacted.Add(new ExportVerb.RedactedObject(row.Id, copy.Removed));
        }
    }

    // A tie of two things tells of both: the strictest of the three levels holds.
    private static Tlp WithEnds(Kept row, ReadOnlyMemory<byte> raw, Dictionary<string, Kept> all)
    {
        using var document = JsonDocument.Parse(raw);
        var level = row.Level;
        foreach (var end in (ReadOnlySpan<string>)["source_ref", "target_ref"])
        {
            if (document.RootElement.TryGetProperty(end, out var reference) && reference.ValueKind == JsonValueKind.String
                && all.TryGetValue(reference.GetString()!, out var other) && other.Level > level)
            {
                level = other.Level;
            }
        }

        return level;
    }

    private static Tlp Strictest(ElementRow one, ElementRow other) => one.Marking > other.Marking ? one.Marking : other.Marking;

    private static ElementFact Fact(ElementRow row) => new(row.Key, Words.Parse<ElementKind>(row.Kind) ?? ElementKind.Infrastructure, row.Label, row.Marking, "")
    {
        Layer = Words.Parse<ServiceLayer>(row.Layer),
        Country = row.Country,
        Provider = row.Provider,
        Cost = row.Cost,
        FirstSeen = row.FirstSeen,
        LastSeen = row.LastSeen,
    };

    private sealed record Kept(string Id, string Type, long Version, Tlp Level, Digest File, long Offset, int Length);
}
