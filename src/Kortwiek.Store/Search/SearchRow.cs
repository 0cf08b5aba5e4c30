using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kortwiek.Store;

/// <summary>What can be found: one line for each thing with a name, in the compartment of the thing itself. Kept by the store, never by hand.</summary>
public sealed class SearchRow : CompartmentOwned
{
    /// <summary>The key; later ones sort behind.</summary>
    public required Id<SearchRow> Id { get; set; }

    /// <summary>The line's number in SQLite's index of words; 0 in PostgreSQL, which needs none.</summary>
    public long Number { get; set; }

    /// <summary><c>element</c>, <c>channel</c>, <c>measure</c>, <c>instrument</c>, <c>exhibit</c>, <c>lead</c> or <c>import</c>.</summary>
    [MaxLength(32)]
    public required string Kind { get; set; }

    /// <summary>The key of the thing's own row.</summary>
    public required Guid RefId { get; set; }

    /// <summary>As people call it.</summary>
    public required string Label { get; set; }

    /// <summary>A few words beside it: its kind, its key.</summary>
    public required string Note { get; set; }

    /// <summary>The words by which it is found, as <see cref="SearchTerms"/> makes them, with blanks between.</summary>
    [MaxLength(8000)]
    public required string Words { get; set; }
}

internal sealed class SearchShape : IEntityTypeConfiguration<SearchRow>
{
    public void Configure(EntityTypeBuilder<SearchRow> builder)
    {
        builder.HasIndex(r => r.Number);
        builder.HasIndex(r => r.RefId);
    }
}
