using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Intake;

/// <summary>Reads the files of an intake: hashes, copy, segments of big ones. Used by all threads of the crew.</summary>
internal sealed class FileReading
{
    private const int FileSector = 4096;
    private const int DeviceSector = 512;
    private readonly Func<RawPath, SafeFileHandle> _open;
    private readonly CopyTarget? _copy;
    private readonly IntakeJournal? _journal;
    private readonly ILookup<RawPath, JournalLine.Segment> _segments;
    private readonly long _segmentSize;
    private readonly CancellationToken _cancellation;
    private long _bytes;

    /// <summary>Prepares the reading.</summary>
    /// <param name="open">Opens a file of the item.</param>
    /// <param name="copy">Where a copy goes, or null.</param>
    /// <param name="journal">Gets the segments of big files, or null.</param>
    /// <param name="segments">Those that were put down before an interruption.</param>
    /// <param name="segmentSize">A multiple of the block size.</param>
    /// <param name="cancellation">Asked for each block.</param>
    public FileReading(
        Func<RawPath, SafeFileHandle> open, CopyTarget? copy, IntakeJournal? journal, IEnumerable<JournalLine.Segment> segments, long segmentSize, CancellationToken cancellation)
    {
        _open = open;
        _copy = copy;
        _journal = journal;
        _segments = segments.ToLookup(s => s.Path);
        _segmentSize = segmentSize;
        _cancellation = cancellation;
    }

    /// <summary>Bytes read so far by all threads.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public void Count(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Reads one file; what goes wrong with the source ends up in the record.</summary>
    /// <exception cref="CopyFaultException">The copy cannot be written.</exception>
    public void Read(FileRecord job, HashTool tool)
    {
        if (job.Status != FileStatus.Planned)
        {
            return;
        }

        try
        {
            using var handle = _open(job.Path);
            var before = StatOf(handle);
            if (before.Kind is not (FileKind.File or FileKind.Device))
            {
                (job.Stat, job.Status) = (before, FileStatus.ChangedDuringRead);
                return;
            }

            var stable = job.Stat.SameContent(before);
            job.Stat = before;
            stable &= _copy is null ? Plain(job, handle, tool) : Copied(job, handle, tool, _copy);
            stable &= before.SameContent(StatOf(handle)) && job.Size == before.Size;
            job.Status = !stable ? FileStatus.ChangedDuringRead : job.Bad.Count > 0 ? FileStatus.ReadWithErrors : FileStatus.Hashed;
        }
        catch (IOException fault)
        {
            (job.Status, job.ErrorNumber, job.Sha256, job.Blake3, job.BytesRead) = (FileStatus.Unreadable, fault.HResult, null, null, null);
        }
    }

    private static FileStat StatOf(SafeFileHandle handle)
    {
        var stat = Native.Stat(handle);
        return stat.Kind == FileKind.Device ? stat with { Size = Native.DeviceSize(handle) } : stat;
    }

    private static SourceReader ReaderOf(FileRecord job, SafeFileHandle handle) => new(
        (buffer, offset) => Native.ReadAt(handle, buffer, offset), job.Stat.Size, job.Kind == FileKind.Device ? DeviceSector : FileSector);

    private void OnBytes(int count) => Count(count);

    private List<JournalLine.Segment> Sealed(FileRecord job)
    {
        if (job.Stat.Size <= _segmentSize)
        {
            return [];
        }

        var found = _segments[job.Path].Where(s => (s.Stat with { Kind = job.Kind }).SameContent(job.Stat)).GroupBy(s => s.Index).ToDictionary(g => g.Key, g => g.Last());
        var list = new List<JournalLine.Segment>();
        while (found.TryGetValue(list.Count, out var next))
        {
            list.Add(next);
        }

        return list;
    }

