using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Evidence.Bags;

/// <summary>Checks the custody folder of a package: every entry is in the log that was signed, and listing, root and payload are those that the intake sealed.</summary>
public static class PackageCheck
{
    private const string Custody = "custody";
    private const int MaxTagBytes = 64 << 20;

    /// <summary>Whether a folder has a custody folder.</summary>
    public static bool HasCustody(string folder) => File.Exists(Path.Combine(folder, Custody, "checkpoint"));

    /// <summary>Checks a package whose bag was validated before.</summary>
    /// <param name="folder">The bag's folder.</param>
    /// <param name="policy">Whose signatures one trusts; null takes the package's own policy, which proves only that it agrees with itself.</param>
    /// <param name="lines">The signature lines that were verified.</param>
    /// <param name="cancellation">Asked for each entry.</param>
    public static IReadOnlyList<Check> Run(string folder, Policy? policy, out IReadOnlyList<VerifiedLine> lines, CancellationToken cancellation)
    {
        var checks = new List<Check>();
        lines = [];
        if ((policy ?? OwnPolicy(folder, checks)) is not { } trusted)
        {
            return checks;
        }

        if (!Checkpoint.TryParse(Read(folder, "checkpoint"), out var note, out _, out var reason))
        {
            return [.. checks, new Check("checkpoint", false, reason)];
        }

        var verdict = trusted.Judge(note);
        lines = verdict.Lines;
        checks.Add(new Check("policy", verdict.Ok, policy is null ? $"{verdict.Detail}; the key is the package's own: compare it with the one that was published" : verdict.Detail));
        var entries = Directory.EnumerateFiles(Path.Combine(folder, Custody), "entry-*.json").Order(StringComparer.Ordinal).ToList();
        LogEntry? intake = null;
        foreach (var path in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = Read(folder, Path.GetFileName(path));
            checks.Add(Entry(folder, Path.GetFileNameWithoutExtension(path), bytes, trusted));
            if (LogEntry.TryParse(bytes, out var entry, out _) && entry.Type == EntryTypes.Intake)
            {
                intake = entry;
            }
        }

        if (intake is null)
        {
            checks.Add(new Check("intake", false, "the package holds no intake entry"));
        }
        else if (File.Exists(Path.Combine(folder, Custody, "listing.jsonl")))
        {
            checks.AddRange(Listing(folder, intake));
        }

        return checks;
    }

    private static Policy? OwnPolicy(string folder, List<Check> checks)
    {
        if (!File.Exists(Path.Combine(folder, Custody, "policy")))
        {
            checks.Add(new Check("policy", false, "the package holds no policy and none was given"));
            return null;
        }

        if (Policy.TryParse(Encoding.UTF8.GetString(Read(folder, "policy")), out var policy, out var fault))
        {
            return policy;
        }

        checks.Add(new Check("policy", false, fault.ToString()));
        return null;
    }

    private static Check Entry(string folder, string name, byte[] bytes, Policy policy)
    {
        var path = Path.Combine(folder, Custody, name + ".tlog-proof");
        if (!File.Exists(path))
        {
            return new Check(name, false, "its proof is missing");
        }

        if (!TlogProof.TryParse(Read(folder, name + ".tlog-proof"), out var proof, out var reason))
        {
            return new Check(name, false, reason);
        }

        return proof.Check(bytes, policy).FirstOrDefault(c => !c.Ok) is { } fault
            ? new Check(name, false, fault.Detail)
            : new Check(name, true, string.Create(CultureInfo.InvariantCulture, $"number {proof.Index} of the log"));
    }

    private static IEnumerable<Check> Listing(string folder, LogEntry intake)
    {
        var bytes = Read(folder, "listing.jsonl");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var sealedHash = intake.Hashes.GetValueOrDefault("listing-sha256");
        yield return new Check("listing", hash == sealedHash, hash == sealedHash ? "the listing is the one that was sealed" : $"the listing has the SHA-256 {hash}, sealed was {sealedHash ?? "none"}");

        using var totals = new ItemTotals();
        var listed = new List<string>();
        foreach (var (record, payload) in JournalPast.Of(Split(bytes)).Files())
        {
            totals.Take(record, payload);
            if (record.Sha256 is not null)
            {
                listed.Add(Convert.ToHexStringLower(record.Sha256));
            }
        }

        var root = totals.Result(FileKind.Folder, resumed: false).Root;
        yield return new Check("root", root == intake.Files?.Root, root == intake.Files?.Root
            ? string.Create(CultureInfo.InvariantCulture, $"{listed.Count} files give the sealed root {root.ToDigest()}")
            : $"the listing gives the root {root.ToDigest()}, sealed was {intake.Files?.Root.ToDigest().ToString() ?? "none"}");

        var packed = Manifest(folder);
        listed.Sort(StringComparer.Ordinal);
        packed.Sort(StringComparer.Ordinal);
        var same = listed.SequenceEqual(packed, StringComparer.Ordinal);
        yield return new Check("payload", same, same ? "the payload is what the listing names" : "the payload is not what the listing names");
    }

    private static List<string> Manifest(string folder)
    {
        var path = Path.Combine(folder, "manifest-sha256.txt");
        return File.Exists(path) ? [.. File.ReadLines(path).Select(l => l.Split(' ', 2)[0].ToLowerInvariant()).Where(l => l.Length > 0)] : [];
    }

    private static List<byte[]> Split(byte[] bytes)
    {
        var lines = new List<byte[]>();
        var rest = bytes.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            lines.Add(rest[..(end < 0 ? rest.Length : end)].ToArray());
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return lines;
    }

    private static byte[] Read(string folder, string name)
    {
        using var stream = File.OpenRead(Path.Combine(folder, Custody, name));
        var bytes = new byte[Math.Min(stream.Length, name == "listing.jsonl" ? int.MaxValue / 2 : MaxTagBytes)];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
