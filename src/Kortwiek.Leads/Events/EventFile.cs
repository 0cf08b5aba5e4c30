using ParquetSharp.Arrow;

namespace Kortwiek.Leads;

/// <summary>The events of one log file in one Parquet file: written as <c>NAME.tmp-…</c> and renamed.</summary>
/// <param name="path">The Parquet file; one that is there is replaced.</param>
public sealed class EventFile(string path) : EventOutput
{
    private readonly string _temporary = $"{path}.tmp-{Environment.ProcessId}";
    private FileWriter? _writer;

    internal override void Write(EventPart part) => WritePart(_writer!, part.Batch);

    internal override void Complete()
    {
        _writer!.Close();
        _writer.Dispose();
        _writer = null;
        File.Move(_temporary, path, overwrite: true);
    }

    internal override void End()
    {
        _writer?.Dispose();
        _writer = null;
        File.Delete(_temporary);
    }

    private protected override void OnBegin() => _writer = OpenWriter(_temporary);
}
