using Kortwiek.Core;

namespace Kortwiek.Evidence.Log;

/// <summary>Checks a whole log from its bytes: signature, every entry, every tile in all its forms, and that nothing else lies there.</summary>
/// <remarks>C2SP tlog-tiles. Memory holds one bundle and one tile a level.</remarks>
public sealed class LogVerifier
{
    private const int FaultsNamed = 10;
    private readonly LogReader _log;
    private readonly List<string> _entryFaults = [];
    private readonly List<string> _tileFaults = [];
    private readonly List<List<MerkleHash>> _rows = [];
    private readonly List<ulong> _indexes = [];
    private readonly Dictionary<ulong, MerkleHash> _roots = new() { [0] = Merkle.EmptyRoot };
    private readonly MerkleStack _tree = new();
    private int _faults;
    private int _files;

    private LogVerifier(LogReader log) => _log = log;

    /// <summary>Checks the log in a folder.</summary>
    /// <param name="folder">The log's folder.</param>
    /// <param name="keys">The keys one trusts: the log's own and those of witnesses.</param>
    /// <param name="progress">Counts entries.</param>
    /// <param name="cancellation">Asked for each bundle.</param>
    /// <returns>The report, as done or no; bad input where there is no log.</returns>
    public static Outcome<LogReport> Verify(string folder, IReadOnlyCollection<NoteKey> keys, IProgress<Step> progress, CancellationToken cancellation)
    {
        var opened = LogReader.Open(folder);
        if (opened is not Outcome<LogReader>.Done { Answer: var log })
        {
            return opened.As<LogReport>();
        }

        var report = new LogVerifier(log).Run(keys, progress, cancellation);
        return report.Ok ? report : new Outcome<LogReport>.No(report, "The log does not verify.");
    }

    private LogReport Run(IReadOnlyCollection<NoteKey> keys, IProgress<Step> progress, CancellationToken cancellation)
    {
        var checks = new List<Check>();
        var signers = CheckSignature(keys, checks);
        for (ulong index = 0; index << 8 < _log.Size; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            CheckBundle(index);
            progress.Report(new Step("Checking entries", (long)Math.Min(_log.Size, (index + 1) << 8), (long)_log.Size));
        }

        CheckPartialRows();
        var root = _tree.Root();
        var strays = Strays(out var beyond);
        checks.Add(Judge("entries", _entryFaults, $"{_tree.Size} entries read"));
        checks.Add(Judge("tiles", _tileFaults, $"{_files} tile and bundle files agree with the entries"));
        CheckRoots(root, checks);
        checks.Add(Judge("files", strays, beyond == 0 ? "nothing else lies in the log" : $"{beyond} files beyond the log's end, of an append that was cut off"));
        return new LogReport(checks.All(c => c.Ok), _log.Origin, _log.Size, root, _log.Checkpoint?.Size ?? 0, signers, checks);
    }

    private List<string> CheckSignature(IReadOnlyCollection<NoteKey> keys, List<Check> checks)
    {
        if (_log is not { Note: { } note, Checkpoint: { } checkpoint })
        {
            checks.Add(new Check("signature", false, "the log has no checkpoint: nothing in it is signed yet"));
            return [];
        }

        var verdict = note.Verify(keys);
        var own = verdict.Lines.Any(l => l.Key.Type == NoteKeyType.Ed25519 && l.Key.Name == checkpoint.Origin);
        var names = verdict.Lines.Select(l => l.Key.Name).ToList();
        checks.Add(new Check("signature", verdict.Ok && own && checkpoint.Origin == _log.Origin, (verdict.Ok, own) switch
        {
            (false, _) => verdict.Reason,
            (true, false) => $"no key of {checkpoint.Origin} signed it",
            _ => $"signed by {string.Join(", ", names)}",
        }));
        return names;
    }

    private void CheckRoots(MerkleHash root, List<Check> checks)
    {
        if (_log.Checkpoint is { } checkpoint)
        {
            var fits = Is(checkpoint.Size, checkpoint.Root);
            checks.Add(new Check("checkpoint", fits, (fits, checkpoint.Size > _log.Size) switch
            {
                (true, _) => $"its root is that of the first {checkpoint.Size} entries",
                (_, true) => $"it covers {checkpoint.Size} entries, the log has {_log.Size}",
                _ => $"its root is not that of the first {checkpoint.Size} entries",
            }));
        }

        if (_log.State is { } state)
        {
            var signed = _log.Checkpoint?.Size ?? 0;
            var fits = state.Root == root && Is(state.SignedSize, state.SignedRoot) && state.SignedSize >= signed;
            checks.Add(new Check("state", fits, fits
                ? $"the writer remembers {state.Size} entries with this root, {state.Size - signed} of them unsigned"
                : "the writer remembers another size or root"));
        }
    }

