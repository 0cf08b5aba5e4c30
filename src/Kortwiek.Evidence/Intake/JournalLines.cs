using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Evidence.Intake;

/// <summary>The records of an intake's journal as JSON. A path that is no UTF-8 also stands as base64 under <c>raw</c>.</summary>
internal static class JournalLines
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Start(string source, FileKind kind, string? copyTo, DateTimeOffset at) => Write("start", json =>
    {
        json.WriteNumber("v", 1);
        json.WriteString("source", source);
        json.WriteString("kind", Word(kind));
        json.WriteString("copyTo", copyTo);
        json.WriteString("at", Utc.Text(at));
    });

    public static byte[] Resume(DateTimeOffset at, long cutBytes) => Write("resume", json =>
    {
        json.WriteString("at", Utc.Text(at));
        json.WriteNumber("cutBytes", cutBytes);
    });

    public static byte[] Note(string what, RawPath path) => Write("note", json =>
    {
        json.WriteString("what", what);
        WritePath(json, "path", "raw", path.Bytes);
    });

    public static byte[] Segment(FileRecord file, int index, byte[] blake3, IReadOnlyList<BadRange> bad) => Write("segment", json =>
    {
        WritePath(json, "path", "raw", file.Path.Bytes);
        WriteStat(json, file.Stat);
        json.WriteNumber("index", index);
        json.WriteString("blake3", Convert.ToHexStringLower(blake3));
        WriteBad(json, bad);
    });

    public static byte[] Done(IntakeResult result, DateTimeOffset at) => Write("done", json =>
    {
        json.WriteNumber("files", result.Files);
        json.WriteNumber("bytes", result.Bytes);
        json.WriteString("root", result.Root.ToDigest().ToString());
        json.WriteString("listing", result.Listing.ToString());
        json.WriteString("at", Utc.Text(at));
    });

    public static byte[] File(FileRecord file) => Write("file", json =>
    {
        WritePath(json, "path", "raw", file.Path.Bytes);
        json.WriteString("kind", Word(file.Kind));
        json.WriteString("status", Word(file.Status));
        WriteStat(json, file.Stat);
        if (file.Sha256 is not null && file.Blake3 is not null)
        {
            json.WriteNumber("read", file.Size);
            json.WriteString("sha256", Convert.ToHexStringLower(file.Sha256));
            json.WriteString("blake3", Convert.ToHexStringLower(file.Blake3));
        }

        if (file.Target is not null)
        {
            WritePath(json, "target", "targetRaw", file.Target);
        }

        if (file.ErrorNumber != 0)
        {
            json.WriteNumber("errno", file.ErrorNumber);
        }

        WriteBad(json, file.Bad);
    });

    /// <summary>Reads one record; false where it is none of ours.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out JournalLine? line)
    {
        line = null;
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            line = root.GetProperty("rec").GetString() switch
            {
                "file" => new JournalLine.File(ReadFile(root)),
                "segment" => new JournalLine.Segment(ReadPath(root, "path", "raw"), ReadStat(root, FileKind.File), root.GetProperty("index").GetInt32(), Hex(root, "blake3"), ReadBad(root)),
                "start" => new JournalLine.Start(root.GetProperty("source").GetString()!, Enum<FileKind>(root.GetProperty("kind")), root.GetProperty("copyTo").GetString()),
                "done" => new JournalLine.Done(),
                "note" => new JournalLine.Note(root.GetProperty("what").GetString()!, ReadPath(root, "path", "raw")),
                "resume" => new JournalLine.Resume(root.GetProperty("cutBytes").GetInt64()),
                _ => null,
            };
            return line is not null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return false;
        }
    }

    internal static string Word<T>(T value)
        where T : struct, System.Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static T Enum<T>(JsonElement element)
        where T : struct, System.Enum
    {
        foreach (var value in System.Enum.GetValues<T>())
        {
            if (Word(value) == element.GetString())
            {
                return value;
            }
        }

        throw new FormatException("unknown word");
    }

    private static FileRecord ReadFile(JsonElement root)
    {
        var file = new FileRecord(ReadPath(root, "path", "raw"))
        {
            Stat = ReadStat(root, Enum<FileKind>(root.GetProperty("kind"))),
            Status = Enum<FileStatus>(root.GetProperty("status")),
        };
        if (root.TryGetProperty("sha256", out _))
        {
            (file.Sha256, file.Blake3, file.BytesRead) = (Hex(root, "sha256"), Hex(root, "blake3"), root.GetProperty("read").GetInt64());
        }

        if (root.TryGetProperty("target", out _))
        {
            file.Target = ReadPath(root, "target", "targetRaw").Bytes.ToArray();
        }

        if (root.TryGetProperty("errno", out var errno))
        {
            file.ErrorNumber = errno.GetInt32();
        }

        file.Bad = ReadBad(root);
        return file;
    }

    private static void WriteBad(Utf8JsonWriter json, IReadOnlyList<BadRange> ranges)
    {
        if (ranges.Count == 0)
        {
            return;
        }

        json.WriteStartArray("bad");
        foreach (var bad in ranges)
        {
            json.WriteStartObject();
            json.WriteNumber("offset", bad.Offset);
            json.WriteNumber("length", bad.Length);
            json.WriteNumber("errno", bad.ErrorNumber);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IReadOnlyList<BadRange> ReadBad(JsonElement root) => !root.TryGetProperty("bad", out var bad)
        ? []
        : [.. bad.EnumerateArray().Select(b => new BadRange(b.GetProperty("offset").GetInt64(), b.GetProperty("length").GetInt64(), b.GetProperty("errno").GetInt32()))];

    private static byte[] Hex(JsonElement root, string name)
    {
        var bytes = Convert.FromHexString(root.GetProperty(name).GetString()!);
        return bytes.Length == 32 ? bytes : throw new FormatException("a hash has 32 bytes");
    }

    private static byte[] Write(string kind, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(384);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("rec", kind);
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePath(Utf8JsonWriter json, string name, string rawName, ReadOnlySpan<byte> path)
    {
        if (System.Text.Unicode.Utf8.IsValid(path))
        {
            json.WriteString(name, path);
        }
        else
        {
            json.WriteString(name, new RawPath(path.ToArray()).Display());
            json.WriteBase64String(rawName, path);
        }
    }

    private static RawPath ReadPath(JsonElement root, string name, string rawName) =>
        root.TryGetProperty(rawName, out var raw) ? new RawPath(raw.GetBytesFromBase64()) : new RawPath(Encoding.UTF8.GetBytes(root.GetProperty(name).GetString()!));

    private static void WriteStat(Utf8JsonWriter json, FileStat stat)
    {
        json.WriteNumber("size", stat.Size);
        json.WriteString("modified", string.Create(CultureInfo.InvariantCulture, $"{stat.ModifiedSeconds}.{stat.ModifiedNanoseconds:d9}"));
        json.WriteNumber("inode", stat.Inode);
    }

    private static FileStat ReadStat(JsonElement root, FileKind kind)
    {
        var modified = root.GetProperty("modified").GetString()!;
        var dot = modified.IndexOf('.', StringComparison.Ordinal);
        return new FileStat(
            kind, 0, root.GetProperty("inode").GetUInt64(), root.GetProperty("size").GetInt64(),
            long.Parse(modified.AsSpan(0, Math.Max(0, dot)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            uint.Parse(modified.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
