using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kortwiek.Store;

internal sealed class DigestText() : ValueConverter<Digest, string>(d => d.ToString(), s => Read(s))
{
    private static Digest Read(string text) => Digest.TryParse(text, out var digest) ? digest : default;
}

internal sealed class CountryText() : ValueConverter<Country, string>(c => c.Code, s => Read(s))
{
    private static Country Read(string text) => Country.TryParse(text, out var country) ? country : default;
}

internal sealed class ElementKeyText() : ValueConverter<ElementKey, string>(k => k.ToString(), s => Read(s))
{
    private static ElementKey Read(string text) => ElementKey.TryParse(text, out var key) ? key : default;
}

// UTC ticks on both databases: SQLite cannot order instants with an offset, and PostgreSQL's timestamptz keeps whole microseconds only.
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class IdUuid<TRow>() : ValueConverter<Id<TRow>, Guid>(id => id.Value, g => new Id<TRow>(g))
    where TRow : Row;

// SQLite has no UUID: lower-case text, which sorts as PostgreSQL's does.
internal sealed class IdText<TRow>() : ValueConverter<Id<TRow>, string>(id => id.Value.ToString("D"), s => new Id<TRow>(Guid.ParseExact(s, "D")))
    where TRow : Row;

internal sealed class GuidText() : ValueConverter<Guid, string>(g => g.ToString("D"), s => Guid.ParseExact(s, "D"));