    private bool Is(ulong size, MerkleHash root) => _roots.TryGetValue(size, out var computed) && computed == root;

    private void CheckBundle(ulong index)
    {
        var width = LogLayout.WidthAt(0, index, _log.Size);
        var forms = Forms(-1, index, width).ToList();
        if (forms.Count == 0 || forms[^1].Width != width)
        {
            Fault(_entryFaults, $"{LogLayout.Bundle(index, width)} is missing");
            forms = forms.Where(f => f.Width == width).ToList();
        }

        var bytes = forms.Count > 0 ? forms[^1].Bytes : [];
        if (!LogReader.TrySplit(bytes, width, out var entries, out var used) || used != bytes.Length)
        {
            Fault(_entryFaults, $"{LogLayout.Bundle(index, width)} does not hold exactly {width} entries");
        }

        foreach (var (formWidth, form) in forms)
        {
            var take = entries.Take(formWidth).Sum(e => e.Length + sizeof(ushort));
            if (!bytes.AsSpan(0, Math.Min(take, bytes.Length)).SequenceEqual(form))
            {
                Fault(_entryFaults, $"{LogLayout.Bundle(index, formWidth)} differs from the fuller bundle");
            }
        }

        foreach (var entry in entries)
        {
            var leaf = Merkle.Leaf(entry.Span);
            _tree.Add(leaf);
            if (_tree.Size == _log.Checkpoint?.Size || _tree.Size == _log.State?.SignedSize)
            {
                _roots[_tree.Size] = _tree.Root();
            }

            Add(0, leaf);
        }
    }

    private void Add(int level, MerkleHash hash)
    {
        if (level == _rows.Count)
        {
            _rows.Add(new List<MerkleHash>(LogLayout.TileWidth));
            _indexes.Add(0);
        }

        var row = _rows[level];
        row.Add(hash);
        if (row.Count < LogLayout.TileWidth)
        {
            return;
        }

        CheckTile(level, _indexes[level], row);
        var stack = new MerkleStack();
        row.ForEach(stack.Add);
        row.Clear();
        _indexes[level]++;
        Add(level + 1, stack.Root());
    }

    private void CheckPartialRows()
    {
        for (var level = 0; level < _rows.Count; level++)
        {
            if (_rows[level].Count > 0)
            {
                CheckTile(level, _indexes[level], _rows[level]);
            }
        }
    }

    private void CheckTile(int level, ulong index, List<MerkleHash> row)
    {
        var expected = new byte[row.Count * MerkleHash.Length];
        for (var i = 0; i < row.Count; i++)
        {
            row[i].CopyTo(expected.AsSpan(i * MerkleHash.Length));
        }

        var whole = false;
        foreach (var (width, bytes) in Forms(level, index, row.Count))
        {
            whole |= width == row.Count;
            if (!expected.AsSpan(0, width * MerkleHash.Length).SequenceEqual(bytes))
            {
                Fault(_tileFaults, $"{LogLayout.Tile(level, index, width)} does not hold the hashes of the entries");
            }
        }

        if (!whole)
        {
            Fault(_tileFaults, $"{LogLayout.Tile(level, index, row.Count)} is missing");
        }
    }

    // All forms of a tile up to a width that lie on the disk, the narrowest first.
    private IEnumerable<(int Width, byte[] Bytes)> Forms(int level, ulong index, int upTo)
    {
        for (var width = 1; width <= upTo; width++)
        {
            var path = Path.Combine(_log.Folder, level < 0 ? LogLayout.Bundle(index, width) : LogLayout.Tile(level, index, width));
            if (width == 1 && upTo > 1 && !Directory.Exists(Path.GetDirectoryName(path)))
            {
                width = upTo - 1;
                continue;
            }

            if (File.Exists(path))
            {
                _files++;
                yield return (width, File.ReadAllBytes(path));
            }
        }
    }

    private List<string> Strays(out int beyond)
    {
        var strays = new List<string>();
        beyond = 0;
        var root = Path.Combine(_log.Folder, "tile");
        if (!Directory.Exists(root))
        {
            return strays;
        }

        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(_log.Folder, file);
            if (!LogLayout.TryParse(relative, out var level, out var index, out var width))
            {
                Fault(strays, $"{relative} is no part of a log");
            }
            else if (width > LogLayout.WidthAt(Math.Max(level, 0), index, _log.Size))
            {
                beyond++;
            }
        }

        return strays;
    }

    private void Fault(List<string> list, string text)
    {
        _faults++;
        if (list.Count < FaultsNamed)
        {
            list.Add(text);
        }
    }

    private Check Judge(string name, List<string> faults, string otherwise) =>
        faults.Count == 0 ? new Check(name, true, otherwise) : new Check(name, false, string.Join("; ", faults) + (_faults > FaultsNamed ? $"; {_faults} faults in all" : ""));
}
