using System.Text.Json;
using Kortwiek.Watch;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Watch;

/// <summary>Brings the facts of one file onto the spine: elements by their key, relations and channels; what is known already is only completed, never overwritten.</summary>
internal sealed class FactIntake(Scope scope, ImportRunRow run, CancellationToken cancellation)
{
    private const int Batch = 1_000;
    private const int MaxLabel = 1_000;

    private readonly Dictionary<ElementKey, Id<ElementRow>> _ids = [];

    /// <summary>Elements that the operation did not have.</summary>
    public long NewElements { get; private set; }

    /// <summary>Relations that this source had not stated.</summary>
    public long NewRelations { get; private set; }

    /// <summary>Channels that the operation did not have.</summary>
    public long NewChannels { get; private set; }

    /// <summary>Takes all facts of a file.</summary>
    public void Take(FeedReport report)
    {
        foreach (var part in report.Elements.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            Elements(part);
            Save();
        }

        foreach (var part in report.Relations.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            Relations(part);
            Save();
        }

        Channels(report.Channels);
        Save();
    }

    private void Elements(ElementFact[] facts)
    {
        var made = new List<ElementRow>();
        var keys = facts.Select(f => f.Key).ToList();
        var rows = scope.Db.Set<ElementRow>().Where(r => keys.Contains(r.Key)).ToDictionary(r => r.Key);
        foreach (var fact in facts)
        {
            if (rows.TryGetValue(fact.Key, out var row))
            {
                Complete(row, fact);
            }
            else
            {
                NewElements++;
                row = Made(scope, fact);
                made.Add(row);
            }

            _ids[fact.Key] = row.Id;
        }

        scope.Db.AddBulk(made);
        var madeKeys = made.Select(m => m.Key).ToHashSet();
        var ids = facts.Select(f => _ids[f.Key]).ToList();
        var told = scope.Db.Set<ElementSourceRow>().AsNoTracking().Where(s => ids.Contains(s.ElementId) && s.Source == run.Source).Select(s => s.ElementId).ToHashSet();
        scope.Db.AddBulk([.. facts.Where(f => !told.Contains(_ids[f.Key])).Select(f => new ElementSourceRow
        {
            Id = Id<ElementSourceRow>.New(scope.Clock),
            ElementId = _ids[f.Key],
            Source = run.Source,
            RunId = run.Id,
            Made = madeKeys.Contains(f.Key),
            At = f.At,
            Marking = f.Marking,
        })]);
    }

    /// <summary>The row of an element that the operation did not have.</summary>
    public static ElementRow Made(Scope scope, ElementFact fact) => new()
    {
        Id = Id<ElementRow>.New(scope.Clock),
        Key = fact.Key,
        Kind = Words.Kebab(fact.Kind),
        Label = Cut(fact.Label),
        Country = fact.Country,
        Provider = fact.Provider,
        Layer = fact.Layer is { } layer ? Words.Kebab(layer) : null,
        Cost = fact.Cost,
        Marking = fact.Marking,
        FirstSeen = fact.FirstSeen,
        LastSeen = fact.LastSeen,
        CreatedAt = scope.Clock.GetUtcNow(),
        Extra = Extra(fact),
    };

    // A later source adds what was not known; it changes nothing that another has said. The strictest marking holds.
    private static void Complete(ElementRow row, ElementFact fact)
    {
        if (row.Kind is "address" or "other" or "infrastructure")
        {
            row.Kind = Words.Kebab(fact.Kind);
        }

        if (row.Label == row.Key.Name || row.Label.Length == 0)
        {
            row.Label = Cut(fact.Label);
        }

        row.Country = row.Country == Country.Unknown ? fact.Country : row.Country;
        row.Provider ??= fact.Provider;
        row.Layer ??= fact.Layer is { } layer ? Words.Kebab(layer) : null;
        row.Cost ??= fact.Cost;
        row.Marking = fact.Marking > row.Marking ? fact.Marking : row.Marking;
        row.FirstSeen = fact.FirstSeen < row.FirstSeen || row.FirstSeen is null ? fact.FirstSeen ?? row.FirstSeen : row.FirstSeen;
        row.LastSeen = fact.LastSeen > row.LastSeen || row.LastSeen is null ? fact.LastSeen ?? row.LastSeen : row.LastSeen;
        row.Extra ??= Extra(fact);
    }

    private void Relations(RelationFact[] facts)
    {
        var from = facts.Select(f => _ids[f.From]).Distinct().ToList();
        var there = scope.Db.Set<RelationRow>().Where(r => from.Contains(r.FromId)).ToList()
            .Where(r => r.Source == run.Source || r.Source.StartsWith(run.Source + " ", StringComparison.Ordinal))
            .ToLookup(r => (r.FromId, r.ToId, r.Type));
        var made = new List<RelationRow>();
        foreach (var fact in facts)
        {
            var (source, target) = (_ids[fact.From], _ids[fact.To]);
            if (there[(source, target, fact.Type)].FirstOrDefault() is { } row)
            {
                row.ValidFrom = fact.Since < row.ValidFrom || row.ValidFrom is null ? fact.Since ?? row.ValidFrom : row.ValidFrom;
                row.ValidUntil = fact.Until > row.ValidUntil || row.ValidUntil is null ? fact.Until ?? row.ValidUntil : row.ValidUntil;
                continue;
            }

            NewRelations++;
            made.Add(new RelationRow
            {
                Id = Id<RelationRow>.New(scope.Clock),
                FromId = source,
                ToId = target,
                Type = fact.Type,
                Source = $"{run.Source} {fact.At}",
                ValidFrom = fact.Since,
                ValidUntil = fact.Until,
            });
        }

        scope.Db.AddBulk(made);
    }

    private void Channels(IReadOnlyList<ChannelFact> facts)
    {
        var rows = scope.Db.Set<ChannelRow>().ToDictionary(c => c.Name, StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            if (!rows.TryGetValue(fact.Name, out var row))
            {
                NewChannels++;
                row = new ChannelRow { Id = Id<ChannelRow>.New(scope.Clock), Name = fact.Name, Platform = fact.Form, Status = Words.Kebab(fact.Status), Source = $"{run.Source} {fact.At}" };
                scope.Db.Add(row);
                rows.Add(fact.Name, row);
            }

            row.Language ??= fact.Language;
            row.Audience ??= fact.Audience is { } audience and < long.MaxValue ? (long)Math.Round(audience) : null;
            row.FirstSeen = fact.FirstSeen < row.FirstSeen || row.FirstSeen is null ? fact.FirstSeen ?? row.FirstSeen : row.FirstSeen;
            if (row.Status == "unknown")
            {
                row.Status = Words.Kebab(fact.Status);
            }

            var parts = scope.Db.Set<ChannelElementRow>().AsNoTracking().Where(p => p.ChannelId == row.Id).Select(p => p.ElementId).ToHashSet();
            scope.Db.AddRange(fact.Elements.Select(e => _ids[e]).Where(e => !parts.Contains(e)).Select(e => new ChannelElementRow
            {
                Id = Id<ChannelElementRow>.New(scope.Clock),
                ChannelId = row.Id,
                ElementId = e,
            }));
        }
    }

    private static string? Extra(ElementFact fact) =>
        fact.Also.Count == 0 ? null : JsonSerializer.Serialize(new { also = fact.Also.Take(20) }, KortwiekJson.Options);

    private static string Cut(string text) => text.Length > MaxLabel ? text[..MaxLabel] : text;

    private void Save()
    {
        scope.Db.SaveChanges();
        scope.Db.ChangeTracker.Clear();
    }
}
