using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act.Forms;

public sealed partial class FormPrintTests
{
    private static readonly string[] Hostile =
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "]]>",
        "<!--",
        "--><b>",
        "&lt;b&gt;&amp;",
        "a\u202Egnp.exe\u2066b",
        "a\u0000b\u0007",
        "\uFEFF\u200B\u2028\u2029\uFFFF",
        "{{constructor}} ${x} <% %>",
        "<script type=\"application/json\" id=\"kortwiek-form\">{}",
        "العربية עברית 😀",
    ];

    public static TheoryData<string, string> FormsAndLanguages => [.. GoodForms.Ids.SelectMany(id => new[] { "nl", "fr", "en" }.Select(l => (id, l)))];

    [Theory]
    [MemberData(nameof(FormsAndLanguages))]
    public void A_form_goes_to_a_page_and_comes_back(string id, string language)
    {
        var form = GoodForms.Of(id);
        var page = Print(form, language);
        Assert.Equal(page, Print(GoodForms.Of(id), language));
        var back = PrintedForm.Read(page, FormBook.BuiltIn).Value;
        Assert.Equal(form.Canonical(), back.Canonical());
        Assert.True(PrintedForm.Is(page));
    }

    [Theory]
    [MemberData(nameof(FormsAndLanguages))]
    public void A_page_bears_every_label_the_marking_the_hash_and_what_is_unverified(string id, string language)
    {
        var form = GoodForms.Of(id);
        var definition = GoodForms.Definition(id);
        var page = Page(Print(form, language));
        Assert.Equal(language, page.Root!.Attribute("lang")!.Value);
        var terms = page.Descendants("dt").Select(d => d.Value).ToList();
        Assert.Equal(definition.Fields.Select(f => f.Label[language] + (f.Verified ? "" : " †")), terms);
        Assert.Equal(definition.Sections.Select(s => $"{s.Id} {s.Title[language]}"), page.Descendants("h2").Select(h => h.Value));
        var footer = page.Descendants("footer").Single().Value;
        Assert.Contains(form.Digest().ToString(), footer, StringComparison.Ordinal);
        Assert.Equal(definition.Fields.Any(f => !f.Verified), footer.Contains('†', StringComparison.Ordinal));
        var mark = "TLP:" + form.Marking.ToString().ToUpperInvariant().Replace("STRICT", "+STRICT", StringComparison.Ordinal);
        Assert.Equal([mark, mark], page.Descendants("p").Where(p => p.Attribute("class")?.Value == "mark").Select(p => p.Value));
        Assert.Equal(2, Count(page.Descendants("style").Single().Value, $"content:\"{mark}"));
        Assert.All(page.Descendants("bdi"), b => Assert.Equal(form.Language, b.AncestorsAndSelf().Attributes("lang").First().Value));
        Assert.Equal(form.Language != language, page.Descendants("p").Any(p => p.Attribute("class")?.Value == "copy"));
    }

    [Fact]
    public void The_hash_is_the_one_that_another_program_makes_of_the_canonical_json() =>
        Assert.Equal("sha256:9d310ccb58a26338a0c8ee048bc37113e689ce40b4c4a34782533f011a4d1b05", GoodForms.Of("tco-1").Digest().ToString());

    [Fact]
    public void The_order_of_keys_and_blanks_in_the_file_do_not_change_the_page()
    {
        using var document = JsonDocument.Parse(GoodForms.Json("epoc"));
        var turned = document.RootElement.EnumerateObject().Reverse().ToDictionary(p => p.Name, p => p.Value);
        Assert.Equal(Print(GoodForms.Of("epoc"), "en"), Print(GoodForms.Read(JsonSerializer.Serialize(turned)), "en"));
    }

    [Theory]
    [MemberData(nameof(FormsAndLanguages))]
    public void Hostile_values_stay_text(string id, string language)
    {
        var definition = GoodForms.Definition(id);
        var good = Page(Print(GoodForms.Of(id), language));
        foreach (var hostile in Hostile)
        {
            var fields = definition.Fields.Where(f => GoodForms.Of(id).Texts(f.Id).Count == 1 && f.Type is FieldType.Text or FieldType.Paragraph && GoodForms.Of(id).Text(f.Id) is not null).ToList();
            var form = GoodForms.With(id, JsonSerializer.Serialize(fields.ToDictionary(f => f.Id, _ => hostile)));
            var bytes = Print(form, language);
            var page = Page(bytes);
            Assert.Equal(good.Descendants().Select(e => e.Name), page.Descendants().Select(e => e.Name));
            Assert.Equal(good.Descendants().SelectMany(e => e.Attributes()).Select(a => a.Name), page.Descendants().SelectMany(e => e.Attributes()).Select(a => a.Name));
            Assert.Equal(fields.Count, page.Descendants("bdi").Count(b => b.Value == Shown(hostile)));
            Assert.DoesNotMatch(Unseen(), Encoding.UTF8.GetString(bytes));
            Assert.Equal(form.Canonical(), PrintedForm.Read(bytes, FormBook.BuiltIn).Value.Canonical());
        }
    }

    [Fact]
    public void No_text_at_all_breaks_a_page() =>
        Gen.Select(Gen.Int[0, GoodForms.Ids.Count - 1], Gen.String).Sample(
            (place, text) =>
            {
                var id = GoodForms.Ids[place];
                var fields = GoodForms.Definition(id).Fields.Where(f => !f.IsList && f.Type != FieldType.Flag);
                var form = GoodForms.With(id, JsonSerializer.Serialize(fields.ToDictionary(f => f.Id, _ => text)));
                _ = GoodForms.Problems(form);
                var page = Print(form, "nl");
                _ = Page(page);
                return PrintedForm.Read(page, FormBook.BuiltIn).Value.Digest() == form.Digest();
            },
            iter: 300);

    [Fact]
    public void A_page_of_which_one_byte_was_changed_is_told()
    {
        var page = Print(GoodForms.Of("receipt"), "fr");
        var random = new Xoshiro256(7);
        for (var i = 0; i < 300; i++)
        {
            var changed = page.ToArray();
            changed[(int)(random.Next() % (ulong)page.Length)] ^= 1;
            Assert.IsNotType<Outcome<FilledForm>.Done>(PrintedForm.Read(changed, FormBook.BuiltIn));
        }

        Assert.IsType<Outcome<FilledForm>.Bad>(PrintedForm.Read("<html></html>"u8, FormBook.BuiltIn));
        Assert.IsType<Outcome<FilledForm>.Bad>(PrintedForm.Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page).Replace("\"form\":\"receipt\"", "\"form\":\"ransom\"", StringComparison.Ordinal)), FormBook.BuiltIn));
    }

    [Fact]
    public void A_page_lets_nothing_in_from_elsewhere()
    {
        foreach (var id in GoodForms.Ids)
        {
            var page = Page(Print(GoodForms.Of(id), "en"));
            var policy = page.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!.Value;
            var style = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(page.Descendants("style").Single().Value)));
            Assert.Equal($"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'", policy);
            Assert.Equal("application/json", page.Descendants("script").Single().Attribute("type")!.Value);
            Assert.DoesNotContain(page.Descendants().SelectMany(e => e.Attributes()), a => a.Name.LocalName is "src" or "href" or "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(FormsAndLanguages))]
    public void A_paper_says_what_the_page_says(string id, string language)
    {
        var form = GoodForms.Of(id);
        var paper = FormPrint.Paper(form, GoodForms.Definition(id), FormBook.BuiltIn, language, "OP-1");
        var page = Page(Print(form, language));
        var pairs = paper.Parts.OfType<PaperPart.Pairs>().SelectMany(p => p.All).ToList();
        Assert.Equal(page.Descendants("dt").Select(d => d.Value), pairs.Select(p => p.Name));
        Assert.Equal(page.Descendants("dd").Select(d => Solid(d.Value)), pairs.Select(p => Solid(p.Lines.Count == 0 ? "–" : string.Concat(p.Lines.Select((l, i) => p.Lines.Count > 1 ? l.Replace($"{i + 1}. ", "", StringComparison.Ordinal) : l)))));
        Assert.Equal((page.Descendants("h1").Single().Value, language, "OP-1"), (paper.Title, paper.Language, paper.Running));
        Assert.Equal(page.Descendants("p").First(p => p.Attribute("class")?.Value == "mark").Value, paper.Marking);
        Assert.Contains(paper.Parts.OfType<PaperPart.Words>(), w => w.Text.Contains(form.Digest().ToString(), StringComparison.Ordinal));
        Assert.Equal(form.Language != language, paper.Parts.OfType<PaperPart.Words>().Any(w => w.Tone == PaperTone.Strong));
    }

    [Fact]
    public void Boxes_states_and_instants_are_written_for_a_reader()
    {
        var page = Page(Print(GoodForms.Of("tco-1"), "nl"));
        string Of(string label) => page.Descendants("dt").Single(d => d.Value.StartsWith(label, StringComparison.Ordinal)).ElementsAfterSelf("dd").Single().Value;
        Assert.Equal("België (BE)", Of("Staat van de autoriteit"));
        Assert.Equal("2027-04-21 10:10:00 +02:00", Of("Datum en tijdstip"));
        Assert.Equal("☒ ja", Of("Om redenen van openbare veiligheid"));
        Assert.Equal(2, Count(Of("De inhoud (minstens"), "☒"));
        Assert.Equal(3, Count(Of("De inhoud (minstens"), "☐"));
        Assert.Equal("–", Of("Wettelijke vertegenwoordiger"));
    }

    private static byte[] Print(FilledForm form, string language) => FormPrint.Html(form, GoodForms.Definition(form.Form), FormBook.BuiltIn, language);

    // The page is well-formed XML too, so that a strict reader can say what is an element and what is text.
    private static XDocument Page(byte[] html)
    {
        using var reader = XmlReader.Create(new MemoryStream(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static string Shown(string hostile) => Unseen().Replace(hostile, m => $"⟨U+{(int)m.Value[0]:X4}⟩");

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFFE\\uFFFF]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unseen();
}
