using System.Security.Cryptography;
using System.Text;

namespace Kortwiek.Leads;

/// <summary>Turns addresses and names into keyed pseudonyms, one to one: HMAC-SHA-256 under the operation's key, first 16 bytes, 32 hexadecimal digits. Safe for several threads at once.</summary>
/// <remarks>RFC 2104. The kind of the value is part of what is hashed, so that a user name never has the pseudonym of an address.</remarks>
public sealed class Pseudonyms
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    private readonly byte[] _key;

    /// <summary>Takes a copy of the key.</summary>
    /// <exception cref="ArgumentException">The key has not <see cref="KeyBytes"/> bytes.</exception>
    public Pseudonyms(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyBytes)
        {
            throw new ArgumentException($"A key has {KeyBytes} bytes.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>Of an address.</summary>
    public string Of(Address address) => OfAddress("ip"u8, address);

    /// <summary>Of the /24 or /48 in which an address lies.</summary>
    public string OfNet(Address address) => OfAddress("net"u8, address.Net);

    /// <summary>Of a host name that stands where an address should; letters are taken as lower case.</summary>
    public string OfHost(ReadOnlySpan<byte> name) => OfText("host"u8, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(name).ToLowerInvariant()));

    /// <summary>Of a login name, as its bytes are.</summary>
    public string OfUser(ReadOnlySpan<byte> name) => OfText("user"u8, name);

    /// <summary>Of a mail address, letters taken as lower case.</summary>
    public string OfMail(ReadOnlySpan<byte> mail) => OfText("mail"u8, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(mail).ToLowerInvariant()));

    private string OfAddress(ReadOnlySpan<byte> kind, Address address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.Write(bytes);
        return OfText(kind, bytes);
    }

    private string OfText(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value)
    {
        var length = kind.Length + 1 + value.Length;
        var bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        kind.CopyTo(bytes);
        bytes[kind.Length] = 0;
        value.CopyTo(bytes[(kind.Length + 1)..]);
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(_key, bytes, mac);
        return Convert.ToHexStringLower(mac[..16]);
    }
}
