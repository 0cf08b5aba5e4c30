using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Store;

/// <summary>Keeps the lines of what can be found in step with the rows, whichever way these are written.</summary>
internal static class SearchBook
{
    /// <summary>Before tracked rows are saved: adds, renews and removes their lines.</summary>
    public static void Follow(KortwiekDb store)
    {
        var added = new List<SearchRow>();
        foreach (var entry in store.ChangeTracker.Entries<CompartmentOwned>().Where(e => Searchable.Is(e.Metadata.ClrType)).ToList())
        {
            if (entry.State is EntityState.Added && Searchable.Of(entry.Entity) is { } line)
            {
                added.Add(line);
            }
            else if ((entry.State is EntityState.Modified && Searchable.Changes(entry)) || entry.State is EntityState.Deleted)
            {
                Renew(store, Searchable.Of(entry.Entity)!, added, entry.State is EntityState.Modified);
            }
        }

        Number(store, added);
        store.AddRange(added);
    }

    /// <summary>The lines of rows that go past the change tracker.</summary>
    public static List<SearchRow> Of(KortwiekDb store, IEnumerable<OperationOwned> rows)
    {
        List<SearchRow> lines = [.. rows.Select(r => Searchable.Of((CompartmentOwned)r)!)];
        Number(store, lines);
        return lines;
    }

    private static void Renew(KortwiekDb store, SearchRow line, List<SearchRow> added, bool stays)
    {
        foreach (var old in store.Set<SearchRow>().Where(r => r.RefId == line.RefId).ToList())
        {
            store.Remove(old);
        }

        if (stays)
        {
            added.Add(line);
        }
    }

    private static void Number(KortwiekDb store, List<SearchRow> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var next = store.NextSearchNumber();
        foreach (var line in lines)
        {
            line.Id = Id<SearchRow>.New(TimeProvider.System);
            line.Number = next == 0 ? 0 : next++;
        }
    }
}
