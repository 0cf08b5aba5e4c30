using ExcelDataReader.Exceptions;
using Kortwiek.Core;
using Kortwiek.Watch.Sheets;

namespace Kortwiek.Watch;

/// <summary>A table from an office: a text file with separators or one sheet of a workbook, with what was guessed of it.</summary>
public sealed class SheetFile
{
    private readonly Stream _file;
    private readonly Func<SheetRows> _open;

    private SheetFile(Stream file, string name, string format, Func<SheetRows> open, IReadOnlyList<Sentence> notes)
    {
        (_file, Name, Format, _open, Notes) = (file, name, format, open, notes);
    }

    /// <summary>The file's name in sentences.</summary>
    public string Name { get; }

    /// <summary><c>csv</c> or <c>xlsx</c>.</summary>
    public string Format { get; }

    /// <summary>What was guessed or left aside, one sentence each: encoding, separator, hidden sheets, macros, formulas.</summary>
    public IReadOnlyList<Sentence> Notes { get; }

    /// <summary>Text files only: the encoding's name.</summary>
    public string? Encoding { get; private init; }

    /// <summary>Text files only: what stands between two cells.</summary>
    public char? Separator { get; private init; }

    /// <summary>Workbooks only: the sheets in their order.</summary>
    public IReadOnlyList<SheetName> Sheets { get; private init; } = [];

    /// <summary>Workbooks only: the sheet that is read.</summary>
    public string? Sheet { get; private init; }

    /// <summary>Bytes read so far, for progress.</summary>
    public long Position => _file.Position;

    /// <summary>Bytes of the file.</summary>
    public long Length => _file.Length;

    /// <summary>Begins to read the rows, the first one included; one reader at a time.</summary>
    public SheetRows Rows() => _open();

    /// <summary>Looks a file through and says how it would be read.</summary>
    /// <param name="file">Can be sought; it stays open.</param>
    /// <param name="name">Its name in sentences.</param>
    /// <param name="options">What the user knows better than a guess.</param>
    /// <param name="progress">Bytes unpacked of a workbook.</param>
    /// <param name="cancellation">Asked every 64 KiB.</param>
    /// <returns>Bad input where the file is empty, encrypted, damaged, a bomb, an old workbook (.xls) or no table at all.</returns>
    public static Outcome<SheetFile> Open(Stream file, string name, SheetOptions options, IProgress<Step> progress, CancellationToken cancellation)
    {
        Span<byte> start = stackalloc byte[8];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        start = start[..read];
        if (read == 0)
        {
            return new BadInput("The file is empty.", name);
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return Workbook(file, name, options, progress, cancellation);
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return OldWorkbook(file, name);
        }

        return Text(file, name, options, cancellation);
    }

    private static Outcome<SheetFile> Text(Stream file, string name, SheetOptions options, CancellationToken cancellation)
    {
        var guess = TextGuess.Of(file, cancellation);
        if (options.Encoding is { } wanted)
        {
            if (TextGuess.Named(wanted) is not { } named)
            {
                return new BadInput($"The encoding '{wanted}' is not known; write utf-8, windows-1252, utf-16 or utf-16be.", Code: "usage");
            }

            guess = guess with { Encoding = named.Encoding, Name = named.Name };
        }

        guess = guess with { Separator = options.Separator ?? guess.Separator };
        var shown = guess.Separator == '\t' ? "tab" : guess.Separator.ToString();
        List<Sentence> notes = [options.Encoding is null ? $"The text is read as {guess.Name}." : (Sentence)$"The text is read as {guess.Name}, as asked."];
        notes.Add(options.Separator is null ? $"Cells are parted by '{shown}'." : (Sentence)$"Cells are parted by '{shown}', as asked.");
        return new SheetFile(file, name, "csv", () => new TextRows(file, name, guess.Encoding, guess.Separator), notes) { Encoding = guess.Name, Separator = guess.Separator };
    }

    private static Outcome<SheetFile> Workbook(Stream file, string name, SheetOptions options, IProgress<Step> progress, CancellationToken cancellation)
    {
        var audit = new WorkbookAudit();
        if (audit.Look(file, name, progress, cancellation) is { } fault)
        {
            return fault;
        }

        List<SheetName> sheets;
        try
        {
            sheets = WorkbookRows.Names(file);
        }
        catch (Exception e) when (e is ExcelReaderException or System.Xml.XmlException or InvalidDataException or FormatException or NullReferenceException or KeyNotFoundException)
        {
            return new BadInput("The workbook is damaged: its sheets cannot be read. Open it and save it again.", name);
        }

        var wanted = options.Sheet is { } sheet
            ? sheets.FindIndex(s => string.Equals(s.Name, sheet, StringComparison.OrdinalIgnoreCase))
            : sheets.FindIndex(s => !s.IsHidden && !s.IsEmpty);
        if (wanted < 0)
        {
            var names = string.Join(", ", sheets.Select(s => $"'{s.Name}'"));
            return options.Sheet is null
                ? new BadInput("The workbook has no visible sheet with a row in it.", name)
                : new BadInput($"There is no sheet '{options.Sheet}' in the workbook. It has {names}.", name);
        }

        return new SheetFile(file, name, "xlsx", () => new WorkbookRows(file, name, wanted), Said(audit, sheets, wanted)) { Sheets = sheets, Sheet = sheets[wanted].Name };
    }

    private static List<Sentence> Said(WorkbookAudit audit, List<SheetName> sheets, int read)
    {
        List<Sentence> notes = [$"The sheet '{sheets[read].Name}' is read."];
        notes.AddRange(sheets.Where((_, i) => i != read).Select(Left));
        if (audit.HasMacros)
        {
            notes.Add("The workbook holds macros; they were not run.");
        }

        if (audit.HasLinks)
        {
            notes.Add("The workbook refers to other files or data sources; none was opened.");
        }

        if (audit.Formulas > 0)
        {
            notes.Add($"{audit.Formulas} cells hold a formula; the values that were saved with them are read.");
        }

        if (audit.FormulasWithoutValue > 0)
        {
            notes.Add($"{audit.FormulasWithoutValue} of them were saved without a value and count as empty.");
        }

        return notes;
    }

    private static Sentence Left(SheetName sheet)
    {
        if (sheet.IsHidden)
        {
            return $"The sheet '{sheet.Name}' is hidden and was left aside.";
        }

        return sheet.IsEmpty ? (Sentence)$"The sheet '{sheet.Name}' is empty." : (Sentence)$"The sheet '{sheet.Name}' was left aside; name it to read it.";
    }

    // An encrypted workbook is packed into the container of the old ones; [MS-OFFCRYPTO] §2.3.4 names the stream.
    private static BadInput OldWorkbook(Stream file, string name)
    {
        var head = new byte[1 << 20];
        file.Position = 0;
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head.AsSpan(0, read).IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? new BadInput("The workbook is encrypted. Open it with its password and save it without one, or as CSV.", name)
            : new BadInput("This is an office file of the old kind (.xls). Save it as .xlsx or as CSV.", name);
    }
}
