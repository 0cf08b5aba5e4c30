namespace Kortwiek.Leads;

/// <summary>Reads a country table of either form.</summary>
public static class CountryTables
{
    private static ReadOnlySpan<byte> MmdbMark => [0xAB, 0xCD, 0xEF, (byte)'M', (byte)'a', (byte)'x', (byte)'M', (byte)'i', (byte)'n', (byte)'d', (byte)'.', (byte)'c', (byte)'o', (byte)'m'];

    /// <summary>Reads <c>from,to,CC</c> lines or a table in the MaxMind DB format, by what the file holds.</summary>
    /// <param name="stream">Can be sought.</param>
    /// <param name="name">How the table is called in reports.</param>
    /// <param name="asOf">The day of the table's facts; an mmdb table bears its own.</param>
    public static Outcome<ICountryTable> Read(Stream stream, string name, DateOnly? asOf)
    {
        var start = stream.Position;
        var bytes = stream.ReadAll();
        stream.Position = start;
        if (bytes.AsSpan(Math.Max(0, bytes.Length - (128 << 10))).LastIndexOf(MmdbMark) >= 0)
        {
            var mmdb = MmdbCountryTable.Read(stream, name, asOf);
            return mmdb is Outcome<MmdbCountryTable>.Done { Answer: var table } ? new Outcome<ICountryTable>.Done(table) : mmdb.As<ICountryTable>();
        }

        var csv = CsvCountryTable.Read(stream, name, asOf);
        return csv is Outcome<CsvCountryTable>.Done { Answer: var lines } ? new Outcome<ICountryTable>.Done(lines) : csv.As<ICountryTable>();
    }
}
