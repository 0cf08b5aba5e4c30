using System.Buffers.Binary;
using System.Text;
using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

/// <summary>Writes small tables in the MaxMind DB format, straight from its specification (2.0): a search tree of 24-bit records, data, metadata.</summary>
internal static class MmdbFixture
{
    public static byte[] Write(IReadOnlyList<(string Address, int Length, string Country)> rows)
    {
        var nodes = new List<(int Left, int Right)> { (-1, -1) };
        var data = new List<byte>();
        foreach (var (text, length, country) in rows)
        {
            Assert.True(Address.TryParse(text, out var address));

            // IPv4 lies in ::/96 of the tree.
            var bits = address.IsV4 ? new Address(address.V4) : address;
            var depth = address.IsV4 ? length + 96 : length;
            var node = 0;
            for (var i = 0; i < depth; i++)
            {
                var right = (bits.Value >> (127 - i) & 1) == 1;
                if (i == depth - 1)
                {
                    Set(node, right, -2 - data.Count);
                    break;
                }

                var next = right ? nodes[node].Right : nodes[node].Left;
                if (next == -1)
                {
                    nodes.Add((-1, -1));
                    next = nodes.Count - 1;
                    Set(node, right, next);
                }

                node = next;
            }

            data.AddRange([0xE1, .. Text("country_code"), .. Text(country)]);
        }

        var output = new List<byte>();
        foreach (var (left, right) in nodes)
        {
            output.AddRange([.. Record(left), .. Record(right)]);
        }

        output.AddRange(new byte[16]);
        output.AddRange(data);
        output.AddRange([0xAB, 0xCD, 0xEF, .. Encoding.ASCII.GetBytes("MaxMind.com")]);
        output.AddRange(
        [
            0xE9,
            .. Text("node_count"), .. Unsigned((uint)nodes.Count),
            .. Text("record_size"), 0xA1, 24,
            .. Text("ip_version"), 0xA1, 6,
            .. Text("database_type"), .. Text("Test-Country"),
            .. Text("languages"), 0x01, 0x04, .. Text("en"),
            .. Text("binary_format_major_version"), 0xA1, 2,
            .. Text("binary_format_minor_version"), 0xA0,
            .. Text("build_epoch"), 0x08, 0x02, .. Epoch(),
            .. Text("description"), 0xE1, .. Text("en"), .. Text("test"),
        ]);
        return [.. output];

        void Set(int node, bool right, int value) => nodes[node] = right ? (nodes[node].Left, value) : (value, nodes[node].Right);

        byte[] Record(int value)
        {
            var record = value == -1 ? nodes.Count : value < -1 ? nodes.Count + 16 + (-2 - value) : value;
            return [(byte)(record >> 16), (byte)(record >> 8 & 0xFF), (byte)(record & 0xFF)];
        }
    }

    private static byte[] Text(string text) =>
        text.Length < 29 ? [(byte)(0x40 | text.Length), .. Encoding.UTF8.GetBytes(text)] : [0x5D, (byte)(text.Length - 29), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Unsigned(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return [0xC4, .. bytes];
    }

    private static byte[] Epoch()
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds());
        return bytes;
    }
}
