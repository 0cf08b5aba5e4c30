namespace Kortwiek.Leads;

/// <summary>A country table of lines <c>from,to,CC</c>; the ranges may come in any order and must not overlap.</summary>
public sealed class CsvCountryTable : ICountryTable
{
    private readonly AddressRanges<Country> _ranges;

    private CsvCountryTable(AddressTable table, AddressRanges<Country> ranges)
    {
        Table = table;
        _ranges = ranges;
    }

    /// <inheritdoc/>
    public AddressTable Table { get; }

    /// <summary>Reads the whole table into memory; a heading line is skipped.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">How the table is called in reports.</param>
    /// <param name="asOf">The day of the table's facts, where known.</param>
    public static Outcome<CsvCountryTable> Read(Stream stream, string name, DateOnly? asOf)
    {
        var bytes = stream.ReadAll();
        var rows = new List<(Address, Address, Country)>();
        var lines = new List<int>();
        foreach (var (line, fields) in TableLines.Read(bytes))
        {
            if (fields.Length < 3 || !Address.TryParse(fields[0], out var from) || !Address.TryParse(fields[1], out var to))
            {
                return new BadInput("A line of a country table is: first address, last address, two letters of the country.", name, line);
            }

            if (!Country.TryParse(fields[2], out var country))
            {
                return new BadInput($"'{fields[2]}' is no country code of ISO 3166-1.", name, line);
            }

            rows.Add((from, to, country));
            lines.Add(line);
        }

        return AddressRanges<Country>.TryMake(rows, out var ranges, out var fault)
            ? new CsvCountryTable(new AddressTable(name, Digest.Sha256Of(bytes), asOf), ranges)
            : new BadInput("This range ends before it begins, or overlaps another.", name, lines[fault]);
    }

    /// <inheritdoc/>
    public Country Find(Address address) => _ranges.TryFind(address, out var country) ? country : Country.Unknown;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
