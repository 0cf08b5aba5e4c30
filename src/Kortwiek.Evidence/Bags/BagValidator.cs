using System.Globalization;
using System.Text;
using Kortwiek.Core;
using Kortwiek.Evidence.Intake;

namespace Kortwiek.Evidence.Bags;

/// <summary>Checks whether a folder is a bag, complete and unchanged. Reads versions 0.93 to 1.0; fetches nothing.</summary>
/// <remarks>RFC 8493 and its drafts.</remarks>
public sealed class BagValidator
{
    private const int Window = 4096;
    private static readonly string[] SystemFiles = [".DS_Store", "Thumbs.db", "desktop.ini"];
    private readonly BagFindings _errors = new();
    private readonly BagFindings _warnings = new();
    private readonly BagFiles _files;
    private readonly CancellationToken _cancellation;
    private readonly List<BagManifest> _manifests = [];
    private readonly HashSet<string> _fetchable = new(StringComparer.Ordinal);
    private bool _incomplete;

    private BagValidator(BagFiles files, CancellationToken cancellation)
    {
        _files = files;
        _cancellation = cancellation;
    }

    /// <summary>Validates a bag.</summary>
    /// <param name="folder">The bag's folder.</param>
    /// <param name="degree">Files hashed at the same time.</param>
    /// <param name="progress">Counts bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Done for valid and warning, no for incomplete and invalid; bad input where there is no such folder.</returns>
    public static Outcome<BagReport> Validate(string folder, int degree, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            return File.Exists(folder) ? new BadInput("A bag is a folder; this is a file.", folder) : BadInput.MissingFile(folder);
        }

        BagReport report;
        try
        {
            // With a final slash the folder itself may be reached by a link.
            using var files = new BagFiles(folder + "/.");
            report = new BagValidator(files, cancellation).Run(degree, progress);
        }
        catch (IOException fault)
        {
            return BadInput.Unreadable(folder, fault.Message);
        }

