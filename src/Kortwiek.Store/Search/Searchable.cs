using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kortwiek.Store;

/// <summary>Which rows can be found, and by what.</summary>
internal static class Searchable
{
    private static readonly HashSet<Type> Types = [typeof(ElementRow), typeof(ChannelRow), typeof(MeasureRow), typeof(InstrumentRow), typeof(ExhibitRow), typeof(LeadRow), typeof(ImportRunRow)];

    // A change of another column does not change what is found.
    private static readonly HashSet<string> Columns = new(["CompartmentId", "Label", "Key", "Kind", "Provider", "Name", "Platform", "Code", "Authority", "Type", "Issuer", "FileNumber", "Number", "Place", "Class", "File", "Source"], StringComparer.Ordinal);

    public static bool Is(Type type) => Types.Contains(type);

    public static bool Changes(EntityEntry entry) => entry.Properties.Any(p => p.IsModified && Columns.Contains(p.Metadata.Name));

    /// <summary>The line of a row; null for a row that is not found by itself.</summary>
    public static SearchRow? Of(CompartmentOwned row)
    {
        var (kind, id, label, note, more) = row switch
        {
            ElementRow e => ("element", e.Id.Value, e.Label, $"{e.Kind} · {e.Key}", $"{e.Key.Name} {e.Provider}"),
            ChannelRow c => ("channel", c.Id.Value, c.Name, c.Platform, c.Platform),
            MeasureRow m => ("measure", m.Id.Value, m.Code, $"{m.Kind} · {m.Authority}", $"{m.Kind} {m.Authority}"),
            InstrumentRow i => ("instrument", i.Id.Value, i.Code, $"{i.Type} · {i.FileNumber}", $"{i.Type} {i.FileNumber} {i.Issuer}"),
            ExhibitRow x => ("exhibit", x.Id.Value, x.Label, x.Number, $"{x.Number} {x.Place} {x.Kind}"),
            LeadRow l => ("lead", l.Id.Value, l.Code, l.Class, l.Class),
            ImportRunRow r => ("import", r.Id.Value, r.File, r.Source, r.Source),
            _ => default,
        };
        return kind is null ? null : new SearchRow
        {
            Id = default,
            OperationId = row.OperationId,
            CompartmentId = row.CompartmentId,
            Kind = kind,
            RefId = id,
            Label = Cut(label),
            Note = Cut(note),
            Words = SearchTerms.Of(label, more),
        };
    }

    private static string Cut(string text) => text.Length > 1000 ? text[..1000] : text;
}
