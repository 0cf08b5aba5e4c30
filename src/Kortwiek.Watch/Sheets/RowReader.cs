using Kortwiek.Core;
using Kortwiek.Watch.Facts;
using Kortwiek.Watch.Sheets;

namespace Kortwiek.Watch;

/// <summary>Reads rows by a profile: each becomes elements, ties and a channel, or says why not.</summary>
/// <param name="profile">Which column says what.</param>
/// <param name="marking">The level of rows that bear none.</param>
/// <exception cref="TimeZoneNotFoundException">The profile's zone does not exist.</exception>
public sealed class RowReader(SheetProfile profile, Tlp marking)
{
    private readonly CellReader _cells = new(profile.Dates, profile.DecimalComma, TimeZoneInfo.FindSystemTimeZoneById(profile.Zone));

    /// <summary>Reads one row.</summary>
    public SheetRow Read(IReadOnlyList<string> cells, long line)
    {
        var at = $"row {line}";
        var book = new FactBook();
        var values = new Values(book);
        var level = Level(cells, at, book);
        var origin = new Origin(at, MarkLevel.Of(level));
        var made = new List<(ColumnField Field, ElementKey Key)>();
        for (var i = 0; i < profile.Columns.Count && i < cells.Count; i++)
        {
            var column = profile.Columns[i];
            if (column.MakesElement && cells[i].Length > 0 && Element(values, book, column, cells, cells[i], origin) is { } key)
            {
                made.Add((column.Field, key));
            }
        }

        Tie(book, made, origin);
        Fields(book, cells, made, at);
        var channel = Channel(cells, at, level, book, made);
        if (made.Count == 0 && channel is null && book.Warnings.Count == 0)
        {
            book.Warn(at, "empty-row", "No column of this row names an element or a channel.");
        }

        var first = made.Count > 0 ? made[0].Key : default;
        return new SheetRow(line, [.. book.Elements().OrderByDescending(e => e.Key == first)], book.Relations(), channel, book.Warnings);
    }

    private ElementKey? Element(Values values, FactBook book, Column column, IReadOnlyList<string> cells, string text, in Origin origin) => column.Field switch
    {
        ColumnField.Address => values.Ip(text, origin),
        ColumnField.Server => AsServer(book, values.Ip(text, origin), origin),
        ColumnField.Domain => values.Domain(text, origin),
        ColumnField.Url => values.Url(text, origin),
        ColumnField.Mail => values.Mail(text, origin),
        ColumnField.Account => values.Account(Cell(cells, ColumnField.Platform) ?? column.Platform, text, origin),
        ColumnField.File => values.Digest("file", Algorithm(text), text, null, origin),
        ColumnField.Certificate => values.Digest("cert", Algorithm(text), text, null, origin),
        ColumnField.AutonomousSystem => values.AutonomousSystem(text, null, origin),
        _ => Indicator(values, text, origin),
    };

    private static ElementKey? Indicator(Values values, string text, in Origin origin)
    {
        var plain = Defang.TryRefang(text, out var refanged) ? refanged : text;
        return ElementKey.TryUrl(plain, out _) ? values.Url(text, origin)
            : Algorithm(plain).Length > 0 ? values.Digest("file", Algorithm(plain), plain, null, origin)
            : plain.Contains('@', StringComparison.Ordinal) ? values.Mail(text, origin)
            : values.Host(text, origin);
    }

    private static ElementKey? AsServer(FactBook book, ElementKey? key, in Origin origin)
    {
        if (key is { } address)
        {
            book.Element(address, ElementKind.Server, null, origin);
        }

        return key;
    }

    private static string Algorithm(string hex) => !hex.All(c => char.IsAsciiHexDigit(c) || c == ':') ? "" : hex.Replace(":", "", StringComparison.Ordinal).Length switch
    {
        32 => "md5",
        40 => "sha1",
        64 => "sha256",
        96 => "sha384",
        128 => "sha512",
        _ => "",
    };