        return report.Status switch
        {
            BagStatus.Valid or BagStatus.Warning => report,
            BagStatus.Incomplete => new Outcome<BagReport>.No(report, "The bag is incomplete."),
            _ => new Outcome<BagReport>.No(report, "The bag is invalid."),
        };
    }

    private BagReport Run(int degree, IProgress<Step> progress)
    {
        _files.List(_errors, _cancellation);
        var declaration = Declaration();
        if (declaration is not null)
        {
            ReadManifests(declaration);
            ReadFetch(declaration);
            CheckComplete(declaration);
            CheckInfo(declaration);
            CheckNames();
            CheckHashes(degree, progress);
        }

        var payload = _files.Files.Where(f => BagFiles.IsPayload(f.Key)).Select(f => f.Value.Stat.Size).ToList();
        var status = _errors.Count > 0 ? BagStatus.Invalid : _incomplete ? BagStatus.Incomplete : _warnings.Count > 0 ? BagStatus.Warning : BagStatus.Valid;
        return new BagReport(status, declaration?.Version, _errors.All(), _warnings.All(), new BagPayloadSize(payload.Count, payload.Sum()));
    }

    private BagDeclaration? Declaration()
    {
        if (!_files.Files.ContainsKey("bagit.txt"))
        {
            _errors.Add("bagit-missing", "bagit.txt", null, "The folder holds no bagit.txt, so it is no bag.");
            return null;
        }

        return BagDeclaration.Read(_files.Read("bagit.txt"), _errors);
    }

    private void ReadManifests(BagDeclaration declaration)
    {
        foreach (var name in _files.Files.Keys.Order(StringComparer.Ordinal))
        {
            if (BagManifest.Of(name) is { } manifest)
            {
                manifest.Read(Lines(name, declaration), declaration.IsOne, _errors, _warnings);
                _manifests.Add(manifest);
            }
        }

        var payload = _manifests.Where(m => !m.OfTags).ToList();
        if (payload.Count == 0)
        {
            _errors.Add("manifest-missing", null, null, "The bag has no payload manifest.");
        }

        foreach (var unknown in _manifests.Where(m => BagHash.Length(m.Algorithm) == 0))
        {
            var covered = _manifests.Any(m => m.OfTags == unknown.OfTags && BagHash.Length(m.Algorithm) > 0 && unknown.Paths.Keys.All(m.Paths.ContainsKey));
            (covered ? _warnings : _errors).Add("algorithm", unknown.File, null, $"The algorithm {unknown.Algorithm} is not known here" + (covered ? "; another manifest covers its files." : "."));
        }

        if (!_files.Files.Keys.Any(BagFiles.IsPayload) && payload.Sum(m => m.Paths.Count) == 0)
        {
            _warnings.Add("payload-empty", "data", null, "The bag holds no payload.");
        }
    }

    private void ReadFetch(BagDeclaration declaration)
    {
        const string file = "fetch.txt";
        if (!_files.Files.ContainsKey(file))
        {
            return;
        }

        var number = 0L;
        foreach (var line in Guarded(file, Lines(file, declaration)))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            var parts = line.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 3 || (parts[1] != "-" && !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                _errors.Add("fetch-line", file, number, "The line is not an address, a length or -, and a path.");
                continue;
            }

            var path = BagPaths.Plain(declaration.IsOne ? BagPaths.Decode(parts[2]) : parts[2], out _);
            if (BagPaths.Fault(path) is { } fault)
            {
                _errors.Add("path", file, number, $"The path {path} is refused: {fault}.");
            }
            else if (!BagFiles.IsPayload(path))
            {
                _errors.Add("path", file, number, $"Only what is under data/ can be fetched, not {path}.");
            }
            else if (!_manifests.Any(m => !m.OfTags && m.Paths.ContainsKey(path)))
            {
                _errors.Add("fetch-unlisted", file, number, $"The path {path} stands in no manifest.");
            }
            else
            {
                _fetchable.Add(path);
            }
        }
    }

    private void CheckComplete(BagDeclaration declaration)
    {
        var payload = _manifests.Where(m => !m.OfTags).ToList();
        foreach (var manifest in _manifests)
        {
            foreach (var (path, entry) in manifest.Paths)
            {
                if (_files.Find(path, out var how) is null)
                {
                    if (_fetchable.Contains(path))
                    {
                        _incomplete = true;
                        continue;
                    }

                    _errors.Add("file-missing", manifest.File, entry.Line, $"{path} is not there.");
                }
                else if (how is not null)
                {
                    _warnings.Add("name-" + how, manifest.File, entry.Line, $"{path} is there only under a name that differs in {(how == "case" ? "upper and lower case" : "its Unicode form")}.");
                }
            }
        }

        var listed = payload.ConvertAll(m => m.Paths.Keys.Select(p => _files.Find(p, out _)).Where(f => f is not null).ToHashSet());
        foreach (var (path, file) in _files.Files.Where(f => BagFiles.IsPayload(f.Key)))
        {
            var count = listed.Count(l => l.Contains(file));
            if (count == 0 || (declaration.IsOne && count < listed.Count))
            {
                _errors.Add("file-unlisted", path, null, count == 0 ? "The file stands in no manifest." : "The file does not stand in every manifest.");
            }
        }
    }

    private void CheckInfo(BagDeclaration declaration)
    {
        var file = declaration.HasPackageInfo ? "package-info.txt" : "bag-info.txt";
        if (!_files.Files.ContainsKey(file))
        {
            return;
        }

        var (number, last) = (0L, "");
        foreach (var line in Guarded(file, Lines(file, declaration)))
        {
            number++;
            if (line.Length == 0 || (line[0] is ' ' or '\t' && last.Length > 0))
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                _errors.Add("info-line", file, number, "The line is not a label, a colon and a value.");
                continue;
            }

            last = line[..colon].TrimEnd(' ', '\t');
            if (declaration.IsOne && (last.Length != colon || colon + 1 == line.Length || line[colon + 1] is not (' ' or '\t')))
            {
                _warnings.Add("info-blank", file, number, "A label is followed by a colon and one blank.");
            }

            if (last.Equals("Payload-Oxum", StringComparison.OrdinalIgnoreCase))
            {
                CheckOxum(file, number, line[(colon + 1)..].Trim());
            }
        }
    }

    private void CheckOxum(string file, long number, string value)
    {
        var sizes = _files.Files.Where(f => BagFiles.IsPayload(f.Key)).Select(f => f.Value.Stat.Size).ToList();
        var actual = string.Create(CultureInfo.InvariantCulture, $"{sizes.Sum()}.{sizes.Count}");
        if (!_incomplete && value != actual)
        {
            _errors.Add("oxum", file, number, $"Payload-Oxum says {value}, the payload has {actual} (bytes.files).");
        }
    }

    private void CheckNames()
    {
        foreach (var path in _files.Files.Keys.Where(p => BagFiles.IsPayload(p) && SystemFiles.Contains(p[(p.LastIndexOf('/') + 1)..])).Order(StringComparer.Ordinal))
        {
            _warnings.Add("system-file", path, null, "Operating systems make such files by themselves and drop them when they copy.");
        }

        foreach (var manifest in _manifests)
        {
            foreach (var twins in manifest.Paths.Keys.GroupBy(BagPaths.Fold, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            {
                _warnings.Add("names-alike", manifest.File, null, $"Some systems take these for one name: {string.Join(", ", twins.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private void CheckHashes(int degree, IProgress<Step> progress)
    {
        var jobs = new Dictionary<FileRecord, List<(BagManifest Manifest, byte[] Hash, long Line)>>();
        foreach (var manifest in _manifests.Where(m => BagHash.Length(m.Algorithm) > 0))
        {
            foreach (var (path, (hash, line)) in manifest.Paths)
            {
                if (hash is not null && _files.Find(path, out _) is { } file)
                {
                    if (!jobs.TryGetValue(file, out var list))
                    {
                        jobs[file] = list = [];
                    }

                    list.Add((manifest, hash, line));
                }
            }
        }

        var steps = new Throttled(progress, TimeProvider.System);
        var (done, total) = (0L, jobs.Keys.Sum(f => f.Stat.Size));
        void Report() => steps.Report(new Step("Checking files", Interlocked.Read(ref done), total));
        OrderedCrew.Run(
            jobs.Select(j => new Job(j.Key, j.Value)), degree, Window, () => new BagHashTool(),
            (job, tool) =>
            {
                try
                {
                    using var handle = _files.Open(job.File);
                    var reader = new SourceReader((buffer, offset) => Native.ReadAt(handle, buffer, offset), 0, 4096);
                    (job.Hashes, _) = tool.Hash(reader.Fill, job.File.Stat.Size, job.Algorithms, null, n => Interlocked.Add(ref done, n), _cancellation);
                }
                catch (IOException fault)
                {
                    job.Fault = fault.Message;
                }
            },
            job =>
            {
                Judge(job);
                Report();
            },
            Report, _cancellation);
    }

    private void Judge(Job job)
    {
        if (job.Hashes is null)
        {
            _errors.Add("unreadable", job.File.Path.Display(), null, $"The file cannot be read: {job.Fault}.");
            return;
        }

        foreach (var (manifest, hash, line) in job.Wanted)
        {
            if (!hash.AsSpan().SequenceEqual(job.Hashes[job.Algorithms.IndexOf(manifest.Algorithm)]))
            {
                _errors.Add("hash-differs", manifest.File, line, $"{job.File.Path.Display()} does not have the {manifest.Algorithm} that is listed.");
            }
        }
    }

    private IEnumerable<string> Lines(string name, BagDeclaration declaration) => BagText.Lines(
        _files.Open(_files.Files[name]), declaration.Encoding, () => _warnings.Add("byte-order-mark", name, 1, "The file begins with a byte order mark."));

    private List<string> Guarded(string file, IEnumerable<string> lines)
    {
        var good = new List<string>();
        try
        {
            good.AddRange(lines);
        }
        catch (DecoderFallbackException)
        {
            _errors.Add("encoding", file, null, "The file holds bytes that are none of the bag's encoding.");
        }

        return good;
    }

    private sealed class Job(FileRecord file, List<(BagManifest Manifest, byte[] Hash, long Line)> wanted)
    {
        public FileRecord File { get; } = file;

        public List<(BagManifest Manifest, byte[] Hash, long Line)> Wanted { get; } = wanted;

        public List<string> Algorithms { get; } = [.. wanted.Select(w => w.Manifest.Algorithm).Distinct(StringComparer.Ordinal)];

        public byte[][]? Hashes { get; set; }

        public string? Fault { get; set; }
    }
}
