using Kortwiek.Watch;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Watch;

/// <summary>Brings the objects of one file into the store, batch by batch inside the file's transaction: new, known or in conflict with what is there.</summary>
internal sealed class FeedIntake(Scope scope, ImportRunRow run, CancellationToken cancellation)
{
    /// <summary>Letters of a source's name.</summary>
    public const int MaxSource = 200;

    private const int Batch = 2_000;

    private readonly List<Pending> _pending = [];
    private readonly List<Pending> _repeats = [];
    private readonly List<FeedObjectRow> _rows = [];

    /// <summary>Takes an object over from the reader.</summary>
    public void Take(FeedObject item)
    {
        var pending = new Pending(
            item.Id, item.Type, item.Modified?.UtcTicks ?? 0, item.Marking, item.Revoked, item.Offset, item.Raw.Length, Digest.Sha256Of(item.Raw.Span), item.Repeat ? null : item.Raw.ToArray());
        (item.Repeat ? _repeats : _pending).Add(pending);
        if (_pending.Count >= Batch)
        {
            Flush();
        }
    }

    /// <summary>Takes the rest, settles what only the end of the file tells, and brings in the facts.</summary>
    /// <param name="report">What the reader found.</param>
    /// <param name="name">The file's name for the answer.</param>
    /// <param name="file">The file once more, at its beginning.</param>
    public ImportedFile Finish(FeedReport report, string name, Stream file)
    {
        Flush();
        run.Format = Words.Kebab(report.Format);
        foreach (var late in report.LateMarkings)
        {
            var version = late.Modified?.UtcTicks ?? 0;
            scope.Db.Set<FeedObjectRow>().Where(r => r.RunId == run.Id && r.ObjectId == late.Id && r.Version == version)
                .ExecuteUpdate(s => s.SetProperty(r => r.Marking, late.Marking));
        }

        Repeats(report, file);
        foreach (var part in report.Rejects.Chunk(Batch))
        {
            scope.Db.AddBulk([.. part.Select(r => new RejectRow { Id = Id<RejectRow>.New(scope.Clock), RunId = run.Id, At = r.At, Code = r.Code, Text = r.Text, Offset = r.Offset, Length = r.Length })]);
        }

        var facts = new FactIntake(scope, run, cancellation);
        facts.Take(report);
        run.Read = report.Read;
        run.Rejected = report.Rejects.Count;
        return new ImportedFile(
            name,
            report.Format,
            run.Source,
            run.FileDigest,
            report.Read,
            run.New + run.Known + run.Conflicts,
            run.New,
            run.Known,
            run.Conflicts,
            report.Rejects.Count,
            report.ByType,
            report.AttributesByType,
            report.Features,
            report.Elements.Count,
            facts.NewElements,
            report.Relations.Count,
            facts.NewRelations,
            report.Channels.Count,
            facts.NewChannels,
            [.. report.Warnings.Concat(Dangling(report)).Select(Note)],
            [.. report.Rejects.Select(Note)]);
    }

    private static ImportNote Note(FeedNote note) => new(note.At, note.Code, note.Text);

    private void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        var ids = _pending.Select(p => p.Id).Distinct(StringComparer.Ordinal).ToList();
        var there = scope.Db.Set<FeedObjectRow>().Where(r => ids.Contains(r.ObjectId))
            .Select(r => new Stored(r.ObjectId, r.Version, r.Digest, r.Conflict, r.FileDigest, r.Offset, r.Length))
            .ToList().ToLookup(r => (r.Id, r.Version));
        var doubtful = new List<(Pending Mine, Stored Theirs)>();
        foreach (var mine in _pending)
        {
            var same = there[(mine.Id, mine.Version)].ToList();
            if (same.Count == 0)
            {
                run.New++;
                Add(mine, conflict: false);
            }
            else if (same.Exists(r => r.Digest == mine.Digest))
            {
                run.Known++;
            }
            else
            {
                doubtful.Add((mine, same.Find(r => !r.Conflict) ?? same[0]));
            }
        }

        Compare(doubtful);
        _pending.Clear();
        Save();
    }

    // Other bytes may still be the same JSON value: the first copy is read again from the file that brought it.
    private void Compare(List<(Pending Mine, Stored Theirs)> doubtful)
    {
        foreach (var group in doubtful.GroupBy(d => d.Theirs.FileDigest))
        {
            using var kept = scope.Folder.Objects.Open(group.Key);
            var slices = FeedReader.Slices(kept, group.Select(d => (d.Theirs.Offset, d.Theirs.Length)), cancellation);
            foreach (var (mine, theirs) in group)
            {
                var first = slices[(theirs.Offset, theirs.Length)];
                if (FeedReader.SameContent(first, mine.Raw) || StixRelease.IsRedacted(mine.Raw))
                {
                    // A copy that lost parts for an audience tells nothing that the fuller one does not.
                    run.Known++;
                }
                else if (StixRelease.IsRedacted(first))
                {
                    run.New++;
                    Add(mine, conflict: false);
                }
                else
                {
                    run.Conflicts++;
                    Add(mine, conflict: true);
                }
            }
        }
    }

    private void Repeats(FeedReport report, Stream file)
    {
        if (_repeats.Count == 0)
        {
            return;
        }

        var conflicts = FeedReader.Conflicts(file, report.Repeats, cancellation).Select(c => c.Offset).ToHashSet();
        foreach (var repeat in _repeats)
        {
            if (conflicts.Contains(repeat.Offset) && !AlreadyInConflict(repeat))
            {
                run.Conflicts++;
                Add(repeat, conflict: true);
            }
            else
            {
                run.Known++;
            }
        }

        Save();
    }

    private bool AlreadyInConflict(Pending repeat) =>
        scope.Db.Set<FeedObjectRow>().Any(r => r.ObjectId == repeat.Id && r.Version == repeat.Version && r.Digest == repeat.Digest);

    // A reference is dangling only if the operation has never had its object either.
    private IEnumerable<FeedNote> Dangling(FeedReport report)
    {
        foreach (var part in report.Dangling.Where(d => !d.Predefined).Chunk(Batch))
        {
            var ids = part.Select(d => d.Id).ToList();
            var there = scope.Db.Set<FeedObjectRow>().AsNoTracking().Where(r => ids.Contains(r.ObjectId)).Select(r => r.ObjectId).Distinct().ToHashSet(StringComparer.Ordinal);
            foreach (var missing in part.Where(d => !there.Contains(d.Id)))
            {
                yield return new FeedNote(missing.At, "dangling-reference", $"{missing.Id} is not known here; it may come later.");
            }
        }
    }

    private void Add(Pending pending, bool conflict) => _rows.Add(new FeedObjectRow
    {
        Id = Id<FeedObjectRow>.New(scope.Clock),
        ObjectId = pending.Id,
        Type = pending.Type,
        Version = pending.Version,
        Marking = pending.Marking,
        Revoked = pending.Revoked,
        Conflict = conflict,
        RunId = run.Id,
        FileDigest = run.FileDigest,
        Offset = pending.Offset,
        Length = pending.Length,
        Digest = pending.Digest,
    });

    private void Save()
    {
        scope.Db.AddBulk(_rows);
        _rows.Clear();
    }

    private sealed record Stored(string Id, long Version, Digest Digest, bool Conflict, Digest FileDigest, long Offset, int Length);

    private sealed record Pending(string Id, string Type, long Version, Tlp Marking, bool Revoked, long Offset, int Length, Digest Digest, byte[]? Raw);
}