    // The row's first element is tied to each of the others; what kind of tie follows from what they are.
    private static void Tie(FactBook book, List<(ColumnField Field, ElementKey Key)> made, in Origin origin)
    {
        foreach (var (_, other) in made.Skip(1))
        {
            var (from, to, type) = (made[0].Key.Kind, other.Kind) switch
            {
                ("dom", "ip") => (made[0].Key, other, RelationTypes.ResolvesTo),
                ("ip", "dom") => (other, made[0].Key, RelationTypes.ResolvesTo),
                ("url", "ip" or "dom") => (made[0].Key, other, RelationTypes.AtHost),
                ("ip" or "dom", "url") => (other, made[0].Key, RelationTypes.AtHost),
                ("ip", "as") => (made[0].Key, other, RelationTypes.BelongsTo),
                ("as", "ip") => (other, made[0].Key, RelationTypes.BelongsTo),
                _ => (made[0].Key, other, RelationTypes.RelatedTo),
            };
            book.Relation(from, to, type, origin);
        }
    }

    private void Fields(FactBook book, IReadOnlyList<string> cells, List<(ColumnField Field, ElementKey Key)> made, string at)
    {
        if (made.Count == 0)
        {
            return;
        }

        for (var i = 0; i < profile.Columns.Count && i < cells.Count; i++)
        {
            var column = profile.Columns[i];
            var owner = column.Of is { } of ? made.Find(m => m.Field == of).Key : made[0].Key;
            if (cells[i].Length > 0 && owner != default)
            {
                Field(book, book.Element(owner, ElementKind.Infrastructure, null, new Origin(at, MarkLevel.Of(Tlp.Clear))), column, cells[i], at);
            }
        }
    }

    private void Field(FactBook book, FactBook.Entry element, Column column, string text, string at)
    {
        switch (column.Field)
        {
            case ColumnField.Label:
                element.Label ??= Values.Name(text);
                break;
            case ColumnField.Provider:
                element.Provider ??= Values.Name(text);
                break;
            case ColumnField.Country when CellReader.TryCountry(text, out var country):
                element.Country = country;
                break;
            case ColumnField.Cost when _cells.TryNumber(text, out var cost):
                element.Cost = cost;
                break;
            case ColumnField.FirstSeen when _cells.TryInstant(text, out var first):
                element.Seen(first, null);
                break;
            case ColumnField.LastSeen when _cells.TryInstant(text, out var last):
                element.Seen(null, last);
                break;
            case ColumnField.Country:
                Unread(book, column, "a country", text, at);
                break;
            case ColumnField.Cost:
                Unread(book, column, "a number", text, at);
                break;
            case ColumnField.FirstSeen or ColumnField.LastSeen:
                Unread(book, column, "a date", text, at);
                break;
            default:
                break;
        }
    }

    private Tlp Level(IReadOnlyList<string> cells, string at, FactBook book)
    {
        if (Cell(cells, ColumnField.Marking) is not { } text)
        {
            return marking;
        }

        if (CellReader.TryMarking(text, out var level))
        {
            return level;
        }

        // What is marked by an unknown word is kept closer than what is not marked.
        Unread(book, profile.Columns.First(c => c.Field == ColumnField.Marking), "a marking", text, at);
        return Tlp.Red;
    }

    private ChannelFact? Channel(IReadOnlyList<string> cells, string at, Tlp level, FactBook book, List<(ColumnField Field, ElementKey Key)> made)
    {
        if (Values.Name(Cell(cells, ColumnField.Channel)) is not { } name)
        {
            return null;
        }

        double? audience = null;
        if (Cell(cells, ColumnField.Audience) is { } text)
        {
            if (_cells.TryNumber(text, out var number))
            {
                audience = number;
            }
            else
            {
                Unread(book, profile.Columns.First(c => c.Field == ColumnField.Audience), "a number", text, at);
            }
        }

        return new ChannelFact("", name, Values.Name(Cell(cells, ColumnField.ChannelForm), 64) ?? "site", ChannelStatus.Unknown, level, at)
        {
            Language = Values.Name(Cell(cells, ColumnField.Language), 32),
            Audience = audience,
            Elements = [.. made.Select(m => m.Key).Distinct().Order()],
        };
    }

    private string? Cell(IReadOnlyList<string> cells, ColumnField field)
    {
        for (var i = 0; i < profile.Columns.Count && i < cells.Count; i++)
        {
            if (profile.Columns[i].Field == field && cells[i].Length > 0)
            {
                return cells[i];
            }
        }

        return null;
    }

    private static void Unread(FactBook book, Column column, string what, string text, string at)
    {
        var shown = text.Length > 80 ? text[..80] + "…" : text;
        book.Warn(at, "unusable-value", $"{column.Header}: {what} expected, \"{Defang.Of(shown)}\" found; left out.");
    }
}
