using System.Buffers.Binary;
using System.Text;

namespace Kortwiek.Benchmarks.Act;

/// <summary>As much of MessagePack as a circuit's hub speaks: arrays, texts, numbers, bytes and nothing.</summary>
/// <remarks>The MessagePack specification; the hub protocol's framing is a length of seven bits a byte before each message.</remarks>
internal static class HubPack
{
    /// <summary>A framed message; values are null, bool, long, string and arrays of them.</summary>
    public static byte[] Write(object?[] message)
    {
        var body = new MemoryStream();
        Write(body, message);
        var framed = new MemoryStream();
        for (var left = (uint)body.Length; ;)
        {
            var more = left > 0x7F;
            framed.WriteByte((byte)((left & 0x7F) | (more ? 0x80u : 0)));
            left >>= 7;
            if (!more)
            {
                break;
            }
        }

        body.WriteTo(framed);
        return framed.ToArray();
    }

    /// <summary>The next message at the beginning of what has come so far; false where it has not come whole.</summary>
    /// <param name="come">Frames of the socket end where they like, not where messages do.</param>
    /// <param name="message">The message.</param>
    /// <param name="length">Bytes it took.</param>
    public static bool TryRead(ReadOnlySpan<byte> come, out object?[] message, out int length)
    {
        (message, length) = ([], 0);
        int body = 0, at = 0;
        do
        {
            if (at == come.Length)
            {
                return false;
            }

            body |= (come[at] & 0x7F) << (7 * at);
        }
        while ((come[at++] & 0x80) != 0);
        if (come.Length < at + body)
        {
            return false;
        }

        var inner = 0;
        message = (object?[])Read(come.Slice(at, body), ref inner)!;
        length = at + body;
        return true;
    }

    private static void Write(MemoryStream target, object? value)
    {
        switch (value)
        {
            case null:
                target.WriteByte(0xC0);
                break;
            case bool flag:
                target.WriteByte(flag ? (byte)0xC3 : (byte)0xC2);
                break;
            case long number:
                target.WriteByte(0xD3);
                Span<byte> eight = stackalloc byte[8];
                BinaryPrimitives.WriteInt64BigEndian(eight, number);
                target.Write(eight);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                target.WriteByte(0xDB);
                Span<byte> four = stackalloc byte[4];
                BinaryPrimitives.WriteInt32BigEndian(four, bytes.Length);
                target.Write(four);
                target.Write(bytes);
                break;
            case Dictionary<string, string>:
                target.WriteByte(0x80);
                break;
            case object?[] items:
                target.WriteByte((byte)(0x90 | items.Length));
                Array.ForEach(items, i => Write(target, i));
                break;
            default:
                throw new InvalidOperationException($"The hub is told nothing of a {value.GetType().Name}.");
        }
    }

    private static object? Read(ReadOnlySpan<byte> from, ref int at)
    {
        var tag = from[at++];
        return tag switch
        {
            <= 0x7F => (long)tag,
            >= 0xE0 => (long)(sbyte)tag,
            <= 0x8F => Map(from, ref at, tag & 0x0F),
            <= 0x9F => List(from, ref at, tag & 0x0F),
            <= 0xBF => Text(from, ref at, tag & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 or 0xC5 or 0xC6 => Bytes(from, ref at, (int)Big(from, ref at, 1 << (tag - 0xC4))),
            0xCA => Big(from, ref at, 4),
            0xCB => Big(from, ref at, 8),
            >= 0xCC and <= 0xCF => Big(from, ref at, 1 << (tag - 0xCC)),
            >= 0xD0 and <= 0xD3 => Big(from, ref at, 1 << (tag - 0xD0)),
            0xD9 or 0xDA or 0xDB => Text(from, ref at, (int)Big(from, ref at, 1 << (tag - 0xD9))),
            0xDC or 0xDD => List(from, ref at, (int)Big(from, ref at, 2 << (tag - 0xDC))),
            0xDE or 0xDF => Map(from, ref at, (int)Big(from, ref at, 2 << (tag - 0xDE))),
            _ => throw new InvalidDataException($"The hub sent a {tag:X2}."),
        };
    }

    private static long Big(ReadOnlySpan<byte> from, ref int at, int bytes)
    {
        ulong value = 0;
        for (var i = 0; i < bytes; i++)
        {
            value = (value << 8) | from[at++];
        }

        return unchecked((long)value);
    }

    private static byte[] Bytes(ReadOnlySpan<byte> from, ref int at, int length)
    {
        at += length;
        return from.Slice(at - length, length).ToArray();
    }

    private static string Text(ReadOnlySpan<byte> from, ref int at, int length) => Encoding.UTF8.GetString(Bytes(from, ref at, length));

    private static object?[] List(ReadOnlySpan<byte> from, ref int at, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Read(from, ref at);
        }

        return items;
    }

    private static object?[] Map(ReadOnlySpan<byte> from, ref int at, int count) => List(from, ref at, 2 * count);
}
