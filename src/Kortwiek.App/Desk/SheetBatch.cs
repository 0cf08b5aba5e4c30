using Kortwiek.Watch;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Desk;

/// <summary>A thousand rows of a table: what they bring, gathered, and then written at once.</summary>
internal sealed class SheetBatch(Scope scope, ImportRunRow run, Dictionary<ElementKey, ElementRow> elements)
{
    private readonly List<ElementRow> _made = [];
    private readonly HashSet<ElementKey> _madeKeys = [];
    private readonly Dictionary<ElementKey, ElementFact> _facts = [];
    private readonly List<ImportChangeRow> _changes = [];
    private readonly List<RejectRow> _rejects = [];
    private readonly HashSet<string> _channelNames = new(StringComparer.Ordinal);

    public long NewElements => _made.Count;

    public long NewRelations { get; private set; }

    public long NewChannels { get; private set; }

    public long Filled { get; private set; }

    /// <summary>True the first time that this batch names a channel.</summary>
    public bool FirstSeen(string channel) => _channelNames.Add(channel);

    public void Reject(FeedNote why) => _rejects.Add(new RejectRow { Id = Id<RejectRow>.New(scope.Clock), RunId = run.Id, At = why.At, Code = why.Code, Text = why.Text });

    /// <summary>Takes one row's elements.</summary>
    /// <returns>Whether any was new, and what contradicts.</returns>
    public (bool AnyNew, IReadOnlyList<ImportVerb.Conflict> Conflicts) Take(SheetRow row)
    {
        var anyNew = false;
        var conflicts = new List<ImportVerb.Conflict>();
        foreach (var fact in row.Elements)
        {
            _facts.TryAdd(fact.Key, fact);
            if (elements.TryGetValue(fact.Key, out var element))
            {
                Compare(element, fact, row.Line, conflicts);
                continue;
            }

            anyNew = true;
            element = Watch.FactIntake.Made(scope, fact);
            elements.Add(fact.Key, element);
            _made.Add(element);
            _madeKeys.Add(fact.Key);
        }

        return (anyNew, conflicts);
    }

    /// <summary>Writes everything.</summary>
    public void Save(IReadOnlyList<SheetRow> rows, Dictionary<string, Id<ChannelRow>> channels)
    {
        scope.Db.AddBulk(_made);
        scope.Db.AddBulk(_changes);
        scope.Db.AddBulk(_rejects);
        Sources();
        Relations(rows);
        Channels(rows, channels);
    }

    private void Compare(ElementRow element, ElementFact fact, long line, List<ImportVerb.Conflict> conflicts)
    {
        foreach (var field in ElementFields.All)
        {
            var (has, said) = (field.Has(element), field.Said(fact));
            if (said is null || said == has)
            {
                continue;
            }

            var fills = has is null || field.Wins(element, fact);
            if (!fills && !ElementFields.IsContradicted(field.Name))
            {
                continue;
            }

            if (fills)
            {
                field.Set(element, said);
            }
            else
            {
                conflicts.Add(new ImportVerb.Conflict(line, element.Id, element.Label, field.Name, has!, said));
            }

            Note(element, field.Name, has, said, !fills, line);
        }
    }

    private void Note(ElementRow element, string field, string? before, string said, bool isConflict, long line)
    {
        // What this batch made goes as a whole when it is taken back.
        if (_madeKeys.Contains(element.Key) && !isConflict)
        {
            return;
        }

        Filled += isConflict ? 0 : 1;
        _changes.Add(new ImportChangeRow
        {
            Id = Id<ImportChangeRow>.New(scope.Clock),
            RunId = run.Id,
            ElementId = element.Id,
            Field = field,
            Before = before,
            Said = said,
            IsConflict = isConflict,
            Line = line,
        });
    }

    private void Sources()
    {
        var ids = _facts.Keys.Select(k => elements[k].Id).ToList();
        var told = scope.Db.Set<ElementSourceRow>().AsNoTracking().Where(s => ids.Contains(s.ElementId) && s.Source == run.Source).Select(s => s.ElementId).ToHashSet();
        scope.Db.AddBulk([.. _facts.Where(f => !told.Contains(elements[f.Key].Id)).Select(f => new ElementSourceRow
        {
            Id = Id<ElementSourceRow>.New(scope.Clock),
            ElementId = elements[f.Key].Id,
            Source = run.Source,
            RunId = run.Id,
            Made = _madeKeys.Contains(f.Key),
            At = f.Value.At,
            Marking = f.Value.Marking,
        })]);
    }

    private void Relations(IReadOnlyList<SheetRow> rows)
    {
        var facts = rows.SelectMany(r => r.Relations).ToList();
        var from = facts.Select(f => elements[f.From].Id).Distinct().ToList();
        var there = scope.Db.Set<RelationRow>().AsNoTracking().Where(r => from.Contains(r.FromId)).Select(r => new { r.FromId, r.ToId, r.Type }).AsEnumerable()
            .Select(r => (r.FromId, r.ToId, r.Type)).ToHashSet();
        var made = facts.Where(f => there.Add((elements[f.From].Id, elements[f.To].Id, f.Type))).Select(f => new RelationRow
        {
            Id = Id<RelationRow>.New(scope.Clock),
            FromId = elements[f.From].Id,
            ToId = elements[f.To].Id,
            Type = f.Type,
            Source = $"{run.Source} {f.At}",
            RunId = run.Id,
        }).ToList();
        NewRelations = made.Count;
        scope.Db.AddBulk(made);
    }

    private void Channels(IReadOnlyList<SheetRow> rows, Dictionary<string, Id<ChannelRow>> channels)
    {
        foreach (var group in rows.Where(r => r.Channel is not null).Select(r => r.Channel!).GroupBy(c => c.Name, StringComparer.Ordinal))
        {
            var fact = group.First();
            if (!channels.TryGetValue(fact.Name, out var id))
            {
                NewChannels++;
                id = Id<ChannelRow>.New(scope.Clock);
                channels.Add(fact.Name, id);
                scope.Db.Add(new ChannelRow
                {
                    Id = id,
                    Name = fact.Name,
                    Platform = fact.Form,
                    Language = fact.Language,
                    Audience = fact.Audience is { } audience and < long.MaxValue ? (long)Math.Round(audience) : null,
                    Status = Watch.Words.Kebab(fact.Status),
                    Source = $"{run.Source} {fact.At}",
                    RunId = run.Id,
                });
            }

            var parts = scope.Db.Set<ChannelElementRow>().AsNoTracking().Where(p => p.ChannelId == id).Select(p => p.ElementId).ToHashSet();
            scope.Db.AddRange(group.SelectMany(c => c.Elements).Select(k => elements[k].Id).Where(parts.Add).Select(e => new ChannelElementRow
            {
                Id = Id<ChannelElementRow>.New(scope.Clock),
                ChannelId = id,
                ElementId = e,
                RunId = run.Id,
            }));
        }
    }
}
