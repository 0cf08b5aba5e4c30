using MaxMind.Db;

namespace Kortwiek.Leads;

/// <summary>A country table in the MaxMind DB format, with <c>country_code</c> as text, or as GeoIP writes it: <c>country.iso_code</c>.</summary>
/// <remarks>MaxMind DB File Format Specification 2.0.</remarks>
public sealed class MmdbCountryTable : ICountryTable
{
    private readonly Reader _reader;

    private MmdbCountryTable(AddressTable table, Reader reader)
    {
        Table = table;
        _reader = reader;
    }

    /// <inheritdoc/>
    public AddressTable Table { get; }

    /// <summary>Reads the whole table into memory; its day is its build date unless <paramref name="asOf"/> says otherwise.</summary>
    public static Outcome<MmdbCountryTable> Read(Stream stream, string name, DateOnly? asOf)
    {
        var bytes = stream.ReadAll();
        try
        {
            var reader = new Reader(new MemoryStream(bytes));
            var day = asOf ?? DateOnly.FromDateTime(reader.Metadata.BuildDate);
            return new MmdbCountryTable(new AddressTable(name, Digest.Sha256Of(bytes), day), reader);
        }
        catch (InvalidDatabaseException fault)
        {
            return new BadInput($"This is no country table in the mmdb format: {fault.Message}", name);
        }
    }

    /// <inheritdoc/>
    public Country Find(Address address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.Write(bytes);
        var row = _reader.Find<Row>(new System.Net.IPAddress(address.IsV4 ? bytes[12..] : bytes));
        return Country.TryParse(row?.Code ?? row?.Country?.Code, out var country) ? country : Country.Unknown;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    internal sealed class Row
    {
        [MapKey("country_code")]
        public string? Code { get; init; }

        [MapKey("country")]
        public Inner? Country { get; init; }
    }

    internal sealed class Inner
    {
        [MapKey("iso_code")]
        public string? Code { get; init; }
    }
}
