namespace Kortwiek.Leads;

/// <summary>What the tables say of one address, apart from what depends on the hour.</summary>
/// <param name="Country">By the first country table.</param>
/// <param name="SecondCountry">By the second country table.</param>
/// <param name="Asn">Number of the autonomous system as 32 bits, or null.</param>
/// <param name="Marks">All marks but <see cref="AddressMarks.Tor"/>.</param>
/// <param name="MayBeTor">On the list of exits at some time: ask for each event.</param>
public readonly record struct AddressInfo(Country Country, Country SecondCountry, int? Asn, AddressMarks Marks, bool MayBeTor);

/// <summary>All tables that are asked while an address is still clear. Every table may be missing. Safe for several threads at once.</summary>
/// <param name="Geo">The country table.</param>
/// <param name="SecondGeo">A second opinion.</param>
/// <param name="Asn">Networks; several tables where IPv4 and IPv6 come apart.</param>
/// <param name="Tor">Exits of Tor.</param>
/// <param name="Protected">Researchers, journalists, own police, partners.</param>
public sealed record AddressBook(
    ICountryTable? Geo = null,
    ICountryTable? SecondGeo = null,
    IReadOnlyList<AsnTable>? Asn = null,
    AddressList? Tor = null,
    AddressList? Protected = null)
{
    /// <summary>No table at all.</summary>
    public static readonly AddressBook Empty = new();

    /// <summary>Looks one address up.</summary>
    public AddressInfo Look(Address address)
    {
        var country = Geo?.Find(address) ?? Country.Unknown;
        var second = SecondGeo?.Find(address) ?? Country.Unknown;
        int? asn = null;
        var marks = AddressMarks.None;
        foreach (var table in Asn ?? [])
        {
            if (table.TryFind(address, out var entry))
            {
                asn = entry.Asn;
                marks |= Mark(entry.Kind);
                break;
            }
        }

        if (Geo is not null && SecondGeo is not null && country != second && second != Country.Unknown && country != Country.Unknown)
        {
            marks |= AddressMarks.GeoConflict;
        }

        if (Protected?.Contains(address) == true)
        {
            marks |= AddressMarks.Protected;
        }

        marks |= SpecialSpace.Of(address, covered: country != Country.Unknown || asn is not null);
        return new AddressInfo(country, second, asn, marks, Tor?.Contains(address) == true);
    }

    private static AddressMarks Mark(NetworkKind kind) => kind switch
    {
        NetworkKind.Mobile or NetworkKind.Cgnat => AddressMarks.Cgnat,
        NetworkKind.Hosting or NetworkKind.Vpn => AddressMarks.Hosting,
        NetworkKind.Crawler => AddressMarks.CrawlerOperator,
        _ => AddressMarks.None,
    };
}

/// <summary>Address space that belongs to nobody or to everybody.</summary>
/// <remarks>RFC 6890 and the registries it opens; RFC 6598 for 100.64.0.0/10.</remarks>
internal static class SpecialSpace
{
    private static readonly (Address From, Address To)[] Reserved = Ranges(
        "0.0.0.0/8 10.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
        + "224.0.0.0/4 240.0.0.0/4 fc00::/7 fe80::/10 2001:db8::/32 ff00::/8");

    private static readonly (Address From, Address To)[] Loopback = Ranges("127.0.0.0/8 ::1/128 ::/128 0.0.0.0/32");
    private static readonly (Address From, Address To)[] Shared = Ranges("100.64.0.0/10");

    /// <summary>The marks of an address by its place alone; space that a table covers (the demo's 240.0.0.0/4) is not called reserved.</summary>
    public static AddressMarks Of(Address address, bool covered)
    {
        if (Within(Loopback, address))
        {
            return AddressMarks.Loopback;
        }

        if (Within(Shared, address))
        {
            return AddressMarks.Cgnat;
        }

        return !covered && Within(Reserved, address) ? AddressMarks.Reserved : AddressMarks.None;
    }

    private static bool Within((Address From, Address To)[] ranges, Address address) =>
        Array.Exists(ranges, r => r.From <= address && address <= r.To);

    private static (Address From, Address To)[] Ranges(string text) =>
        [.. text.Split(' ').Select(t => TableLines.TryRange(t, out var from, out var to) ? (from, to) : throw new FormatException(t))];
}
