using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kortwiek.Tests.Web;

/// <summary>The files of texts of the pages.</summary>
internal static partial class Texts
{
    /// <summary>The folder of the pages' sources.</summary>
    public static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Kortwiek.Web"));

    /// <summary>All texts of a file, by their keys.</summary>
    /// <param name="resx">Within <see cref="Folder"/>, or a full path.</param>
    public static Dictionary<string, string> Words(string resx) =>
        XDocument.Load(Path.Combine(Folder, resx)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    /// <summary>The places for values in a text.</summary>
    public static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    private static string Here([CallerFilePath] string path = "") => SourceTree.Of(path);

    [GeneratedRegex("""\{\d\}""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
