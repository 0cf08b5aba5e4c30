using System.Text;

namespace Kortwiek.Evidence.Bags;

/// <summary>The two lines of bagit.txt.</summary>
/// <remarks>RFC 8493 §2.1.1.</remarks>
internal sealed record BagDeclaration(string Version, Encoding Encoding)
{
    private const string VersionLabel = "BagIt-Version: ";
    private const string EncodingLabel = "Tag-File-Character-Encoding: ";
    private static readonly string[] Versions = ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"];

    public bool IsOne => Version == "1.0";

    /// <summary>Before 0.96 bag-info.txt was called package-info.txt.</summary>
    public bool HasPackageInfo => Version is "0.93" or "0.94" or "0.95";

    public static BagDeclaration? Read(byte[] bytes, BagFindings errors)
    {
        const string file = "bagit.txt";
        if (!System.Text.Unicode.Utf8.IsValid(bytes) || bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            errors.Add("bagit-encoding", file, 1, "bagit.txt must be UTF-8 without a byte order mark.");
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var lines = (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
        var version = After(VersionLabel, lines[0]);
        if (version is null || !Versions.Contains(version))
        {
            errors.Add("bagit-version", file, 1, $"The first line must be \"BagIt-Version: \" and a known version (0.93 to 1.0), not \"{lines[0]}\".");
            return null;
        }

        var name = lines.Length == 2 ? After(EncodingLabel, lines[1]) : null;
        if (string.IsNullOrEmpty(name) || name.Any(char.IsWhiteSpace))
        {
            errors.Add("bagit-encoding", file, 2, "The second and last line must be \"Tag-File-Character-Encoding: \" and an encoding.");
            return null;
        }

        if (BagText.EncodingOf(name) is not { } encoding)
        {
            errors.Add("bagit-encoding", file, 2, $"The encoding {name} is not known.");
            return null;
        }

        return new BagDeclaration(version, encoding);
    }

    private static string? After(string label, string line) => line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..] : null;
}
