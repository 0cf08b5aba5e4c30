using System.Globalization;
using System.Text;
using Apache.Arrow;

namespace Kortwiek.Leads;

/// <summary>Turns a batch into rows fit to be stored: addresses and users become pseudonyms, texts are cleaned, months are parted. Safe for several threads at once.</summary>
internal sealed class BatchEncoder(Pseudonyms pseudonyms, AddressBook addresses, string source)
{
    /// <summary>One part per month, in the order of their first rows.</summary>
    public IReadOnlyList<EventPart> Encode(EventBatch batch)
    {
        if (batch.Count == 0)
        {
            return [];
        }

        var parts = new List<EventPart>();
        var peers = Peers(batch);
        foreach (var (month, rows) in Months(batch))
        {
            parts.Add(new EventPart(month, Rows(batch, peers, new ColumnBuilder(rows))));
        }

        return parts;
    }

    private RecordBatch Rows(EventBatch b, Peer[] peers, ColumnBuilder rows)
    {
        var cleaner = new TextCleaner(pseudonyms);
        IArrowArray[] columns =
        [
            rows.Constant(source),
            rows.Longs(b.Offset),
            rows.Longs(b.Line),
            rows.Longs(b.Micros, LogRecord.NoTime),
            rows.Bytes(b.Quality),
            rows.Text(b.Kind, Names.Kinds),
            rows.Text(b.Peer, peers.Length, id => peers[id].Actor),
            rows.Text(b.Peer, peers.Length, id => peers[id].Net),
            rows.Text(b.Peer, peers.Length, id => Known(peers[id].Info.Country)),
            rows.Text(b.Peer, peers.Length, id => Known(peers[id].Info.SecondCountry)),
            rows.LongsBy(b.Peer, System.Array.ConvertAll(peers, p => p.Info.Asn is { } asn ? unchecked((uint)asn) : -1L), -1),
            rows.Ints(Marks(b, peers)),
            rows.Text(b.Forwarded, peers.Length, id => peers[id].Actor),
            rows.Ints(b.Port, 0),
            rows.Text(b.User, b.Users, raw => Encoding.ASCII.GetBytes(pseudonyms.OfUser(raw))),
            rows.Text(b.Auth, b.Words, cleaner.Clean),
            rows.Text(b.Key, b.Keys, cleaner.Clean),
            rows.Text(b.Method, b.Words, cleaner.Clean),
            rows.Text(b.Path, b.Paths, cleaner.Clean),
            rows.Text(b.Query, b.Queries, cleaner.Clean),
            rows.Ints(b.Status, 0),
            rows.Longs(b.Bytes, -1),
            rows.Text(b.Referrer, b.Referrers, cleaner.Clean),
            rows.Text(b.Agent, b.Agents, cleaner.Clean),
            rows.Text(b.VirtualHost, b.Words, cleaner.Clean),
            rows.Text(b.Host, b.Words, cleaner.Clean),
            rows.Text(b.Program, b.Words, cleaner.Clean),
            rows.Ints(b.Pid, 0),
            rows.Text(b.Command, b.Words, cleaner.Clean),
            rows.Ints(b.Weight),
            rows.Ints(b.Marks),
        ];
        return new RecordBatch(EventSchema.Plain, columns, rows.Count);
    }

    private static string? Known(Country country) => country == Country.Unknown ? null : country.Code;

    private int[] Marks(EventBatch batch, Peer[] peers)
    {
        var marks = new int[batch.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            var peer = batch.Peer[i];
            marks[i] = peer < 0 ? 0 : (int)peers[peer].MarksAt(batch.Micros[i], addresses);
        }

        return marks;
    }

    private Peer[] Peers(EventBatch batch)
    {
        var peers = new Peer[batch.Peers.Count];
        for (var id = 0; id < peers.Length; id++)
        {
            peers[id] = batch.TryAddress(id, out var address)
                ? new Peer(address, pseudonyms.Of(address), pseudonyms.OfNet(address), addresses.Look(address))
                : new Peer(default, pseudonyms.OfHost(batch.Peers[id][1..].TrimEnd((byte)'.')), null, new AddressInfo(default, default, null, AddressMarks.HostName, false));
        }

        return peers;
    }

    // All rows of the batch where they are of one month, which is the rule.
    private static IEnumerable<(string Month, int[] Rows)> Months(EventBatch batch)
    {
        var groups = new Dictionary<int, List<int>>();
        var order = new List<int>();
        long from = 1, to = 0;
        var month = -1;
        List<int> rows = [];
        for (var i = 0; i < batch.Count; i++)
        {
            var micros = batch.Micros[i];
            if (micros < from || micros >= to)
            {
                (month, from, to) = MonthOf(micros);
                if (!groups.TryGetValue(month, out rows!))
                {
                    rows = [];
                    groups.Add(month, rows);
                    order.Add(month);
                }
            }

            rows.Add(i);
        }

        return order.Select(m => (m < 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{m / 12:D4}-{(m % 12) + 1:D2}"), groups[m].ToArray()));
    }

    private static (int Month, long From, long To) MonthOf(long micros)
    {
        if (micros == LogRecord.NoTime)
        {
            return (-1, LogRecord.NoTime, LogRecord.NoTime + 1);
        }

        var day = DateTime.UnixEpoch.AddTicks(micros * 10);
        var first = Calendar.Days(day.Year, day.Month, 1);
        return ((day.Year * 12) + day.Month - 1, first * Calendar.DayMicros, (first + DateTime.DaysInMonth(day.Year, day.Month)) * Calendar.DayMicros);
    }

    private sealed record Peer(Address Address, string Actor, string? Net, AddressInfo Info)
    {
        public AddressMarks MarksAt(long micros, AddressBook addresses) =>
            Info.MayBeTor && (micros == LogRecord.NoTime ? addresses.Tor!.Contains(Address) : addresses.Tor!.Contains(Address, micros))
                ? Info.Marks | AddressMarks.Tor
                : Info.Marks;
    }
}
