using System.Globalization;
using System.Security.Cryptography;
using Kortwiek.Core;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Evidence.Intake;

/// <summary>Adds an item up from its records, in their order.</summary>
internal sealed class ItemTotals : IDisposable
{
    private const int ProblemsKept = 1000;
    private readonly MerkleStack _tree = new();
    private readonly IncrementalHash _listing = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<IntakeProblem> _problems = [];
    private long _bytes;
    private long _links;
    private long _others;
    private long _problemCount;
    private FileRecord? _last;

    public void Take(FileRecord file, ReadOnlySpan<byte> payload)
    {
        _listing.AppendData(payload);
        _listing.AppendData("\n"u8);
        if (file.Sha256 is not null)
        {
            _tree.Add(file.Leaf());
            _bytes += file.Size;
            _last = file;
        }
        else if (file.Kind == FileKind.Link)
        {
            _links++;
        }
        else if (file.Status == FileStatus.Recorded)
        {
            _others++;
        }

        if (file.Status is FileStatus.ChangedDuringRead or FileStatus.ReadWithErrors or FileStatus.Unreadable)
        {
            Add(file.Path, JournalLines.Word(file.Status), Detail(file));
        }
    }

    public void Add(RawPath path, string what, string detail)
    {
        _problemCount++;
        if (_problems.Count < ProblemsKept)
        {
            _problems.Add(new IntakeProblem(path, what, detail));
        }
    }

    public IntakeResult Result(FileKind kind, bool resumed)
    {
        var single = kind == FileKind.Folder ? null : _last;
        return new IntakeResult(
            kind, (long)_tree.Size, _bytes, _tree.Root(), Digest.Sha256(_listing.GetCurrentHash()), _links, _others, _problemCount, _problems, resumed,
            single is null ? null : Digest.Sha256(single.Sha256), single is null ? null : Digest.Of("blake3", single.Blake3));
    }

    public void Dispose() => _listing.Dispose();

    private static string Detail(FileRecord file) => file.Status switch
    {
        FileStatus.ChangedDuringRead => "Size, time or inode changed while it was read.",
        FileStatus.Unreadable => string.Create(CultureInfo.InvariantCulture, $"It cannot be read (errno {file.ErrorNumber})."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{file.Bad.Sum(b => b.Length)} bytes in {file.Bad.Count} places cannot be read; zeros stand for them."),
    };
}
