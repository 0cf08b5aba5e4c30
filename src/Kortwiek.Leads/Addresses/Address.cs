using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kortwiek.Leads;

/// <summary>An IPv6 address, or an IPv4 address inside IPv6 (<c>::ffff:a.b.c.d</c>). Ordering is numeric; the default value is <c>::</c>.</summary>
/// <param name="Value">The 128 bits, first byte highest.</param>
public readonly record struct Address(UInt128 Value) : IComparable<Address>
{
    private const ulong MappedPrefix = 0xFFFF_0000_0000;

    /// <summary>True for an IPv4 address.</summary>
    public bool IsV4 => (ulong)(Value >> 64) == 0 && ((ulong)(Value & ulong.MaxValue) >> 32) == 0xFFFF;

    /// <summary>The four bytes of an IPv4 address as a number.</summary>
    public uint V4 => (uint)(Value & uint.MaxValue);

    /// <summary>The /24 of an IPv4 address, the /48 of an IPv6 address.</summary>
    public Address Net => IsV4 ? new Address(Value & ~(UInt128)0xFF) : new Address(Value >> 80 << 80);

    /// <summary>The IPv4 address with these four bytes.</summary>
    public static Address FromV4(uint value) => new(new UInt128(0, MappedPrefix | value));

    /// <summary>Reads an address as logs write it: a zone id is cut, square brackets around IPv6 are allowed, leading zeros are decimal.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Address address)
    {
        if (TryParseV4(text, out var v4))
        {
            address = FromV4(v4);
            return true;
        }

        return TryParseV6(text, out address);
    }

    /// <summary>Reads an address.</summary>
    public static bool TryParse(string? text, out Address address)
    {
        address = default;
        return text is { Length: > 1 and < 64 } && TryParse(Encoding.UTF8.GetBytes(text), out address);
    }

    /// <summary>The 16 bytes, first byte highest.</summary>
    public void Write(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, Value);

    /// <inheritdoc/>
    public int CompareTo(Address other) => Value.CompareTo(other.Value);

    /// <summary>RFC 5952 text, or four decimal numbers.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        Write(bytes);
        return new IPAddress(IsV4 ? bytes[12..] : bytes).ToString();
    }

    /// <summary>Numeric.</summary>
    public static bool operator <(Address left, Address right) => left.Value < right.Value;

    /// <summary>Numeric.</summary>
    public static bool operator >(Address left, Address right) => left.Value > right.Value;

    /// <summary>Numeric.</summary>
    public static bool operator <=(Address left, Address right) => left.Value <= right.Value;

    /// <summary>Numeric.</summary>
    public static bool operator >=(Address left, Address right) => left.Value >= right.Value;

    private static bool TryParseV4(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        if (text.Length is < 7 or > 15)
        {
            return false;
        }

        unchecked
        {
            uint part = 0;
            var digits = 0;
            var dots = 0;
            foreach (var c in text)
            {
                var d = (uint)(c - '0');
                if (d <= 9)
                {
                    part = (part * 10) + d;
                    digits++;
                    if (part > 255 || digits > 3)
                    {
                        return false;
                    }
                }
                else if (c == '.' && digits > 0)
                {
                    value = (value << 8) | part;
                    part = 0;
                    digits = 0;
                    dots++;
                }
                else
                {
                    return false;
                }
            }

            value = (value << 8) | part;
            return dots == 3 && digits > 0;
        }
    }

    private static bool TryParseV6(ReadOnlySpan<byte> text, out Address address)
    {
        address = default;
        if (text.Length is < 2 or > 64 || !text.Contains((byte)':'))
        {
            return false;
        }

        if (text[0] == '[' && text[^1] == ']')
        {
            text = text[1..^1];
        }

        var zone = text.IndexOf((byte)'%');
        if (zone >= 0)
        {
            text = text[..zone];
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit((char)c) && c is not ((byte)':' or (byte)'.'))
            {
                return false;
            }
        }

        if (!IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        _ = parsed.TryWriteBytes(bytes, out _);
        address = new Address(BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
    }
}
