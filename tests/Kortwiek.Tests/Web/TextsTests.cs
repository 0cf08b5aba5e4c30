using System.Text.RegularExpressions;
using Kortwiek.Web.Shell;

namespace Kortwiek.Tests.Web;

/// <summary>Reads the sources of the pages: texts are complete, nothing foreign is written as markup, nothing inline.</summary>
public sealed partial class TextsTests
{
    private static readonly string Web = Texts.Folder;

    private static readonly string[] Sources =
        [.. Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => !Path.GetRelativePath(Web, f).StartsWith("Assets", StringComparison.Ordinal))];

    [Fact]
    public void Every_word_of_the_frame_is_there_in_three_languages()
    {
        var english = Keys(Path.Combine(Web, "Shell/ShellText.resx"));
        Assert.Equal(english, Keys(Path.Combine(Web, "Shell/ShellText.nl.resx")));
        Assert.Equal(english, Keys(Path.Combine(Web, "Shell/ShellText.fr.resx")));
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_is_there_in_English()
    {
        var frame = Keys(Path.Combine(Web, "Shell/ShellText.resx")).ToHashSet(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var source in Sources)
        {
            var room = Path.GetRelativePath(Web, source).Split('/')[0];
            var text = File.ReadAllText(source);
            var own = Directory.EnumerateFiles(Path.Combine(Web, File.Exists(source) && room.Contains('.', StringComparison.Ordinal) ? "Shell" : room), "*Text.resx").SelectMany(Keys).ToHashSet(StringComparer.Ordinal);
            missing.AddRange(Asked().Matches(text).Select(m => (Kind: m.Groups["set"].Value, Key: m.Groups["key"].Value))
                .Where(k => !(k.Kind.Equals("Text", StringComparison.OrdinalIgnoreCase) ? own : frame).Contains(k.Key)).Select(k => $"{Path.GetFileName(source)}: {k.Key}"));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Keys_that_are_put_together_are_there_too()
    {
        var frame = Keys(Path.Combine(Web, "Shell/ShellText.resx")).ToHashSet(StringComparer.Ordinal);
        Assert.All(Room.All, r => Assert.Contains($"Nav.{r.Name}", frame));
        Assert.All(
            typeof(Kortwiek.Evidence.Log.EntryTypes).GetFields().Where(f => f.IsLiteral),
            f => Assert.Contains($"Audit.type.{f.GetRawConstantValue()}", frame));
        Assert.All(Enum.GetNames<Kortwiek.App.Effect>(), e => Assert.Contains($"Effect.{e.ToLowerInvariant()}", frame));
        Assert.All((string[])["400", "403", "404", "500"], s => Assert.Contains($"Fault.{s}.text", frame));
        Assert.All((string[])["channel", "server", "domain", "account", "other"], k => Assert.Contains($"Graph.kind.{k}", frame));
    }

    [Fact]
    public void A_translation_keeps_the_places_of_its_values()
    {
        foreach (var english in Directory.EnumerateFiles(Web, "*Text.resx", SearchOption.AllDirectories))
        {
            var words = Texts.Words(english);
            foreach (var language in (string[])["nl", "fr"])
            {
                var file = Path.ChangeExtension(english, $".{language}.resx");
                if (File.Exists(file))
                {
                    Assert.All(Texts.Words(file), w => Assert.Equal(Texts.Places(words[w.Key]), Texts.Places(w.Value)));
                }
            }
        }
    }

    [Fact]
    public void Only_the_checked_drawing_is_written_as_markup() =>
        Assert.Equal(["Figure.razor"], Sources.Where(s => File.ReadAllText(s).Contains("MarkupString", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Fact]
    public void No_page_holds_an_inline_script_or_style() =>
        Assert.All(Sources.Where(s => s.EndsWith(".razor", StringComparison.Ordinal)), s =>
        {
            var text = File.ReadAllText(s);
            Assert.DoesNotMatch("<style|<script(?![^>]*src=)| on(click|load|error|change|submit)=\"[^@]|javascript:", text);
        });

    [Fact]
    public void Jumps_have_a_letter_of_their_own() =>
        Assert.Equal(Room.All.Count, Room.All.Select(r => r.Key).Append('c').Distinct().Count() - 1);

    private static List<string> Keys(string resx) => [.. Texts.Words(resx).Keys.Order(StringComparer.Ordinal)];

    [GeneratedRegex("""\b(?<set>Words|Text|words|text)\["(?<key>[^"$]+)"[\],]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();
}
