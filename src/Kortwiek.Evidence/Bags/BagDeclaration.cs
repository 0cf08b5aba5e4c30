using System.Text;
using System.Text.RegularExpressions;

namespace Kortwiek.Evidence.Bags;

/// <summary>The two lines of bagit.txt.</summary>
/// <remarks>RFC 8493 §2.1.1.</remarks>
internal sealed partial record BagDeclaration(string Version, Encoding Encoding)
{
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
        var version = VersionLine().Match(lines[0]);
        if (!version.Success || !Versions.Contains(version.Groups[1].Value))
        {
            errors.Add("bagit-version", file, 1, $"The first line must be \"BagIt-Version: \" and a known version (0.93 to 1.0), not \"{lines[0]}\".");
            return null;
        }

        var name = lines.Length > 1 ? EncodingLine().Match(lines[1]) : Match.Empty;
        if (!name.Success || lines.Length != 2)
        {
            errors.Add("bagit-encoding", file, 2, "The second and last line must be \"Tag-File-Character-Encoding: \" and an encoding.");
            return null;
        }

        if (BagText.EncodingOf(name.Groups[1].Value) is not { } encoding)
        {
            errors.Add("bagit-encoding", file, 2, $"The encoding {name.Groups[1].Value} is not known.");
            return null;
        }

        return new BagDeclaration(version.Groups[1].Value, encoding);
    }

    [GeneratedRegex(@"\ABagIt-Version: ([0-9]+\.[0-9]+)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"\ATag-File-Character-Encoding: (\S+)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EncodingLine();
}
