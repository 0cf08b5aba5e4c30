using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Evidence.Log;

/// <summary>Entries as canonical JSON and back.</summary>
internal static class LogEntryJson
{
    private const long MaxInteger = (1L << 53) - 1;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "v", "type", "item", "at", "by", "where", "under", "host", "tool", "prev", "hashes", "files", "salt",
    };

    public static byte[] Write(LogEntry entry)
    {
        Require(EntryTypes.All.Contains(entry.Type), $"\"{entry.Type}\" is no entry type.");
        Require(entry.Salt.Length == LogEntry.SaltBytes, $"The salt has {LogEntry.SaltBytes} bytes.");
        Require(entry.Prev is null || entry.Item is not null, "Only an entry with an item has an entry before it.");
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            WriteText(json, "type", entry.Type);
            WriteText(json, "item", entry.Item);
            WriteText(json, "at", Seconds(entry.At));
            WriteText(json, "by", entry.By);
            WriteText(json, "where", entry.Where);
            WriteText(json, "under", entry.Under);
            WriteText(json, "host", entry.Host);
            WriteText(json, "tool", entry.Tool);
            WriteText(json, "salt", Convert.ToBase64String(entry.Salt.Span));
            if (entry.Prev is { } prev)
            {
                WriteText(json, "prev", prev.ToDigest().ToString());
            }

            WriteHashes(json, entry);
            WriteFields(json, entry.Fields);
            json.WriteEndObject();
        }

        return CanonicalJson.Of(buffer.WrittenMemory);
    }

    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out LogEntry? entry, out string reason)
    {
        entry = null;
        if (bytes.Length > LogEntry.MaxBytes)
        {
            reason = "it is too long";
            return false;
        }

        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16 });
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !CanonicalJson.Of(root).AsSpan().SequenceEqual(bytes.Span))
        {
            reason = "it is not canonical JSON";
            return false;
        }

        if (!root.TryGetProperty("v", out var version) || version.ValueKind != JsonValueKind.Number || version.GetRawText() != "1")
        {
            reason = "it is not of version 1";
            return false;
        }

        var (type, at, by, host, tool, salt) = (Text(root, "type"), Text(root, "at"), Text(root, "by"), Text(root, "host"), Text(root, "tool"), Text(root, "salt"));
        if (type is null || by is null || host is null || tool is null || !Utc.TryParse(at, out var instant) || Seconds(instant) != at ||
            salt is null || !StrictBase64.TryDecode(Encoding.UTF8.GetBytes(salt), out var saltBytes) || saltBytes.Length != LogEntry.SaltBytes)
        {
            reason = "one of type, at, by, host, tool and salt is missing or not as it must be";
            return false;
        }

        MerkleHash? prev = null;
        if (root.TryGetProperty("prev", out _))
        {
            if (!MerkleHash.TryParse(Text(root, "prev"), out var hash) || Text(root, "item") is null)
            {
                reason = "prev is no digest, or stands without an item";
                return false;
            }

            prev = hash;
        }

        if (!TryHashes(root, out var hashes) || !TryFiles(root, out var files) || !TryFields(root, out var fields))
        {
            reason = "hashes, files or a further field is not as it must be";
            return false;
        }

        entry = new LogEntry
        {
            Type = type,
            Item = Text(root, "item"),
            At = instant,
            By = by,
            Where = Text(root, "where"),
            Under = Text(root, "under"),
            Host = host,
            Tool = tool,
            Salt = saltBytes,
            Prev = prev,
            Hashes = hashes,
            Files = files,
            Fields = fields,
        };
        reason = "";
        return true;
    }

    private static string Seconds(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void WriteHashes(Utf8JsonWriter json, LogEntry entry)
    {
        if (entry.Hashes.Count > 0)
        {
            json.WriteStartObject("hashes");
            foreach (var (name, hex) in entry.Hashes)
            {
                Require(IsHex(hex), $"The hash {name} is not hexadecimal.");
                WriteText(json, name, hex);
            }

            json.WriteEndObject();
        }

        if (entry.Files is { } files)
        {
            json.WriteStartObject("files");
            WriteInteger(json, "count", files.Count);
            WriteInteger(json, "bytes", files.Bytes);
            WriteText(json, "root", files.Root.ToDigest().ToString());
            json.WriteEndObject();
        }
    }

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> fields)
    {
        foreach (var (name, value) in fields)
        {
            Require(!Reserved.Contains(name), $"The field {name} is one of the entry's own.");
            json.WritePropertyName(name);
            WriteValue(json, value, 1);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, int depth)
    {
        Require(depth < 12, "Fields are nested too deep.");
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(WellFormed(text));
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int or long or uint or short or byte or ushort or ulong:
                var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                Require(Math.Abs(number) <= MaxInteger, "A number is beyond 2^53 - 1.");
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                json.WriteStringValue(Seconds(instant));
                break;
            case Digest digest:
                json.WriteStringValue(digest.ToString());
                break;
            case MerkleHash hash:
                json.WriteStringValue(hash.ToDigest().ToString());
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                json.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    json.WritePropertyName(WellFormed(name));
                    WriteValue(json, item, depth + 1);
                }

                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    WriteValue(json, item, depth + 1);
                }

                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"A log entry cannot hold a {value.GetType().Name}.");
        }
    }

    private static bool TryHashes(JsonElement root, out SortedDictionary<string, string> hashes)
    {
        hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!root.TryGetProperty("hashes", out var map))
        {
            return true;
        }

        if (map.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var item in map.EnumerateObject())
        {
            if (item.Value.ValueKind != JsonValueKind.String || !IsHex(item.Value.GetString()!))
            {
                return false;
            }

            hashes[item.Name] = item.Value.GetString()!;
        }

        return true;
    }

    private static bool TryFiles(JsonElement root, out EntryFiles? files)
    {
        files = null;
        if (!root.TryGetProperty("files", out var map))
        {
            return true;
        }

        if (map.ValueKind != JsonValueKind.Object || !TryCount(map, "count", out var count) || !TryCount(map, "bytes", out var bytes) ||
            !MerkleHash.TryParse(Text(map, "root"), out var hash))
        {
            return false;
        }

        files = new EntryFiles(count, bytes, hash);
        return true;
    }

    private static bool TryFields(JsonElement root, out SortedDictionary<string, object?> fields)
    {
        fields = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var item in root.EnumerateObject().Where(p => !Reserved.Contains(p.Name)))
        {
            if (!TryValue(item.Value, out var value))
            {
                return false;
            }

            fields[item.Name] = value;
        }

        return true;
    }

    private static bool TryValue(JsonElement element, out object? value)
    {
        value = null;
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return true;
            case JsonValueKind.String:
                value = element.GetString();
                return true;
            case JsonValueKind.True or JsonValueKind.False:
                value = element.GetBoolean();
                return true;
            case JsonValueKind.Number when element.TryGetInt64(out var number) && Math.Abs((decimal)number) <= MaxInteger:
                value = number;
                return true;
            case JsonValueKind.Array:
                var list = new List<object?>();
                foreach (var item in element.EnumerateArray())
                {
                    if (!TryValue(item, out var one))
                    {
                        return false;
                    }

                    list.Add(one);
                }

                value = list;
                return true;
            case JsonValueKind.Object:
                var map = new SortedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var item in element.EnumerateObject())
                {
                    if (!TryValue(item.Value, out var one))
                    {
                        return false;
                    }

                    map[item.Name] = one;
                }

                value = map;
                return true;
            default:
                return false;
        }
    }

    private static bool TryCount(JsonElement map, string name, out long count)
    {
        count = 0;
        return map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out count) && count is >= 0 and <= MaxInteger;
    }

    private static void WriteInteger(Utf8JsonWriter json, string name, long value)
    {
        Require(value is >= 0 and <= MaxInteger, $"{name} is not between 0 and 2^53 - 1.");
        json.WriteNumber(name, value);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
        {
            json.WriteNull(WellFormed(name));
        }
        else
        {
            json.WriteString(WellFormed(name), WellFormed(text));
        }
    }

    // A lone surrogate has no UTF-8 form and would be replaced silently.
    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new InvalidOperationException("A text holds half a character (a lone surrogate).");
            }
        }

        return text;
    }

    private static bool IsHex(string text) => text.Length > 0 && text.Length % 2 == 0 && !text.AsSpan().ContainsAnyExcept(NoteKey.HexDigits);

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
