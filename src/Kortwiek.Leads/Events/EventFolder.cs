using System.Globalization;
using ParquetSharp.Arrow;

namespace Kortwiek.Leads;

/// <summary>Events by source and month, so that retention can erase files: <c>DIR/source=0123456789abcdef/month=2015-05/part-0000.parquet</c>.</summary>
/// <remarks>A source's folder appears whole or not at all, and replaces one of the same source.</remarks>
/// <param name="folder">Made where it is missing.</param>
public sealed class EventFolder(string folder) : EventOutput
{
    private const int MostOpen = 24;

    // Months that are being written, with the number of the next part where one was closed to make room.
    private readonly Dictionary<string, FileWriter> _open = [];
    private readonly Dictionary<string, int> _parts = [];
    private readonly Queue<string> _order = new();
    private string _temporary = "";

    private string Target => Path.Combine(folder, $"source={Heading.Source}");

    internal override void Write(EventPart part)
    {
        if (!_open.TryGetValue(part.Month, out var writer))
        {
            if (_open.Count == MostOpen && _order.TryDequeue(out var oldest) && _open.Remove(oldest, out var closing))
            {
                closing.Close();
                closing.Dispose();
            }

            var month = Path.Combine(_temporary, $"month={part.Month}");
            Directory.CreateDirectory(month);
            var number = _parts.GetValueOrDefault(part.Month);
            _parts[part.Month] = number + 1;
            writer = OpenWriter(Path.Combine(month, string.Create(CultureInfo.InvariantCulture, $"part-{number:D4}.parquet")));
            _open.Add(part.Month, writer);
            _order.Enqueue(part.Month);
        }

        WritePart(writer, part.Batch);
    }

    internal override void Complete()
    {
        Close(finish: true);
        if (Directory.Exists(Target))
        {
            Directory.Delete(Target, recursive: true);
        }

        Directory.Move(_temporary, Target);
    }

    internal override void End()
    {
        Close(finish: false);
        if (Directory.Exists(_temporary))
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }

    private protected override void OnBegin()
    {
        _parts.Clear();
        _temporary = $"{Target}.tmp-{Environment.ProcessId}";
        if (Directory.Exists(_temporary))
        {
            Directory.Delete(_temporary, recursive: true);
        }

        Directory.CreateDirectory(_temporary);
    }

    private void Close(bool finish)
    {
        foreach (var writer in _open.Values)
        {
            if (finish)
            {
                writer.Close();
            }

            writer.Dispose();
        }

        _open.Clear();
        _order.Clear();
    }
}
