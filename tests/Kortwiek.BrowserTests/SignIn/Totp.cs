using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Kortwiek.BrowserTests.SignIn;

/// <summary>The code that an authenticator shows: RFC 6238 with SHA-1, six digits, 30 seconds; written here from the RFC, not from the product.</summary>
[SuppressMessage("Security", "CA5350", Justification = "RFC 6238 and every authenticator use SHA-1 here.")]
internal static class Totp
{
    public static string Now(string base32)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Span<byte> mac = stackalloc byte[20];
        HMACSHA1.HashData(Decode(base32), counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[19] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    // RFC 4648 section 6.
    private static byte[] Decode(string text)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var letter in text.ToLowerInvariant().Where(char.IsLetterOrDigit))
        {
            buffer = (buffer << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
