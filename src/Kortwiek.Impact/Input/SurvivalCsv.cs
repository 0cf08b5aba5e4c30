using System.Buffers;
using System.Globalization;
using System.Text;
using Kortwiek.Core;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Impact.Input;

/// <summary>Reads survival times from a comma-separated file. What could be read in two ways is refused by name, never guessed.</summary>
/// <remarks>
/// Numbers have a decimal point. Empty and <c>NA</c> drop the row, counted; with <c>strict</c> they are refused.
/// Detected and told in the warnings: byte-order mark, CRLF, <c>;</c> or tab as separator.
/// Refused with file, line, column and value: a number that is none, a decimal comma, a negative or infinite time, an entry that is not
/// before its time, an event that is neither of its two values, a row of another length than the header.
/// </remarks>
public sealed class SurvivalCsv
{
    private static readonly SearchValues<byte> DigitsAndComma = SearchValues.Create("0123456789,-+"u8);
    private readonly CsvRecords _records;
    private readonly string _file;
    private readonly SurvivalColumns _columns;
    private readonly bool _strict;
    private readonly Labels? _groups;
    private readonly Labels? _strata;
    private readonly List<double> _time = [];
    private readonly List<double>? _entry;
    private readonly List<bool> _event = [];
    private readonly List<int>? _group;
    private readonly List<int>? _stratum;
    private readonly SortedDictionary<string, long> _missing = new(StringComparer.Ordinal);
    private (int Time, int Event, int Entry, int Group, int Strata) _at;
    private double? _otherValue;
    private long _rows;
    private long _dropped;

    private SurvivalCsv(CsvRecords records, string file, SurvivalColumns columns, bool strict)
    {
        (_records, _file, _columns, _strict) = (records, file, columns, strict);
        _entry = columns.Entry is null ? null : [];
        if (columns.Group is not null)
        {
            (_group, _groups) = (new List<int>(), new Labels(Cohort.MaxGroups));
        }

        if (columns.Strata is not null)
        {
            (_stratum, _strata) = (new List<int>(), new Labels(Cohort.MaxStrata));
        }
    }

    /// <summary>Reads a whole stream.</summary>
    /// <param name="stream">The file's bytes; left open.</param>
    /// <param name="file">The file as the user named it, for messages.</param>
    /// <param name="columns">Which columns to use.</param>
    /// <param name="strict">True where an empty value is refused instead of dropping its row.</param>
    /// <param name="progress">Told the bytes read.</param>
    /// <param name="cancellation">Asked every 1,024 rows.</param>
    public static Outcome<SurvivalInput> Read(
        Stream stream,
        string file,
        SurvivalColumns columns,
        bool strict,
        IProgress<Step> progress,
        CancellationToken cancellation)
    {
        using var records = new CsvRecords(stream, file);
        var reader = new SurvivalCsv(records, file, columns, strict);
        if (!records.Read())
        {
            return records.Fault ?? new BadInput("The file is empty. It needs a header line with column names.", file);
        }

        return reader.Header() is { } fault ? fault : reader.Rows(stream, progress, cancellation);
    }

    private BadInput? Header()
    {
        var names = new List<string>(_records.Count);
        for (var i = 0; i < _records.Count; i++)
        {
            names.Add(Encoding.UTF8.GetString(_records.Field(i)));
        }

        BadInput? fault = null;
        int Find(string? name, string role)
        {
            if (name is null || fault is not null)
            {
                return -1;
            }

            var at = names.IndexOf(name);
            if (at < 0)
            {
                fault = new BadInput($"There is no column {Quote(name)} for the {role}. The header has {Shorten(names)}.", _file, 1);
            }
            else if (names.LastIndexOf(name) != at)
            {
                fault = new BadInput($"The column {Quote(name)} stands twice in the header. Rename one.", _file, 1);
            }

            return at;
        }

        _at = (Find(_columns.Time, "time"), Find(_columns.Event, "event"), Find(_columns.Entry, "entry"), Find(_columns.Group, "groups"), Find(_columns.Strata, "strata"));
        return fault;
    }

    private Outcome<SurvivalInput> Rows(Stream stream, IProgress<Step> progress, CancellationToken cancellation)
    {
        var width = _records.Count;
        long? total = stream.CanSeek ? stream.Length : null;
        while (_records.Read())
        {
            if ((++_rows & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new Step("read", _records.Bytes, total));
            }

            if (_records.Count != width)
            {
                var hint = _records.Count > width && _records.Separator == ',' ? " Is a decimal comma or an unquoted comma in it?" : "";
                return new BadInput($"This row has {_records.Count} fields, the header has {width}.{hint}", _file, _records.Line);
            }

            if (Row() is { } fault)
            {
                return fault;
            }
        }

        return _records.Fault is { } broken ? broken : Finish();
    }

