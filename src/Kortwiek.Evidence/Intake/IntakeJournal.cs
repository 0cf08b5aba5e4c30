using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Kortwiek.Core;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Intake;

/// <summary>An append-only file of records: length, CRC-32C, payload; both numbers of 32 bits, big end first.</summary>
/// <remarks>CRC-32C: RFC 3720 §12.1. Several threads may append.</remarks>
internal sealed class IntakeJournal : IDisposable
{
    public const string FileName = "intake.journal";
    private const int Head = 2 * sizeof(uint);
    private const int LongestRecord = 1 << 24;
    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _pending = new();
    private long _end;

    private IntakeJournal(SafeFileHandle file, long end)
    {
        _file = file;
        _end = end;
    }

    /// <summary>Opens or begins the journal of a folder and takes off a torn tail; what is taken off is kept beside it.</summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    public static IntakeJournal Open(string folder, out long cutBytes)
    {
        var path = Path.Combine(folder, FileName);
        var isNew = !File.Exists(path);
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var good = Scan(file);
        var length = RandomAccess.GetLength(file);
        cutBytes = length - good;
        if (cutBytes > 0)
        {
            SetAside(file, good, path);
            RandomAccess.SetLength(file, good);
            RandomAccess.FlushToDisk(file);
        }

        if (isNew)
        {
            AtomicFile.SyncDirectory(folder);
        }

        return new IntakeJournal(file, good);
    }

    /// <summary>The payloads of a journal, in order, up to a torn tail.</summary>
    public static IEnumerable<byte[]> Read(string folder)
    {
        using var file = File.OpenHandle(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        foreach (var payload in Read(file, RandomAccess.GetLength(file)))
        {
            yield return payload;
        }
    }

    /// <summary>The payloads that were there when the journal was opened.</summary>
    public IEnumerable<byte[]> Read() => Read(_file, _end);

    /// <summary>Adds a record; it is on the disk after the next <see cref="Flush"/>.</summary>
    public void Append(ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            var head = _pending.GetSpan(Head);
            BinaryPrimitives.WriteUInt32BigEndian(head, (uint)payload.Length);
            BinaryPrimitives.WriteUInt32BigEndian(head[sizeof(uint)..], Crc32C(payload));
            _pending.Advance(Head);
            _pending.Write(payload);
        }
    }

    /// <summary>Makes all records durable.</summary>
    /// <exception cref="IOException">The disk says no; the records stay pending.</exception>
    public void Flush()
    {
        lock (_gate)
        {
            if (_pending.WrittenCount == 0)
            {
                return;
            }

            RandomAccess.Write(_file, _pending.WrittenSpan, _end);
            RandomAccess.FlushToDisk(_file);
            _end += _pending.WrittenCount;
            _pending.ResetWrittenCount();
        }
    }

    public void Dispose() => _file.Dispose();

    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }

    private static long Scan(SafeFileHandle file)
    {
        var good = 0L;
        foreach (var payload in Read(file, RandomAccess.GetLength(file)))
        {
            good += Head + payload.Length;
        }

        return good;
    }

    private static IEnumerable<byte[]> Read(SafeFileHandle file, long end)
    {
        var buffer = new byte[1 << 16];
        var (start, filled) = (0L, 0);
        var at = 0;
        while (true)
        {
            var need = filled - at < Head ? Head : Head + Length(buffer, at);
            if (need > LongestRecord)
            {
                yield break;
            }

            if (filled - at < need)
            {
                buffer.AsSpan(at, filled - at).CopyTo(buffer);
                (start, filled, at) = (start + at, filled - at, 0);
                if (need > buffer.Length)
                {
                    Array.Resize(ref buffer, need);
                }

                var want = (int)Math.Min(buffer.Length - filled, end - start - filled);
                var read = want <= 0 ? 0 : RandomAccess.Read(file, buffer.AsSpan(filled, want), start + filled);
                if (read == 0)
                {
                    yield break;
                }

                filled += read;
                continue;
            }

            var payload = buffer.AsSpan(at + Head, need - Head).ToArray();
            if (payload.Length == 0 || Crc32C(payload) != BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(at + sizeof(uint))))
            {
                yield break;
            }

            at += need;
            yield return payload;
        }
    }

    private static int Length(byte[] buffer, int at) => (int)Math.Min(LongestRecord, BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(at)));

    private static void SetAside(SafeFileHandle file, long from, string path)
    {
        var number = 0;
        string aside;
        do
        {
            aside = string.Create(CultureInfo.InvariantCulture, $"{path}.cut-{number++}");
        }
        while (File.Exists(aside));

        using var kept = File.OpenHandle(aside, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 16];
        for (var offset = from; ;)
        {
            var read = RandomAccess.Read(file, buffer, offset);
            if (read == 0)
            {
                break;
            }

            RandomAccess.Write(kept, buffer.AsSpan(0, read), offset - from);
            offset += read;
        }

        RandomAccess.FlushToDisk(kept);
    }
}
