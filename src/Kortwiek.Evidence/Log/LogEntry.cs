using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Evidence.Log;

/// <summary>One entry of the custody log. It never holds a person's name: <see cref="By"/> is a role and a pseudonym whose table can be erased.</summary>
public sealed record LogEntry
{
    /// <summary>The most bytes an entry may have: a bundle counts them in 16 bits.</summary>
    public const int MaxBytes = 65535;

    /// <summary>Random bytes in an entry, so that the hash of one that could be guessed discloses nothing.</summary>
    public const int SaltBytes = 16;

    /// <summary>One of <see cref="EntryTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The exhibit or other entity, or null.</summary>
    public string? Item { get; init; }

    /// <summary>The claimed time; written in whole seconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Role id and the member's pseudonym.</summary>
    public required string By { get; init; }

    /// <summary>The place, or null.</summary>
    public string? Where { get; init; }

    /// <summary>The legal authority's id (warrant, order), or null.</summary>
    public string? Under { get; init; }

    /// <summary>The machine's name.</summary>
    public required string Host { get; init; }

    /// <summary>The program with its version.</summary>
    public required string Tool { get; init; }

    /// <summary>The leaf hash of the item's last entry before this one; null for its first, and without an item.</summary>
    public MerkleHash? Prev { get; init; }

    /// <summary>Hash values by name (<c>sha256</c>, <c>blake3</c>, <c>listing-sha256</c>), in hexadecimal; empty for none.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The files it is about, or null.</summary>
    public EntryFiles? Files { get; init; }

    /// <summary>16 random bytes.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>
    /// Further fields of the type: text, whole numbers up to 2^53 - 1, booleans, null, instants, digests, lists and maps of these. Names are those
    /// of no property above.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Fields { get; init; } = new SortedDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Fresh random bytes for <see cref="Salt"/>.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>The entry's one spelling: canonical JSON.</summary>
    /// <returns>Bad input where it would have more than <see cref="MaxBytes"/> bytes: put the content into a file and its SHA-256 into the entry.</returns>
    /// <exception cref="InvalidOperationException">Type, salt, a field's name or a field's value is not allowed.</exception>
    /// <remarks>RFC 8785.</remarks>
    public Outcome<byte[]> ToBytes()
    {
        var bytes = LogEntryJson.Write(this);
        return bytes.Length <= MaxBytes
            ? bytes
            : new BadInput($"The log entry would have {bytes.Length} bytes, {MaxBytes} are allowed. Shorten the text or attach it as a file.", Code: "entry-too-long");
    }

    /// <summary>Reads an entry. Anything but its canonical spelling is refused.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out LogEntry? entry, out string reason)
    {
        try
        {
            return LogEntryJson.TryRead(bytes, out entry, out reason);
        }
        catch (JsonException fault)
        {
            entry = null;
            reason = $"it is no JSON: {fault.Message}";
            return false;
        }
    }
}
