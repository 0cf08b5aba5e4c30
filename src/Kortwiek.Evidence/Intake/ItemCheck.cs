using System.Globalization;
using Kortwiek.Core;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Evidence.Intake;

/// <summary>Checks an item against what was sealed: the journal against root and listing, and every file's bytes against the journal.</summary>
public static class ItemCheck
{
    private const int Window = 4096;
    private const int FaultsNamed = 10;

    /// <summary>Checks journal and content.</summary>
    /// <param name="journalFolder">The intake's journal.</param>
    /// <param name="content">The copy, or the source itself.</param>
    /// <param name="root">The root that the custody log holds.</param>
    /// <param name="listing">The listing's SHA-256 that the custody log holds.</param>
    /// <param name="degree">Files read at the same time.</param>
    /// <param name="progress">Counts bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Three checks: journal, root and listing, content. Bad input where the intake is not finished or the content is missing.</returns>
    public static Outcome<IReadOnlyList<Check>> Run(
        string journalFolder, string content, MerkleHash root, Digest listing, int degree, IProgress<Step> progress, CancellationToken cancellation)
    {
        var sealedResult = IntakeListing.Result(journalFolder);
        if (sealedResult is not Outcome<IntakeResult>.Done { Answer: var result })
        {
            return sealedResult.As<IReadOnlyList<Check>>();
        }

        if (!Path.Exists(content))
        {
            return BadInput.MissingFile(content);
        }

        var journal = new Check("journal", result.Root == root, result.Root == root
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Files} files, {result.Bytes} bytes give the sealed root {root.ToDigest()}")
            : $"its files give the root {result.Root.ToDigest()}, sealed was {root.ToDigest()}");
        var names = new Check("listing", result.Listing == listing, result.Listing == listing
            ? "times, links and BLAKE3 of all names are those that were sealed"
            : "times, links or BLAKE3 of some name are not those that were sealed");
        var bytes = Content(journalFolder, content, result, degree, progress, cancellation);
        IReadOnlyList<Check> checks = [journal, names, bytes];
        return checks.All(c => c.Ok)
            ? new Outcome<IReadOnlyList<Check>>.Done(checks)
            : new Outcome<IReadOnlyList<Check>>.No(checks, "The item is not what was sealed.");
    }

    private static Check Content(string journalFolder, string content, IntakeResult result, int degree, IProgress<Step> progress, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var (wrong, right) = (0L, 0L);
        var single = !Directory.Exists(content);
        using var root = single ? null : Native.OpenFolder(null, Native.PathBytes(content));
        var reading = new FileReading(
            path => root is null ? Native.OpenRead(null, Native.PathBytes(content)) : Native.OpenRead(root, path.Bytes), null, null, [], HashTool.SegmentSize, cancellation);
        var steps = new Throttled(progress, TimeProvider.System);
        OrderedCrew.Run(
            IntakeListing.Read(journalFolder).Where(f => f.Sha256 is not null).Select(f => (Sealed: f, Now: new FileRecord(f.Path) { Stat = f.Stat, Status = FileStatus.Planned })),
            degree, Window, () => new HashTool(), (job, tool) => reading.Read(job.Now, tool),
            job =>
            {
                if (job.Now.Sha256.AsSpan().SequenceEqual(job.Sealed.Sha256) && job.Now.Blake3.AsSpan().SequenceEqual(job.Sealed.Blake3))
                {
                    right++;
                }
                else
                {
                    wrong++;
                    if (faults.Count < FaultsNamed)
                    {
                        faults.Add($"{job.Sealed.Path.Display()} {(job.Now.Sha256 is null ? "is missing or cannot be read" : "has other bytes")}");
                    }
                }

                steps.Report(new Step("Reading", reading.Bytes, result.Bytes));
            },
            () => steps.Report(new Step("Reading", reading.Bytes, result.Bytes)),
            cancellation);
        return wrong == 0
            ? new Check("content", true, string.Create(CultureInfo.InvariantCulture, $"{right} files have the sealed SHA-256 and BLAKE3"))
            : new Check("content", false, string.Join("; ", faults) + string.Create(CultureInfo.InvariantCulture, $"; files that differ: {wrong}"));
    }
}
