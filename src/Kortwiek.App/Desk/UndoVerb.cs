using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Desk;

/// <summary><c>desk undo RUN</c>: takes a table back. What only it brought goes; what others have used since stays, and both are listed.</summary>
public sealed class UndoVerb(Scope scope) : IVerb<UndoVerb.Request, UndoVerb.Response>
{
    private const int Shown = 100;
    private const int Batch = 1_000;

    /// <summary>Which batch.</summary>
    public sealed record Request([Argument("the batch, as desk import named it and desk imports lists it")] string Run);

    /// <summary>What went and what stayed.</summary>
    /// <param name="Run">The batch.</param>
    /// <param name="File">Its file.</param>
    /// <param name="RemovedElements">Elements that only this table knew.</param>
    /// <param name="RemovedRelations">Relations that it brought.</param>
    /// <param name="RemovedChannels">Channels that only it knew.</param>
    /// <param name="Restored">Fields that are again as they were.</param>
    /// <param name="KeptCount">Elements, channels and fields that stay.</param>
    /// <param name="Kept">The first hundred of them, with the reason.</param>
    public sealed record Response(Id<ImportRunRow> Run, string File, long RemovedElements, long RemovedRelations, long RemovedChannels, long Restored, long KeptCount, IReadOnlyList<Stays> Kept);

