using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Kortwiek.Core;

namespace Kortwiek.Watch.Sheets;

/// <summary>The rows of one sheet of a workbook. Formulas are read as the values that were saved with them; macros are never run.</summary>
internal sealed class WorkbookRows : SheetRows
{
    private readonly IExcelDataReader _reader;
    private readonly string _name;

    // The library asks for Windows-1252 even where nothing is written in it.
    static WorkbookRows() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <summary>Opens the sheet with the given number, from 0.</summary>
    public WorkbookRows(Stream file, string name, int sheet)
    {
        _name = name;
        _reader = Open(file);
        for (var i = 0; i < sheet; i++)
        {
            _reader.NextResult();
        }
    }

    /// <summary>The sheets of a workbook in their order.</summary>
    /// <exception cref="ExcelReaderException">The file is no whole workbook.</exception>
    public static List<SheetName> Names(Stream file)
    {
        using var reader = Open(file);
        var names = new List<SheetName>();
        do
        {
            names.Add(new SheetName(reader.Name, IsHidden: !string.Equals(reader.VisibleState, "visible", StringComparison.Ordinal), IsEmpty: reader.RowCount == 0));
        }
        while (reader.NextResult());
        return names;
    }

    public override bool Read()
    {
        try
        {
            return ReadRow();
        }
        catch (Exception e) when (e is ExcelReaderException or System.Xml.XmlException or InvalidDataException or FormatException or OverflowException)
        {
            Fault = new BadInput("The sheet is damaged here: it cannot be read further. Open the workbook and save it again.", _name, Line + 1);
            return false;
        }
    }

    protected override void Dispose(bool disposing) => _reader.Dispose();

    private static IExcelDataReader Open(Stream file)
    {
        file.Position = 0;
        return ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
    }

    private bool ReadRow()
    {
        while (_reader.Read())
        {
            Row.Clear();
            var any = false;
            for (var i = 0; i < _reader.FieldCount; i++)
            {
                var text = Text(_reader.GetValue(i));
                any |= text.Length > 0;
                Row.Add(text);
            }

            Line = _reader.Depth + 1;
            if (any)
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