    // Without a copy the source is read once more after an interruption; the segments prove that it is the same.
    private bool Plain(FileRecord job, SafeFileHandle handle, HashTool tool)
    {
        var known = Sealed(job);
        var reader = ReaderOf(job, handle);
        var same = true;
        var seals = new SegmentSeals(copying: false, (index, hash) => Seal(job, reader, index, hash));
        tool.Hash(
            reader.Fill, job.Stat.Size, job, null,
            (index, hash) =>
            {
                if (index >= known.Count)
                {
                    seals.Hashed(index, hash);
                }
                else if (!hash.AsSpan().SequenceEqual(known[index].Blake3))
                {
                    same = false;
                }
            },
            OnBytes, _cancellation);
        job.Bad = reader.Bad(0, long.MaxValue);
        return same;
    }

    private bool Copied(FileRecord job, SafeFileHandle handle, HashTool tool, CopyTarget copy)
    {
        var known = Sealed(job);
        if (known.Count > 0)
        {
            using var kept = copy.Reopen(job.Path);
            if (kept is not null && Native.Stat(kept).Size >= known.Count * _segmentSize && CopyOnce(job, handle, tool, copy, known, kept))
            {
                return true;
            }

            // What lies in the copy is not what was put down: it is made again from the source.
            _journal?.Append(JournalLines.Note("copy-made-again", job.Path));
        }

        return CopyOnce(job, handle, tool, copy, [], null);
    }

    private bool CopyOnce(FileRecord job, SafeFileHandle handle, HashTool tool, CopyTarget copy, List<JournalLine.Segment> known, SafeFileHandle? kept)
    {
        var from = known.Count * _segmentSize;
        var reader = ReaderOf(job, handle);
        using var target = Guard(() => copy.Open(job.Path, keep: from > 0));
        var same = true;
        var seals = new SegmentSeals(copying: true, (index, hash) => Seal(job, reader, index, hash));
        tool.Hash(
            (buffer, offset) => offset < from ? ReadKept(kept!, buffer, offset) : reader.Fill(buffer, offset),
            job.Stat.Size, job,
            (block, offset) =>
            {
                if (offset < from)
                {
                    return;
                }

                WriteCopy(target, block, offset);
                if (job.Stat.Size > _segmentSize && (offset + block.Length) % _segmentSize == 0)
                {
                    RandomAccess.FlushToDisk(target);
                    seals.Copied((int)(offset / _segmentSize));
                }
            },
            (index, hash) =>
            {
                if (index >= known.Count)
                {
                    seals.Hashed(index, hash);
                }
                else if (!hash.AsSpan().SequenceEqual(known[index].Blake3))
                {
                    same = false;
                }
            },
            OnBytes, _cancellation);
        if (!same)
        {
            return false;
        }

        job.Bad = [.. known.SelectMany(k => k.Bad), .. reader.Bad(0, long.MaxValue)];
        return Guard(() =>
        {
            RandomAccess.SetLength(target, job.Size);
            copy.Finish(job.Path);
            return true;
        });
    }

    private static int ReadKept(SafeFileHandle kept, Span<byte> buffer, long offset)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var read = Native.ReadAt(kept, buffer[done..], offset + done);
            if (read <= 0)
            {
                throw new CopyFaultException(Native.Fault(-read, []));
            }

            done += read;
        }

        return done;
    }

    private static void WriteCopy(SafeFileHandle target, ReadOnlySpan<byte> block, long offset)
    {
        try
        {
            Native.WriteAt(target, block, offset);
        }
        catch (IOException fault)
        {
            throw new CopyFaultException(fault);
        }
    }

    private static T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (IOException fault)
        {
            throw new CopyFaultException(fault);
        }
    }

    private void Seal(FileRecord job, SourceReader reader, int index, byte[] hash)
    {
        if (_journal is null)
        {
            return;
        }

        var from = index * _segmentSize;
        _journal.Append(JournalLines.Segment(job, index, hash, reader.Bad(from, from + _segmentSize)));
        _journal.Flush();
    }
}
