using Kortwiek.Core;

namespace Kortwiek.Evidence.Log;

/// <summary>The writer of a tiled log: one process at a time, held by a lock file.</summary>
/// <remarks>
/// What <see cref="Append"/> returned is durable. Order on the disk: bundles, tiles from the bottom up, their folders, the writer's
/// state, and only then, on <see cref="Sign"/>, the checkpoint. C2SP tlog-tiles. Not for several threads at once.
/// </remarks>
public sealed class TileLog : IDisposable
{
    private readonly FileStream _lock;
    private LogEdge _edge;
    private LogState _state;

    private TileLog(string folder, FileStream held, LogEdge edge, LogState state)
    {
        Folder = folder;
        _lock = held;
        _edge = edge;
        _state = state;
    }

    /// <summary>The log's folder.</summary>
    public string Folder { get; }

    /// <summary>The log's name; the signing key must carry it.</summary>
    public string Origin => _state.Origin;

    /// <summary>Durable entries.</summary>
    public ulong Size => _state.Size;

    /// <summary>The root over them.</summary>
    public MerkleHash Root => _state.Root;

    /// <summary>Entries under the last signature.</summary>
    public ulong SignedSize => _state.SignedSize;

    /// <summary>Opens a log for writing, or begins an empty one.</summary>
    /// <param name="folder">Made where it is not there.</param>
    /// <param name="origin">The log's name, such as <c>agency.example/operation/log</c>; no spaces and no <c>+</c>.</param>
    /// <param name="patience">How long to wait for another process that holds the log; zero for not at all.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>
    /// Bad input where the folder holds another log; refused (<c>log-busy</c>) while another process writes, (<c>log-damaged</c>) where the
    /// tiles do not give the remembered root, and (<c>log-inconsistent</c>) where the checkpoint is ahead of the log: nothing is changed then.
    /// </returns>
    public static Outcome<TileLog> Open(string folder, string origin, TimeSpan patience, CancellationToken cancellation)
    {
        if (!NoteKey.IsName(origin))
        {
            return new BadInput($"\"{origin}\" is no name for a log: it must hold neither spaces nor +.");
        }

        var stateFolder = Path.Combine(folder, LogLayout.StateFolder);
        if (!Directory.Exists(stateFolder))
        {
            Directory.CreateDirectory(stateFolder);
            AtomicFile.SyncDirectory(folder);
        }

        if (Lock(Path.Combine(stateFolder, "lock"), patience, cancellation) is not { } held)
        {
            return new Refusals("log-busy", "Another process is writing to this log. Try again when it has ended.");
        }

        TileLog? log = null;
        try
        {
            var opened = OpenLocked(folder, origin, held);
            log = opened is Outcome<TileLog>.Done done ? done.Answer : null;
            return opened;
        }
        catch (InvalidDataException damage)
        {
            return new Refusals("log-damaged", $"The log cannot be continued: {damage.Message} Run evidence verify on it and restore the folder from a copy.");
        }
        finally
        {
            if (log is null)
            {
                held.Dispose();
            }
        }
    }

