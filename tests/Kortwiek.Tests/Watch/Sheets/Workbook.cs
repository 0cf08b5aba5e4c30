using System.IO.Compression;
using System.Text;

namespace Kortwiek.Tests.Watch.Sheets;

/// <summary>Workbooks written part by part, as ECMA-376 asks and as nobody should.</summary>
internal sealed class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly List<(string Name, string Rows, bool Hidden)> _sheets = [];
    private readonly List<(string Name, byte[] Bytes)> _more = [];

    public Workbook Sheet(string name, string rows, bool hidden = false)
    {
        _sheets.Add((name, rows, hidden));
        return this;
    }

    public Workbook Part(string name, byte[] bytes)
    {
        _more.Add((name, bytes));
        return this;
    }

    public MemoryStream Write()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var sheets = string.Concat(_sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" {(s.Hidden ? "state=\"hidden\"" : "")} r:id="rId{i + 1}"/>"""));
            var targets = string.Concat(_sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""));
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{sheets}</sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{targets}<Relationship Id="rIdS" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
            Add(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            for (var i = 0; i < _sheets.Count; i++)
            {
                Add(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{_sheets[i].Rows}</sheetData></worksheet>""");
            }

            foreach (var (name, content) in _more)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        bytes.Position = 0;
        return bytes;
    }

    /// <summary>A row of texts.</summary>
    public static string Row(int number, params string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((c, i) => c.StartsWith('<') ? c.Replace("@", $"{(char)('A' + i)}{number}", StringComparison.Ordinal) : $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>""";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + xml));
    }
}
