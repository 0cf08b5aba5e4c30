using System.Globalization;
using System.Text;

namespace Kortwiek.Leads;

/// <summary>A table of addresses as it stands in every lead that rests on it.</summary>
/// <param name="Name">The file's name as it was given.</param>
/// <param name="Sha256">The file's SHA-256.</param>
/// <param name="AsOf">The day of which the table's facts are; null where nobody says.</param>
public sealed record AddressTable(string Name, Digest Sha256, DateOnly? AsOf);

/// <summary>The lines of a table of comma-separated values: quotes are taken off, comments and blanks skipped.</summary>
internal static class TableLines
{
    private static readonly HashSet<string> Headings = new(StringComparer.OrdinalIgnoreCase) { "from", "first", "start", "start_ip", "range_start", "address", "ip", "country", "cc" };

    /// <summary>Fields of each line that is not blank, not a comment (<c>#</c>) and not a heading.</summary>
    public static IEnumerable<(int Line, string[] Fields)> Read(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var fields = Split(line);
            if (number > 1 || !Headings.Contains(fields[0].Trim()))
            {
                yield return (number, fields);
            }
        }
    }

    /// <summary>Reads <c>a-b</c>, <c>a/len</c> or one address.</summary>
    public static bool TryRange(string text, out Address from, out Address to)
    {
        to = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (slash >= 0)
        {
            if (!Address.TryParse(text[..slash], out from) || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length > (from.IsV4 ? 32 : 128))
            {
                from = default;
                return false;
            }

            var host = (from.IsV4 ? 32 : 128) - length;
            var mask = host == 128 ? UInt128.MaxValue : (UInt128.One << host) - 1;
            to = new Address(from.Value | mask);
            from = new Address(from.Value & ~mask);
            return true;
        }

        if (dash >= 0)
        {
            return Address.TryParse(text[..dash].Trim(), out from) & Address.TryParse(text[(dash + 1)..].Trim(), out to);
        }

        var one = Address.TryParse(text.Trim(), out from);
        to = from;
        return one;
    }

    private static string[] Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return line.Split(',');
        }

        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                    continue;
                }

                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
