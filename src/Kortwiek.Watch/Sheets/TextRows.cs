using System.Text;
using Kortwiek.Core;

namespace Kortwiek.Watch.Sheets;

/// <summary>The rows of a text file with separators.</summary>
internal sealed class TextRows : SheetRows
{
    private readonly Stream? _transcoded;
    private readonly CsvRecords _records;

    public TextRows(Stream file, string name, Encoding encoding, char separator)
    {
        file.Position = encoding.Preamble.Length > 0 && StartsWith(file, encoding.Preamble) ? encoding.Preamble.Length : 0;
        _transcoded = encoding is UTF8Encoding ? null : Encoding.CreateTranscodingStream(file, encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        _records = new CsvRecords(_transcoded ?? file, name, (byte)separator);
    }

    public override bool Read()
    {
        while (_records.Read())
        {
            Row.Clear();
            var any = false;
            for (var i = 0; i < _records.Count; i++)
            {
                var text = Encoding.UTF8.GetString(_records.Field(i)).Trim();
                any |= text.Length > 0;
                Row.Add(text);
            }

            if (any)
            {
                Line = _records.Line;
                return true;
            }
        }

        Fault = _records.Fault;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _records.Dispose();
        _transcoded?.Dispose();
    }

    private static bool StartsWith(Stream file, ReadOnlySpan<byte> mark)
    {
        Span<byte> start = stackalloc byte[4];
        file.Position = 0;
        var read = file.ReadAtLeast(start[..mark.Length], mark.Length, throwOnEndOfStream: false);
        return start[..read].SequenceEqual(mark);
    }
}
