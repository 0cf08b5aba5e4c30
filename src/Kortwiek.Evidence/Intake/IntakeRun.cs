using Kortwiek.Core;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Intake;

/// <summary>One run of an intake: from the journal's past, over the names that are left, to the end or to a full disk.</summary>
internal sealed class IntakeRun : IDisposable
{
    private const int Window = 1 << 16;
    private const int RecordsTogether = 256;
    private const int ReserveBytes = 16 << 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);
    private readonly IntakeRequest _request;
    private readonly FileKind _kind;
    private readonly IntakeJournal _journal;
    private readonly JournalPast _past;
    private readonly long _total;
    private readonly Throttled _steps;
    private readonly CancellationToken _cancellation;
    private readonly CopyTarget? _copy;
    private readonly FileReading _reading;
    private readonly ItemTotals _totals = new();
    private readonly HashSet<(string What, RawPath Path)> _noted;
    private int _pending;
    private long _committed;

    public IntakeRun(
        IntakeRequest request, FileKind kind, SafeFileHandle? root, IntakeJournal journal, JournalPast past, long total, Throttled steps, CancellationToken cancellation)
    {
        _request = request;
        _kind = kind;
        _journal = journal;
        _past = past;
        _total = total;
        _steps = steps;
        _cancellation = cancellation;
        _copy = request.CopyTo is { } copyTo ? new CopyTarget(copyTo) : null;
        var source = Native.PathBytes(request.Source);
        _reading = new FileReading(
            path => root is null ? Native.OpenRead(null, source) : Native.OpenRead(root, path.Bytes), _copy, journal, past.Segments, request.SegmentSize, cancellation);
        _noted = [.. past.Notes.Select(n => (n.What, n.Path))];
        foreach (var (what, path) in _noted.Where(n => IntakeNotes.Detail(n.What) is not null))
        {
            _totals.Add(path, what, IntakeNotes.Detail(what)!);
        }
    }

    private string Reserve => Path.Combine(_request.JournalFolder, "intake.reserve");

    public Outcome<IntakeResult> Go(IEnumerable<FileRecord> names, long cutBytes)
    {
        var resumed = _past.Start is not null;
        HoldReserve();
        _journal.Append(resumed
            ? JournalLines.Resume(_request.Clock.GetUtcNow(), cutBytes)
            : JournalLines.Start(_request.Source, _kind, _request.CopyTo, _request.Clock.GetUtcNow()));
        _journal.Flush();
        try
        {
            _committed = _request.Clock.GetTimestamp();
            OrderedCrew.Run(
                Fresh(names), _request.Degree, Window, () => new HashTool(_request.SegmentSize), (job, tool) => _reading.Read(job, tool), Take, Tick, _cancellation);
            Commit();
            _copy?.Complete();
        }
        catch (CopyFaultException fault)
        {
            return Stopped(fault);
        }
        catch (IOException fault) when (fault.HResult == Native.NoSpace)
        {
            return Stopped(new CopyFaultException(fault));
        }
        catch (OperationCanceledException)
        {
            Commit();
            throw;
        }

        var result = _totals.Result(_kind, resumed);
        _journal.Append(JournalLines.Done(result, _request.Clock.GetUtcNow()));
        _journal.Flush();
        File.Delete(Reserve);
        _steps.Report(new Step("Reading", _reading.Bytes, _reading.Bytes));
        return ItemIntake.Judge(result);
    }

    public void Dispose()
    {
        _copy?.Dispose();
        _totals.Dispose();
    }

    // Names that were put down before are compared with what is there now; the rest is handed out.
    private IEnumerable<FileRecord> Fresh(IEnumerable<FileRecord> names)
    {
        using var walk = names.GetEnumerator();
        var more = walk.MoveNext();
        foreach (var (record, payload) in _past.Files())
        {
            while (more && walk.Current.Path < record.Path)
            {
                Note(IntakeNotes.Appeared, walk.Current.Path);
                more = walk.MoveNext();
            }

            if (more && walk.Current.Path == record.Path)
            {
                if (!Same(walk.Current, record))
                {
                    Note(IntakeNotes.Changed, record.Path);
                }

                more = walk.MoveNext();
            }
            else
            {
                Note(IntakeNotes.Vanished, record.Path);
            }

            _totals.Take(record, payload);
            _reading.Count(record.Sha256 is null ? 0 : record.Size);
        }

        while (more)
        {
            yield return walk.Current;
            more = walk.MoveNext();
        }
    }

    private static bool Same(FileRecord now, FileRecord then) =>
        then.Status == FileStatus.Unreadable ||
        (now.Kind == then.Kind && (then.Kind != FileKind.Link || now.Target.AsSpan().SequenceEqual(then.Target)) &&
            (then.Kind is not (FileKind.File or FileKind.Device) || then.Stat.SameContent(now.Stat)));

    private void Note(string what, RawPath path)
    {
        if (_noted.Add((what, path)))
        {
            _journal.Append(JournalLines.Note(what, path));
            _totals.Add(path, what, IntakeNotes.Detail(what)!);
        }
    }

    private void Take(FileRecord record)
    {
        var payload = JournalLines.File(record);
        _totals.Take(record, payload);
        _journal.Append(payload);
        _pending++;
        if (_pending >= RecordsTogether || _request.Clock.GetElapsedTime(_committed) > LongestWait)
        {
            Commit();
        }

        _steps.Report(new Step("Reading", _reading.Bytes, _total));
    }

    private void Tick()
    {
        if (_pending > 0)
        {
            Commit();
        }

        _steps.Report(new Step("Reading", _reading.Bytes, _total));
    }

    // Copies first, then the records that say they are there.
    private void Commit()
    {
        if (_pending > 0)
        {
            _copy?.Sync();
        }

        _journal.Flush();
        _pending = 0;
        _committed = _request.Clock.GetTimestamp();
    }

    private Outcome<IntakeResult> Stopped(CopyFaultException fault)
    {
        File.Delete(Reserve);
        Commit();
        return fault.NoSpace
            ? ItemIntake.NoSpace(_request.CopyTo ?? _request.JournalFolder, Math.Max(1, ItemIntake.MissingSpace(_request.CopyTo ?? _request.JournalFolder, _total - _reading.Bytes)))
            : new BadInput($"The copy cannot be written: {fault.Message}.", _request.CopyTo, Code: "output");
    }

    // Given back when the disk is full, so that the last records can still be written.
    private void HoldReserve()
    {
        using var reserve = File.OpenHandle(Reserve, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, _copy is null ? 0 : ReserveBytes);
        RandomAccess.FlushToDisk(reserve);
    }
}
