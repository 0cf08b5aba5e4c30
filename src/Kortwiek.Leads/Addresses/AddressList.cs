using System.Globalization;

namespace Kortwiek.Leads;

/// <summary>A list of addresses, each for all time or for a span: the protected list, the exits of Tor.</summary>
/// <remarks>
/// Lines <c>address</c>, <c>from-to</c> or <c>address/length</c>, each perhaps with <c>,from,to</c> as instants;
/// or <c>ExitAddress IP yyyy-MM-dd HH:MM:SS</c> as the Tor project publishes it, which is taken for a day before and after that instant. Other lines of such a file are skipped.
/// </remarks>
public sealed class AddressList
{
    private readonly Dictionary<Address, List<(long From, long To)>> _single = [];
    private readonly List<(Address From, Address To, long Since, long Until)> _ranges = [];

    private AddressList(AddressTable table) => Table = table;

    /// <summary>Name, digest and day of the list.</summary>
    public AddressTable Table { get; }

    /// <summary>Number of lines that were taken.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the whole list into memory.</summary>
    public static Outcome<AddressList> Read(Stream stream, string name, DateOnly? asOf)
    {
        var bytes = stream.ReadAll();
        var list = new AddressList(new AddressTable(name, Digest.Sha256Of(bytes), asOf));
        foreach (var (line, fields) in TableLines.Read(bytes))
        {
            if (fields[0].StartsWith("ExitNode ", StringComparison.Ordinal) || fields[0].StartsWith("Published ", StringComparison.Ordinal)
                || fields[0].StartsWith("LastStatus ", StringComparison.Ordinal))
            {
                continue;
            }

            if (!list.TryAdd(fields))
            {
                return new BadInput("A line of an address list is an address, a range or a network, perhaps with two instants behind it.", name, line);
            }
        }

        return list;
    }

    /// <summary>True where the address is on the list at all.</summary>
    public bool Contains(Address address) => Find(address, null);

    /// <summary>True where the address is on the list at that instant, in microseconds since 1970.</summary>
    public bool Contains(Address address, long micros) => Find(address, micros);

    private bool Find(Address address, long? micros)
    {
        if (_single.TryGetValue(address, out var spans) && spans.Exists(s => micros is not { } at || (s.From <= at && at <= s.To)))
        {
            return true;
        }

        foreach (var (from, to, since, until) in _ranges)
        {
            if (from <= address && address <= to && (micros is not { } at || (since <= at && at <= until)))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryAdd(string[] fields)
    {
        var since = long.MinValue;
        var until = long.MaxValue;
        var text = fields[0];
        if (text.StartsWith("ExitAddress ", StringComparison.Ordinal))
        {
            var parts = text.Split(' ');
            if (parts.Length != 4 || !DateTimeOffset.TryParse($"{parts[2]}T{parts[3]}Z", CultureInfo.InvariantCulture, DateTimeStyles.None, out var seen))
            {
                return false;
            }

            text = parts[1];
            since = Micros(seen.AddDays(-1));
            until = Micros(seen.AddDays(1));
        }
        else if (fields.Length >= 3)
        {
            if (!Utc.TryParse(fields[1], out var from) || !Utc.TryParse(fields[2], out var to))
            {
                return false;
            }

            since = Micros(from);
            until = Micros(to);
        }

        if (!TableLines.TryRange(text, out var first, out var last) || last < first)
        {
            return false;
        }

        Count++;
        if (first != last)
        {
            _ranges.Add((first, last, since, until));
        }
        else if (_single.TryGetValue(first, out var spans))
        {
            spans.Add((since, until));
        }
        else
        {
            _single.Add(first, [(since, until)]);
        }

        return true;
    }

    private static long Micros(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / 10;
}
