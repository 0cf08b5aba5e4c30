using Kortwiek.Watch;

namespace Kortwiek.App.Desk;

/// <summary>Brings the rows of a table onto the spine in batches: what is new is made, what is empty is filled, what is contradicted stands.</summary>
internal sealed class SheetIntake(Scope scope, ImportRunRow run, int shown)
{
    private const int Batch = 1_000;

    private readonly List<ImportVerb.RowNote> _rejects = [];
    private readonly List<ImportVerb.Conflict> _conflicts = [];
    private readonly List<ImportVerb.RowNote> _warnings = [];
    private readonly Dictionary<string, Id<ChannelRow>> _channels = new(StringComparer.Ordinal);
    private long _rows, _new, _known, _conflicting, _rejected, _elements, _relations, _newChannels, _filled, _warned;

    /// <summary>Takes all rows.</summary>
    /// <returns>The fault that ended the table early, or null.</returns>
    public BadInput? Take(SheetRows rows, SheetProfile profile, Tlp marking, ColumnSamples samples, int? most, Action report, CancellationToken cancellation)
    {
        foreach (var channel in scope.Db.Set<ChannelRow>().Select(c => new { c.Name, c.Id }))
        {
            _channels[channel.Name] = channel.Id;
        }

        var reader = new RowReader(profile, marking);
        var batch = new List<SheetRow>(Batch);
        var header = profile.HasHeader;
        while ((most is null || _rows + batch.Count < most) && rows.Read())
        {
            if (header)
            {
                header = false;
                continue;
            }

            samples.Add(rows.Cells);
            batch.Add(reader.Read(rows.Cells, rows.Line));
            if (batch.Count == Batch)
            {
                cancellation.ThrowIfCancellationRequested();
                Batched(batch);
                report();
            }
        }

        Batched(batch);
        return rows.Fault;
    }

    public ImportVerb.Response Answer(SheetFile file, IReadOnlyList<Sentence> notes, SheetProfile profile, ColumnSamples samples, bool dryRun)
    {
        (run.Read, run.New, run.Known, run.Conflicts, run.Rejected) = (_rows, _new, _known, _conflicting, _rejected);
        return new ImportVerb.Response(
            dryRun ? null : run.Id,
            run.File,
            file.Format,
            notes,
            [.. profile.Columns.Select((c, i) => new ImportVerb.ColumnUse(c.Header, c.ToString(), samples.Of(i)))],
            dryRun,
            _rows, _new, _known, _conflicting, _rejected, _elements, _relations, _newChannels, _filled,
            _rejects, _conflicts, _warnings, _warned);
    }

    private void Batched(List<SheetRow> rows)
    {
        var keys = rows.SelectMany(r => r.Elements).Select(e => e.Key).Distinct().ToList();
        var there = scope.Db.Set<ElementRow>().Where(e => keys.Contains(e.Key)).ToDictionary(e => e.Key);
        var batch = new SheetBatch(scope, run, there);
        foreach (var row in rows)
        {
            Count(row, batch);
        }

        batch.Save(rows, _channels);
        _relations += batch.NewRelations;
        _elements += batch.NewElements;
        _newChannels += batch.NewChannels;
        _filled += batch.Filled;
        rows.Clear();
        scope.Db.SaveChanges();
        scope.Db.ChangeTracker.Clear();
    }

    private void Count(SheetRow row, SheetBatch batch)
    {
        _rows++;
        if (row.IsRejected)
        {
            _rejected++;
            var why = row.Notes[0];
            Keep(_rejects, new ImportVerb.RowNote(row.Line, why.Code, why.Text));
            batch.Reject(why);
            return;
        }

        foreach (var note in row.Notes)
        {
            _warned++;
            Keep(_warnings, new ImportVerb.RowNote(row.Line, note.Code, note.Text));
        }

        var (anyNew, conflicts) = batch.Take(row);
        foreach (var conflict in conflicts)
        {
            Keep(_conflicts, conflict);
        }

        anyNew |= row.Channel is { } channel && !_channels.ContainsKey(channel.Name) && batch.FirstSeen(channel.Name);
        _ = conflicts.Count > 0 ? _conflicting++ : anyNew ? _new++ : _known++;
    }

    private void Keep<T>(List<T> list, T item)
    {
        if (list.Count < shown)
        {
            list.Add(item);
        }
    }
}