    private BadInput? Row()
    {
        foreach (var (at, name) in (ReadOnlySpan<(int, string?)>)[(_at.Time, _columns.Time), (_at.Event, _columns.Event), (_at.Entry, _columns.Entry), (_at.Group, _columns.Group), (_at.Strata, _columns.Strata)])
        {
            if (at >= 0 && IsMissing(_records.Field(at)))
            {
                if (_strict)
                {
                    return Fault(at, name!, "is missing, and --strict forbids that");
                }

                _missing[name!] = _missing.GetValueOrDefault(name!) + 1;
                _dropped++;
                return null;
            }
        }

        var entry = 0.0;
        if (Number(_at.Time, _columns.Time, out var time) is { } noTime)
        {
            return noTime;
        }

        if (time < 0)
        {
            return Fault(_at.Time, _columns.Time, "is negative; a time runs from the start");
        }

        if (Event(out var seen) is { } noEvent)
        {
            return noEvent;
        }

        if (_entry is not null)
        {
            if (Number(_at.Entry, _columns.Entry!, out entry) is { } noEntry)
            {
                return noEntry;
            }

            if (entry < 0)
            {
                return Fault(_at.Entry, _columns.Entry!, "is negative; a time runs from the start");
            }

            if (!(entry < time))
            {
                return Fault(_at.Entry, _columns.Entry!, $"is not before the time {time.ToString("R", CultureInfo.InvariantCulture)}");
            }

            _entry.Add(entry);
        }

        if (_groups?.Add(_records.Field(_at.Group), _group!) == false)
        {
            return new BadInput($"Column {Quote(_columns.Group!)} has more than {Cohort.MaxGroups} different values. Is it an identifier?", _file, _records.Line);
        }

        if (_strata?.Add(_records.Field(_at.Strata), _stratum!) == false)
        {
            return new BadInput($"Column {Quote(_columns.Strata!)} has more than {Cohort.MaxStrata} different values. Is it an identifier?", _file, _records.Line);
        }

        _time.Add(time);
        _event.Add(seen);
        return null;
    }

    private BadInput? Event(out bool seen)
    {
        seen = false;
        if (Number(_at.Event, _columns.Event, out var value) is { } fault)
        {
            return fault;
        }

        if (_columns.EventValue is not { } eventValue)
        {
            seen = value == 1;
            return value is 0 or 1
                ? null
                : Fault(_at.Event, _columns.Event, "is neither 0 nor 1; say with --event-value which number means that the event was seen");
        }

        seen = value == eventValue;
        if (!seen && (_otherValue ??= value) != value)
        {
            return Fault(_at.Event, _columns.Event, string.Create(
                CultureInfo.InvariantCulture,
                $"is a third value beside {eventValue:R} (event seen) and {_otherValue:R}; leave those rows out, or recode the column"));
        }

        return null;
    }

    private BadInput? Number(int at, string name, out double value)
    {
        var text = _records.Field(at).Trim((byte)' ');
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(text, Plain, CultureInfo.InvariantCulture, out value) && text[^1] <= '9')
        {
            value += 0.0;
            return double.IsFinite(value) ? null : Fault(at, name, "is too large for a number");
        }

        if (text.Count((byte)',') == 1 && !text.ContainsAnyExcept(DigitsAndComma))
        {
            return Fault(at, name, "has a comma; write decimals with a point, as 12.5, and no thousands separator");
        }

        return Fault(at, name, "is no number");
    }

    private Outcome<SurvivalInput> Finish()
    {
        if (_time.Count == 0)
        {
            return new BadInput(_rows == 0 ? "The file has a header but no rows." : $"All {_rows} rows were dropped, since a value is missing in each ({MissingText()}).", _file);
        }

        var cohort = new Cohort([.. _time], [.. _event], _entry?.ToArray(), _groups?.Order(_group!), _strata?.Order(_stratum!));
        return new SurvivalInput(_file, _records.Digest(), _rows, _dropped, cohort, Warnings());
    }

    private List<Notice> Warnings()
    {
        var warnings = new List<Notice>();
        if (_records.SawByteOrderMark)
        {
            warnings.Add(new Notice("byte-order-mark", "The file starts with a byte-order mark; it was left out."));
        }

        if (_records.SawCrLf)
        {
            warnings.Add(new Notice("crlf", "The lines end with CRLF."));
        }

        if (_records.Separator != ',')
        {
            warnings.Add(new Notice("separator", $"The fields are separated by {(_records.Separator == ';' ? "semicolons" : "tabs")}."));
        }

        if (_dropped > 0)
        {
            warnings.Add(new Notice("dropped-rows", $"{_dropped} of {_rows} rows were dropped for a missing value ({MissingText()})."));
        }

        return warnings;
    }

    private string MissingText() => string.Join(", ", _missing.Select(m => $"{m.Key}: {m.Value}"));

    private static bool IsMissing(ReadOnlySpan<byte> field)
    {
        field = field.Trim((byte)' ');
        return field.IsEmpty || field.SequenceEqual("NA"u8);
    }

    private BadInput Fault(int at, string name, string what) =>
        new($"Column {Quote(name)}: {Quote(Encoding.UTF8.GetString(_records.Field(at)))} {what}.", _file, _records.Line);

    private static string Quote(string text)
    {
        var plain = new StringBuilder("\"");
        foreach (var c in text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…")
        {
            plain.Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        return plain.Append('"').ToString();
    }

    private static string Shorten(List<string> names) =>
        string.Join(", ", names.Take(12).Select(Quote)) + (names.Count > 12 ? $" and {names.Count - 12} more" : "");
}