    /// <summary>What stays, and why.</summary>
    public sealed record Stays(string Label, Sentence Why);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (!Id<ImportRunRow>.TryParse(request.Run, out var id) || await scope.Db.Set<ImportRunRow>().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } run)
        {
            return new BadInput($"There is no batch '{request.Run}'; desk imports lists them.", Code: "no-such-run");
        }

        if (run.Format is not ("csv" or "xlsx") || run.Refusal is not null)
        {
            return new Refusals("no-table", "This run was no table that was taken in; only a table is taken back.");
        }

        if (run.UndoneAt is { } before)
        {
            return new Refusals("undone", $"This batch was taken back on {before:yyyy-MM-dd HH:mm} UTC by {run.UndoneBy}.");
        }

        await scope.BeginAsync(cancellation);
        var kept = new List<Stays>();
        progress.Report(new Step("fields", 0, null));
        var (restored, changed) = await RestoreAsync(id, kept, cancellation);
        var (used, usedChannels) = await UsedAsync(id, cancellation);
        progress.Report(new Step("elements", 0, null));
        var relations = await scope.Db.Set<RelationRow>().Where(r => r.RunId == id && !(used.Contains(r.FromId) && used.Contains(r.ToId))).ExecuteDeleteAsync(cancellation);
        await scope.Db.Set<ChannelElementRow>().Where(r => r.RunId == id && !usedChannels.Contains(r.ChannelId)).ExecuteDeleteAsync(cancellation);
        var channels = await scope.Db.Set<ChannelRow>().Where(c => c.RunId == id && !usedChannels.Contains(c.Id)).ExecuteDeleteAsync(cancellation);
        var elements = await RemoveElementsAsync(id, used, cancellation);
        await TellAsync(used, usedChannels, kept, cancellation);
        (run.UndoneAt, run.UndoneBy) = (scope.Clock.GetUtcNow(), scope.Handle);
        return new Response(id, run.File, elements, relations, channels, restored, used.Count + usedChannels.Count + changed, kept);
    }

    // A field is put back where it still says what the table said.
    private async Task<(long Restored, long Changed)> RestoreAsync(Id<ImportRunRow> run, List<Stays> kept, CancellationToken cancellation)
    {
        var (restored, changed) = (0L, 0L);
        var changes = await scope.Db.Set<ImportChangeRow>().AsNoTracking().Where(c => c.RunId == run && !c.IsConflict).OrderByDescending(c => c.Id).ToListAsync(cancellation);
        foreach (var part in changes.Chunk(Batch))
        {
            var ids = part.Select(c => c.ElementId).Distinct().ToList();
            var elements = await scope.Db.Set<ElementRow>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellation);
            foreach (var change in part.Where(c => elements.ContainsKey(c.ElementId)))
            {
                var element = elements[change.ElementId];
                var field = ElementFields.All.Single(f => f.Name == change.Field);
                if (field.Has(element) == change.Said)
                {
                    field.Set(element, change.Before);
                    restored++;
                }
                else
                {
                    changed++;
                    Keep(kept, new Stays(element.Label, $"{change.Field} was changed since."));
                }
            }

            await scope.Db.SaveChangesAsync(cancellation);
            foreach (var element in elements.Values)
            {
                scope.Db.Entry(element).State = EntityState.Detached;
            }
        }

        return (restored, changed);
    }

    // Asked over all compartments: what another authority works on stays, and nobody is told who.
    private async Task<(HashSet<Id<ElementRow>> Elements, HashSet<Id<ChannelRow>> Channels)> UsedAsync(Id<ImportRunRow> run, CancellationToken cancellation)
    {
        var (elements, channels) = (new HashSet<Id<ElementRow>>(), new HashSet<Id<ChannelRow>>());
        await scope.Db.WithAsync(
            await MemberAccess.WithAllCasesAsync(scope.Db, cancellation),
            async () =>
            {
                var made = scope.Db.Set<ElementSourceRow>().Where(s => s.RunId == run && s.Made).Select(s => s.ElementId);
                foreach (var uses in References.To<ElementRow>(scope.Db, run))
                {
                    elements.UnionWith(await made.Where(id => uses.Contains(id)).ToListAsync(cancellation));
                }

                var brought = scope.Db.Set<ChannelRow>().Where(c => c.RunId == run).Select(c => c.Id);
                foreach (var uses in References.To<ChannelRow>(scope.Db, run))
                {
                    channels.UnionWith(await brought.Where(id => uses.Contains(id)).ToListAsync(cancellation));
                }

                // What carries a channel that stays, stays.
                elements.UnionWith(await made.Where(id => scope.Db.Set<ChannelElementRow>().Any(p => p.ElementId == id && channels.Contains(p.ChannelId))).ToListAsync(cancellation));
            },
            cancellation);
        return (elements, channels);
    }

    private async Task<long> RemoveElementsAsync(Id<ImportRunRow> run, HashSet<Id<ElementRow>> used, CancellationToken cancellation)
    {
        var sources = scope.Db.Set<ElementSourceRow>().Where(s => s.RunId == run);
        await sources.Where(s => !s.Made).ExecuteDeleteAsync(cancellation);
        foreach (var part in used.Chunk(Batch))
        {
            await sources.Where(s => part.Contains(s.ElementId)).ExecuteUpdateAsync(s => s.SetProperty(r => r.Made, false), cancellation);
        }

        var removed = await scope.Db.Set<ElementRow>().Where(e => sources.Any(s => s.ElementId == e.Id && s.Made)).ExecuteDeleteAsync(cancellation);
        await sources.Where(s => s.Made).ExecuteDeleteAsync(cancellation);
        return removed;
    }

    private async Task TellAsync(HashSet<Id<ElementRow>> elements, HashSet<Id<ChannelRow>> channels, List<Stays> kept, CancellationToken cancellation)
    {
        var ids = elements.Order().Take(Shown).ToList();
        var labels = await scope.Db.Set<ElementRow>().AsNoTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id).Select(e => e.Label).ToListAsync(cancellation);
        labels.ForEach(label => Keep(kept, new Stays(label, "It has been used since.")));
        var names = channels.Order().Take(Shown).ToList();
        var channelNames = await scope.Db.Set<ChannelRow>().AsNoTracking().Where(c => names.Contains(c.Id)).OrderBy(c => c.Id).Select(c => c.Name).ToListAsync(cancellation);
        channelNames.ForEach(name => Keep(kept, new Stays(name, "It has been used since.")));
    }

    private static void Keep(List<Stays> kept, Stays stays)
    {
        if (kept.Count < Shown)
        {
            kept.Add(stays);
        }
    }
}
