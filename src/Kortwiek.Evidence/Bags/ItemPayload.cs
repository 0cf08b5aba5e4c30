using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Evidence.Intake;

namespace Kortwiek.Evidence.Bags;

/// <summary>An item that was taken in, as a bag's payload, and what custody says of its names.</summary>
/// <param name="Files">Its files with the SHA-256 that was sealed.</param>
/// <param name="Tags"><c>custody/listing.jsonl</c>, whose SHA-256 the custody entry holds, and <c>custody/names.jsonl</c> where a name had to be changed.</param>
public sealed record ItemPayload(IReadOnlyList<BagPayload> Files, IReadOnlyList<BagTag> Tags)
{
    /// <summary>Prepares the payload.</summary>
    /// <param name="journalFolder">The intake's journal.</param>
    /// <param name="content">The copy, or the source itself.</param>
    /// <remarks>A name that cannot stand in a manifest (bytes that are no UTF-8, parts such as <c>..\</c>) is replaced by its own hash.</remarks>
    public static ItemPayload Of(string journalFolder, string content)
    {
        var single = !Directory.Exists(content);
        var root = Native.PathBytes(content);
        var files = new List<BagPayload>();
        var listing = new ArrayBufferWriter<byte>();
        var names = new ArrayBufferWriter<byte>();
        foreach (var (record, payload) in JournalPast.Of(IntakeJournal.Read(journalFolder)).Files())
        {
            listing.Write(payload);
            listing.Write("\n"u8);
            if (record.Sha256 is null)
            {
                continue;
            }

            var path = PathOf(record.Path, out var changed);
            if (changed)
            {
                WriteName(names, path, record.Path);
            }

            byte[] full = single ? root : [.. root, (byte)'/', .. record.Path.Bytes];
            files.Add(new BagPayload(path, () => new FileStream(Native.OpenRead(null, full), FileAccess.Read, 1), Digest.Sha256(record.Sha256)));
        }

        var tags = new List<BagTag> { new("custody/listing.jsonl", listing.WrittenMemory) };
        if (names.WrittenCount > 0)
        {
            tags.Add(new BagTag("custody/names.jsonl", names.WrittenMemory));
        }

        return new ItemPayload(files, tags);
    }

    private static string PathOf(RawPath raw, out bool changed)
    {
        var path = raw.TryText(out var text) && !text.Contains('\ufeff', StringComparison.Ordinal) ? "data/" + text : null;
        changed = path is null || BagPaths.Fault(path) is not null;
        return changed ? "data/name-" + Convert.ToHexStringLower(SHA256.HashData(raw.Bytes).AsSpan(0, 16)) : path!;
    }

    private static void WriteName(ArrayBufferWriter<byte> names, string path, RawPath raw)
    {
        using (var json = new Utf8JsonWriter(names))
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("name", Encoding.UTF8.GetBytes(raw.Display()));
            json.WriteBase64String("raw", raw.Bytes);
            json.WriteEndObject();
        }

        names.Write("\n"u8);
    }
}
