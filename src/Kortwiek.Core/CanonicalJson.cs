using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kortwiek.Core;

/// <summary>JSON with one spelling per value: keys sorted by UTF-16 code units, no blanks, shortest numbers.</summary>
/// <remarks>RFC 8785 (JSON Canonicalization Scheme).</remarks>
public static class CanonicalJson
{
    /// <summary>The canonical UTF-8 bytes of a JSON text.</summary>
    /// <exception cref="JsonException">The text is no JSON, is deeper than 64 levels or holds a key twice.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        return Of(document.RootElement);
    }

    /// <summary>The canonical UTF-8 bytes of a JSON value.</summary>
    /// <exception cref="JsonException">An object holds a key twice, or a number is outside the double range.</exception>
    public static byte[] Of(JsonElement element)
    {
        var output = new ArrayBufferWriter<byte>(256);
        Write(element, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A number as ECMAScript writes it: the shortest digits that read back the same.</summary>
    /// <remarks>ECMA-262 Number::toString; RFC 8785 §3.2.2.3.</remarks>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new JsonException("JSON has no such number.");
        }

        if (value == 0)
        {
            return "0";
        }

        var shortest = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var round = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        (var digits, var exponent) = Digits(round.Contains('E', StringComparison.Ordinal) || round.Length < 30 ? round : shortest);
        var sign = value < 0 ? "-" : "";
        var k = digits.Length;
        var n = exponent;
        if (k <= n && n <= 21)
        {
            return sign + digits + new string('0', n - k);
        }

        if (n is > 0 and <= 21)
        {
            return $"{sign}{digits[..n]}.{digits[n..]}";
        }

        if (n is > -6 and <= 0)
        {
            return $"{sign}0.{new string('0', -n)}{digits}";
        }

        var e = n - 1;
        var mantissa = k == 1 ? digits : $"{digits[..1]}.{digits[1..]}";
        return $"{sign}{mantissa}e{(e < 0 ? "-" : "+")}{Math.Abs(e)}";
    }

    // value = 0.d1d2… × 10^exponent, with neither leading nor trailing zeros in the digits.
    private static (string Digits, int Exponent) Digits(string text)
    {
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var all = whole + (dot < 0 ? "" : mantissa[(dot + 1)..]);
        var point = whole.Length + exponent;
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), point - leading);
    }

    private static void Write(JsonElement element, ArrayBufferWriter<byte> output)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, output);
                break;
            case JsonValueKind.Array:
                output.Write("["u8);
                var first = true;
                foreach (var item in element.EnumerateArray())
                {
                    if (!first)
                    {
                        output.Write(","u8);
                    }

                    first = false;
                    Write(item, output);
                }

                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                WriteString(element.GetString()!, output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(Number(element.GetDouble())));
                break;
            default:
                output.Write(Encoding.ASCII.GetBytes(element.GetRawText()));
                break;
        }
    }

    private static void WriteObject(JsonElement element, ArrayBufferWriter<byte> output)
    {
        var members = element.EnumerateObject().Select(p => (p.Name, p.Value)).ToList();
        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                if (members[i].Name == members[i - 1].Name)
                {
                    throw new JsonException($"The key \"{members[i].Name}\" stands twice in one object.");
                }

                output.Write(","u8);
            }

            WriteString(members[i].Name, output);
            output.Write(":"u8);
            Write(members[i].Value, output);
        }

        output.Write("}"u8);
    }

    private static void WriteString(string text, ArrayBufferWriter<byte> output)
    {
        var plain = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => plain.Append("\\\""),
                '\\' => plain.Append("\\\\"),
                '\b' => plain.Append("\\b"),
                '\f' => plain.Append("\\f"),
                '\n' => plain.Append("\\n"),
                '\r' => plain.Append("\\r"),
                '\t' => plain.Append("\\t"),
                < ' ' => plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => plain.Append(c),
            };
        }

        output.Write(Encoding.UTF8.GetBytes(plain.Append('"').ToString()));
    }
}
