using System.Globalization;

namespace Kortwiek.Leads;

/// <summary>What an ASN table says of a network.</summary>
/// <param name="Asn">The number of the autonomous system.</param>
/// <param name="Kind">What the network is for, where the table says so.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct AsnEntry(int Asn, NetworkKind Kind);

/// <summary>What a network is for; a fact of the table's fifth column, never guessed from a name.</summary>
public enum NetworkKind
{
    /// <summary>The table does not say.</summary>
    Unknown,

    /// <summary>Homes and offices.</summary>
    Access,

    /// <summary>Mobile phones, mostly many behind one address.</summary>
    Mobile,

    /// <summary>Many subscribers behind one address.</summary>
    Cgnat,

    /// <summary>Servers.</summary>
    Hosting,

    /// <summary>Virtual private networks.</summary>
    Vpn,

    /// <summary>The operator of a declared crawler.</summary>
    Crawler,
}

/// <summary>Lines <c>from,to,asn,"name"[,kind]</c>, IPv4 and IPv6 in one table or two.</summary>
public sealed class AsnTable
{
    private readonly AddressRanges<AsnEntry> _ranges;

    private AsnTable(AddressTable table, AddressRanges<AsnEntry> ranges)
    {
        Table = table;
        _ranges = ranges;
    }

    /// <summary>Name, digest and day of the table.</summary>
    public AddressTable Table { get; }

    /// <summary>Reads the whole table into memory.</summary>
    public static Outcome<AsnTable> Read(Stream stream, string name, DateOnly? asOf)
    {
        var bytes = stream.ReadAll();
        var rows = new List<(Address, Address, AsnEntry)>();
        var lines = new List<int>();
        foreach (var (line, fields) in TableLines.Read(bytes))
        {
            if (fields.Length < 3 || !Address.TryParse(fields[0], out var from) || !Address.TryParse(fields[1], out var to)
                || !uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var asn))
            {
                return new BadInput("A line of an ASN table is: first address, last address, number, name, and perhaps a kind.", name, line);
            }

            var kind = NetworkKind.Unknown;
            if (fields.Length > 4 && fields[4].Length > 0 && (!Enum.TryParse(fields[4], ignoreCase: true, out kind) || !Enum.IsDefined(kind)))
            {
                return new BadInput($"'{fields[4]}' is no kind of network; write access, mobile, cgnat, hosting, vpn or crawler.", name, line);
            }

            rows.Add((from, to, new AsnEntry(unchecked((int)asn), kind)));
            lines.Add(line);
        }

        return AddressRanges<AsnEntry>.TryMake(rows, out var ranges, out var fault)
            ? new AsnTable(new AddressTable(name, Digest.Sha256Of(bytes), asOf), ranges)
            : new BadInput("This range ends before it begins, or overlaps another.", name, lines[fault]);
    }

    /// <summary>The network of an address.</summary>
    public bool TryFind(Address address, out AsnEntry entry) => _ranges.TryFind(address, out entry);
}
