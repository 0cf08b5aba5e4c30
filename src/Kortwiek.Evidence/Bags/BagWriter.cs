using System.Globalization;
using System.Text;
using Kortwiek.Core;
using Kortwiek.Evidence.Intake;
using Microsoft.Win32.SafeHandles;

namespace Kortwiek.Evidence.Bags;

/// <summary>Makes bags of version 1.0 with SHA-256 and SHA-512. The same order gives the same bytes.</summary>
/// <remarks>RFC 8493.</remarks>
public static class BagWriter
{
    private static readonly string[] Algorithms = ["sha256", "sha512"];

    /// <summary>Makes a bag. It takes its name only when it is whole and on the disk.</summary>
    /// <param name="folder">Where; must not be there.</param>
    /// <param name="order">What.</param>
    /// <param name="progress">Counts bytes.</param>
    /// <param name="cancellation">Ends it; nothing stays behind.</param>
    /// <returns>
    /// The payload's size; bad input where the folder is there, a path cannot stand in a bag or a file cannot be read; refused
    /// (<c>content-changed</c>) where a file does not have the SHA-256 it must have.
    /// </returns>
    public static Outcome<BagPayloadSize> Create(string folder, BagOrder order, IProgress<Step> progress, CancellationToken cancellation)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(folder))
        {
            return BadInput.OutputExists(folder);
        }

        if (Fault(order) is { } fault)
        {
            return fault;
        }

        var temporary = string.Create(CultureInfo.InvariantCulture, $"{folder}.tmp-{Environment.ProcessId}");
        Directory.CreateDirectory(Path.Combine(temporary, "data"));
        try
        {
            using var root = Native.OpenFolder(null, Native.PathBytes(temporary));
            using var writing = new Writing(root, order, progress, cancellation);
            var written = writing.Run();
            if (written is Outcome<BagPayloadSize>.Done)
            {
                Native.SyncFileSystem(root);
                Directory.Move(temporary, folder);
                AtomicFile.SyncDirectory(Path.GetDirectoryName(folder)!);
            }

            return written;
        }
        catch (CopyFaultException full)
        {
            return new BadInput($"The package cannot be written: {full.Message}.", folder, Code: full.NoSpace ? "no-space" : "output");
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static BadInput? Fault(BagOrder order)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in order.Payload.Select(p => p.Path).Concat(order.Tags.Select(t => t.Path)))
        {
            if (BagPaths.Fault(path) is { } why)
            {
                return new BadInput($"The path {path} cannot stand in a bag: {why}.", Code: "bag-path");
            }

            if (!seen.Add(path))
            {
                return new BadInput($"The path {path} stands twice.", Code: "bag-path");
            }
        }

        if (order.Payload.Any(p => !BagFiles.IsPayload(p.Path)) || order.Tags.Any(t => BagFiles.IsPayload(t.Path) || !t.Path.Contains('/', StringComparison.Ordinal)))
        {
            return new BadInput("Payload lies under data/, further files in a folder of their own.", Code: "bag-path");
        }

        return order.Info.Any(i => i.Key.Length == 0 || i.Key.AsSpan().ContainsAny(":\r\n") || i.Value.AsSpan().ContainsAny("\r\n"))
            ? new BadInput("A label of bag-info.txt holds a colon, or a value a line end.", Code: "bag-info")
            : null;
    }

    private sealed class Writing(SafeFileHandle root, BagOrder order, IProgress<Step> progress, CancellationToken cancellation) : IDisposable
    {
        private readonly Throttled _steps = new(progress, TimeProvider.System);
        private readonly BagHashTool _tool = new();
        private long _bytes;

        public Outcome<BagPayloadSize> Run()
        {
            var manifests = Algorithms.Select(_ => new StringBuilder()).ToArray();
            var files = 0L;
            foreach (var payload in order.Payload.OrderBy(p => p.Path, Utf8Order.Instance))
            {
                var written = Take(payload, manifests);
                if (written is not null)
                {
                    return written;
                }

                files++;
            }

            var tags = new List<BagTag>
            {
                new("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"u8.ToArray()),
                new("bag-info.txt", Encoding.UTF8.GetBytes(Info(files))),
            };
            tags.AddRange(Algorithms.Zip(manifests, (a, m) => new BagTag($"manifest-{a}.txt", Encoding.UTF8.GetBytes(m.ToString()))));
            tags.AddRange(order.Tags);
            var tagManifests = Algorithms.Select(_ => new StringBuilder()).ToArray();
            foreach (var tag in tags.OrderBy(t => t.Path, Utf8Order.Instance))
            {
                Write(tag);
                var source = tag.Bytes;
                var (hashes, _) = _tool.Hash((buffer, offset) => Some(source.Span, buffer, offset), 0, Algorithms, null, _ => { }, cancellation);
                Add(tagManifests, hashes, tag.Path);
            }

            foreach (var (algorithm, text) in Algorithms.Zip(tagManifests))
            {
                Write(new BagTag($"tagmanifest-{algorithm}.txt", Encoding.UTF8.GetBytes(text.ToString())));
            }

            return new BagPayloadSize(files, _bytes);
        }

        public void Dispose() => _tool.Dispose();

        private Outcome<BagPayloadSize>? Take(BagPayload payload, StringBuilder[] manifests)
        {
            byte[][] hashes;
            try
            {
                using var source = payload.Open();
                using var target = OpenTarget(payload.Path);
                (hashes, _) = _tool.Hash(
                    (buffer, _) => source.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false), source.CanSeek ? source.Length : 0, Algorithms,
                    (block, offset) => WriteBlock(target, block, offset), Count, cancellation);
            }
            catch (IOException fault)
            {
                return BadInput.Unreadable(payload.Path, fault.Message);
            }

            if (payload.Expected is { } expected && expected != Digest.Sha256(hashes[0]))
            {
                return new Refusals("content-changed", $"{payload.Path} has the SHA-256 {Convert.ToHexStringLower(hashes[0])}; {expected.Hex} was sealed. No package was made.");
            }

            Add(manifests, hashes, payload.Path);
            return null;
        }

        private string Info(long files)
        {
            var info = new StringBuilder();
            info.Append(CultureInfo.InvariantCulture, $"Bag-Software-Agent: {order.Agent}\nBagging-Date: {order.Date:yyyy-MM-dd}\n");
            info.Append(CultureInfo.InvariantCulture, $"Payload-Oxum: {_bytes}.{files}\n");
            foreach (var (label, value) in order.Info)
            {
                info.Append(label).Append(": ").Append(value).Append('\n');
            }

            return info.ToString();
        }

        private void Write(BagTag tag)
        {
            using var target = OpenTarget(tag.Path);
            WriteBlock(target, tag.Bytes.Span, 0);
        }

        private SafeFileHandle OpenTarget(string path)
        {
            var bytes = Native.PathBytes(path);
            try
            {
                for (var i = 0; i < bytes.Length; i++)
                {
                    if (bytes[i] == '/')
                    {
                        Native.MakeFolder(root, bytes.AsSpan(0, i));
                    }
                }

                return Native.OpenWrite(root, bytes, keep: false);
            }
            catch (IOException fault)
            {
                throw new CopyFaultException(fault);
            }
        }

        private static void WriteBlock(SafeFileHandle target, ReadOnlySpan<byte> block, long offset)
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

        private void Count(int bytes)
        {
            _bytes += bytes;
            _steps.Report(new Step("Writing the package", _bytes, null));
        }

        private static void Add(StringBuilder[] manifests, byte[][] hashes, string path)
        {
            for (var i = 0; i < manifests.Length; i++)
            {
                manifests[i].Append(Convert.ToHexStringLower(hashes[i])).Append("  ").Append(BagPaths.Encode(path)).Append('\n');
            }
        }

        private static int Some(ReadOnlySpan<byte> from, Span<byte> to, long offset)
        {
            var length = (int)Math.Min(to.Length, from.Length - offset);
            from.Slice((int)offset, length).CopyTo(to);
            return length;
        }
    }

    // Ordinal by UTF-8 bytes, as sort(1) with LC_ALL=C has it; UTF-16 code units differ beyond U+FFFF.
    private sealed class Utf8Order : IComparer<string>
    {
        public static readonly Utf8Order Instance = new();

        public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
    }
}