    /// <summary>Adds entries; they are durable when this returns. Where it throws, none of them was added.</summary>
    /// <param name="entries">Each at most 65,535 bytes; none is no error.</param>
    /// <param name="cancellation">Asked before the first byte is written and each 1,024 entries.</param>
    /// <returns>The index of the first of them.</returns>
    /// <exception cref="ArgumentException">An entry is too long.</exception>
    /// <exception cref="IOException">The disk says no.</exception>
    public ulong Append(IReadOnlyList<ReadOnlyMemory<byte>> entries, CancellationToken cancellation)
    {
        if (entries.Any(e => e.Length > LogEntry.MaxBytes))
        {
            throw new ArgumentException($"An entry has more than {LogEntry.MaxBytes} bytes.", nameof(entries));
        }

        var first = Size;
        if (entries.Count == 0)
        {
            return first;
        }

        var edge = _edge.Clone();
        var batch = new DurableBatch(Folder);
        for (var i = 0; i < entries.Count; i++)
        {
            if (i % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            edge.Append(entries[i].Span, batch);
        }

        edge.WritePartials(batch);
        batch.Commit();
        Remember(_state with { Size = edge.Size, Root = edge.Root() });
        _edge = edge;
        return first;
    }

    /// <summary>Signs all durable entries and publishes the checkpoint.</summary>
    /// <returns>
    /// The checkpoint; the one that is there already where nothing was added since. Refused (<c>log-inconsistent</c>) where the log does not begin
    /// with what was signed before: that is a rewritten or rolled-back log, and it is never signed.
    /// </returns>
    /// <exception cref="ArgumentException">The key does not carry the log's name or is a witness's.</exception>
    public Outcome<SignedNote> Sign(INoteSigner signer)
    {
        if (signer.Key.Name != Origin || signer.Key.Type != NoteKeyType.Ed25519)
        {
            throw new ArgumentException("A log's checkpoint is signed by a key of type 1 with the log's name.", nameof(signer));
        }

        var opened = LogReader.Open(Folder);
        if (opened is not Outcome<LogReader>.Done { Answer: var reader })
        {
            return opened.As<SignedNote>();
        }

        try
        {
            if (Contradiction(reader) is { } contradiction)
            {
                return new Refusals("log-inconsistent", Sentence.Term(contradiction));
            }
        }
        catch (InvalidDataException damage)
        {
            return new Refusals("log-inconsistent", $"The log is damaged and was not signed: {damage.Message}");
        }

        if (reader is { Note: { } there, Checkpoint: { } last } && last.Size == Size && there.Verify([signer.Key]).Ok)
        {
            return there;
        }

        var before = SignedSize;
        var note = SignedNote.Sign(new Checkpoint(Origin, Size, Root).ToText(), signer);
        Remember(_state with { SignedSize = Size, SignedRoot = Root });
        AtomicFile.Write(Path.Combine(Folder, LogLayout.CheckpointPath), replace: true, note.ToBytes());
        RemovePartials(before);
        return note;
    }

    /// <summary>The log as a reader sees it now.</summary>
    public LogReader Reader() => LogReader.Open(Folder).Value;

    /// <summary>Lets another process write.</summary>
    public void Dispose() => _lock.Dispose();

    private static Outcome<TileLog> OpenLocked(string folder, string origin, FileStream held)
    {
        var opened = LogReader.Open(folder);
        if (opened is Outcome<LogReader>.Bad { Fault.Code: "no-log" })
        {
            if (Directory.Exists(Path.Combine(folder, "tile")) && Directory.EnumerateFiles(Path.Combine(folder, "tile"), "*", SearchOption.AllDirectories).Any())
            {
                return new Refusals("log-damaged", "The folder holds tiles but neither a checkpoint nor a state. Restore it from a copy.");
            }

            var empty = new LogState(origin, 0, Merkle.EmptyRoot, 0, Merkle.EmptyRoot);
            var begun = new TileLog(folder, held, new LogEdge(), empty);
            begun.Remember(empty);
            return begun;
        }

        if (opened is not Outcome<LogReader>.Done { Answer: var reader })
        {
            return opened.As<TileLog>();
        }

        if (reader.Origin != origin)
        {
            return new BadInput($"The folder holds the log {reader.Origin}, not {origin}.", folder, Code: "other-log");
        }

        var checkpoint = reader.Checkpoint;
        var state = reader.State ?? new LogState(origin, checkpoint!.Size, checkpoint.Root, checkpoint.Size, checkpoint.Root);
        if (checkpoint is not null && (checkpoint.Origin != origin || checkpoint.Size > state.Size))
        {
            return new Refusals("log-inconsistent", $"The checkpoint covers {checkpoint.Size} entries of {checkpoint.Origin}, the log has {state.Size}: it was rolled back.");
        }

        var edge = LogEdge.Load(reader);
        if (edge.Root() != state.Root)
        {
            throw new InvalidDataException("its tiles do not give the root that was remembered.");
        }

        LogLeftovers.SetAside(folder, state.Size);
        return new TileLog(folder, held, edge, state);
    }

    private static FileStream? Lock(string path, TimeSpan patience, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (clock.GetElapsedTime(start) >= patience)
                {
                    return null;
                }

                cancellation.WaitHandle.WaitOne(20);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    // Null where the log on the disk begins with everything that was ever signed.
    private string? Contradiction(LogReader reader)
    {
        if (reader.Size != Size || reader.RootAt(Size) != Root)
        {
            return "The tiles do not give the log's root; it was not signed.";
        }

        foreach (var (what, size, root) in Signed(reader))
        {
            if (size > Size)
            {
                return $"{what} covers {size} entries, the log has {Size}: it was rolled back and was not signed.";
            }

            if (size == 0 ? root != Merkle.EmptyRoot : !ProofChecks.Consistency(size, Size, root, Root, MerkleProofs.Consistency(reader, size, Size)))
            {
                return $"{what} over {size} entries does not agree with the log: its past was changed and it was not signed.";
            }
        }

        return null;
    }

    private IEnumerable<(string What, ulong Size, MerkleHash Root)> Signed(LogReader reader)
    {
        yield return ("The last signature", _state.SignedSize, _state.SignedRoot);
        if (reader.Checkpoint is { } checkpoint)
        {
            yield return ("The published checkpoint", checkpoint.Size, checkpoint.Root);
        }
    }

    private void Remember(LogState state)
    {
        AtomicFile.Write(Path.Combine(Folder, LogState.RelativePath), replace: true, state.ToBytes());
        _state = state;
    }

    // A partial tile may go once the full one is durable and under a published checkpoint: readers fall back to it.
    private void RemovePartials(ulong before)
    {
        for (var level = -1; level < 8; level++)
        {
            var shift = 8 * (Math.Max(level, 0) + 1);
            for (var index = Merkle.ShiftRight(before, shift); index < Merkle.ShiftRight(Size, shift); index++)
            {
                var full = level < 0 ? LogLayout.Bundle(index, LogLayout.TileWidth) : LogLayout.Tile(level, index, LogLayout.TileWidth);
                var partials = Path.Combine(Folder, LogLayout.Partials(full));
                if (Directory.Exists(partials))
                {
                    Directory.Delete(partials, recursive: true);
                }
            }
        }
    }
}
