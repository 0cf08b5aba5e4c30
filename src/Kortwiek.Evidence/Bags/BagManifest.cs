using System.Globalization;
using System.Text;

namespace Kortwiek.Evidence.Bags;

/// <summary>One manifest: paths with the hash they must have.</summary>
internal sealed class BagManifest
{
    private static readonly char[] Blanks = [' ', '\t'];

    private BagManifest(string file, bool ofTags, string algorithm)
    {
        File = file;
        OfTags = ofTags;
        Algorithm = algorithm;
    }

    public string File { get; }

    public bool OfTags { get; }

    public string Algorithm { get; }

    /// <summary>Null for the hash where it cannot be of the algorithm.</summary>
    public Dictionary<string, (byte[]? Hash, long Line)> Paths { get; } = new(StringComparer.Ordinal);

    /// <summary>The manifest that a file name in the bag's folder stands for, or null.</summary>
    public static BagManifest? Of(string name)
    {
        var ofTags = name.StartsWith("tagmanifest-", StringComparison.Ordinal);
        if ((!ofTags && !name.StartsWith("manifest-", StringComparison.Ordinal)) || !name.EndsWith(".txt", StringComparison.Ordinal))
        {
            return null;
        }

        var start = name.IndexOf('-', StringComparison.Ordinal) + 1;
        return start < name.Length - 4 ? new BagManifest(name, ofTags, BagHash.Normal(name[start..^4])) : null;
    }

    public void Read(IEnumerable<string> lines, bool isOne, BagFindings errors, BagFindings warnings)
    {
        var number = 0L;
        var marked = false;
        try
        {
            foreach (var line in lines)
            {
                number++;
                if (line.Length > 0)
                {
                    marked |= Take(line, number, isOne, errors, warnings);
                }
            }
        }
        catch (DecoderFallbackException)
        {
            errors.Add("encoding", File, number + 1, "The line holds bytes that are none of the bag's encoding.");
        }

        if (marked)
        {
            warnings.Add("md5sum-mark", File, null, "Paths carry the binary mark * of md5sum.");
        }
    }

    // True where the path carried the mark of md5sum.
    private bool Take(string line, long number, bool isOne, BagFindings errors, BagFindings warnings)
    {
        var blank = line.IndexOfAny(Blanks);
        var text = blank <= 0 ? "" : line[blank..].TrimStart(Blanks);
        var marked = text.StartsWith('*');
        text = marked ? text[1..] : text;
        if (blank <= 0 || text.Length == 0 || !line.AsSpan(0, blank).ContainsOnlyHex() || blank % 2 != 0)
        {
            errors.Add("manifest-line", File, number, "The line is not a hash, a blank and a path.");
            return false;
        }

        var path = BagPaths.Plain(isOne ? BagPaths.Decode(text) : text, out var dotted);
        if (dotted)
        {
            warnings.Add("leading-dot", File, number, $"The path {path} is written with ./ before it.");
        }

        if (BagPaths.Fault(path) is { } fault)
        {
            errors.Add("path", File, number, $"The path {path} is refused: {fault}.");
            return marked;
        }

        if (OfTags == path.StartsWith("data/", StringComparison.Ordinal))
        {
            errors.Add("path", File, number, OfTags ? $"A tag manifest does not list payload: {path}." : $"A payload manifest lists only what is under data/, not {path}.");
            return marked;
        }

        var hash = Convert.FromHexString(line.AsSpan(0, blank));
        var length = BagHash.Length(Algorithm);
        if (length != 0 && hash.Length != length)
        {
            errors.Add("hash", File, number, string.Create(CultureInfo.InvariantCulture, $"A hash of {Algorithm} has {2 * length} digits, not {blank}."));
            hash = null;
        }

        if (!Paths.TryAdd(path, (hash, number)))
        {
            var same = hash.AsSpan().SequenceEqual(Paths[path].Hash);
            (same && !isOne ? warnings : errors).Add(
                same ? "listed-twice" : "two-hashes", File, number, $"The path {path} stands twice" + (same ? "." : " with different hashes."));
        }

        return marked;
    }
}
