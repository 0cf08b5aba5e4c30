using System.Text;
using System.Text.Json.Nodes;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act.Forms;

public sealed class FormBookTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "$.sections[0].fields[1].label.fr", "addressee in fr" },
        { "$.sections[1].title.nl", "B in nl" },
        { "$.title.en", "title in en" },
        { "$.lead.fr", "lead in fr" },
        { "$.sections[1].fields[2].choices[0].label.nl", "grounds/incites in nl" },
    };

    [Fact]
    public void The_program_brings_nine_forms_in_three_languages()
    {
        var book = FormBook.BuiltIn;
        Assert.Equal(GoodForms.Ids, book.Forms.Keys);
        Assert.Equal(["en", "fr", "nl"], book.Words.Keys.Order(StringComparer.Ordinal));
        Assert.All(book.Forms.Values, f => Assert.All(book.Words.Keys, l => Assert.True(book.Prints(f, l))));
        Assert.All(book.States.States, s => Assert.All(book.Words.Keys, l => Assert.False(string.IsNullOrWhiteSpace(s.Name.GetValueOrDefault(l)))));
    }

    [Fact]
    public void No_label_is_the_same_in_two_languages_by_oversight()
    {
        // A few words are alike; a whole sentence never is.
        foreach (var form in FormBook.BuiltIn.Forms.Values)
        {
            var labels = form.Fields.Select(f => f.Label).Concat(form.Fields.SelectMany(f => f.Choices ?? []).Select(c => c.Label)).Append(form.Lead).Append(form.Title);
            Assert.All(labels.Where(l => l["en"].Count(c => c == ' ') > 2), l => Assert.Equal(3, l.Values.Distinct(StringComparer.Ordinal).Count()));
        }
    }

    [Fact]
    public void Every_deadline_that_a_form_touches_is_a_rule()
    {
        var rules = DeadlineRules.BuiltIn;
        Assert.All(FormBook.BuiltIn.Forms.Values.SelectMany(f => f.Clocks), c => Assert.NotNull(rules.Find(c.Deadline)));
        Assert.All(FormBook.BuiltIn.Forms.Values.SelectMany(f => f.Clocks).Where(c => c.Step == ClockStep.Stop), c => Assert.True(rules.Find(c.Deadline)!.ClockStops));
    }

    [Fact]
    public void The_regimes_bind_the_states_that_take_part_in_them()
    {
        var states = FormBook.BuiltIn.States;
        int Bound(string regime) => states.States.Count(s => states.IsBound(s.State.Code, regime));
        Assert.Equal((27, 27, 25, 26), (Bound("tco"), Bound("dsa"), Bound("eio"), Bound("e-evidence")));
        Assert.False(states.IsBound("DK", "eio") || states.IsBound("IE", "eio") || states.IsBound("DK", "e-evidence") || states.IsBound("ZZ", "tco"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_definition_without_a_label_is_refused(string path, string missing)
    {
        var form = Own();
        JsonNode at = form;
        var steps = path[2..].Split('.', '[').Select(s => s.TrimEnd(']')).ToList();
        foreach (var step in steps.SkipLast(1))
        {
            at = int.TryParse(step, out var place) ? at[place]! : at[step]!;
        }

        at.AsObject().Remove(steps[^1]);
        Assert.Contains(missing, Fault(form), StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_contradicts_itself_is_refused()
    {
        Assert.Contains("'nothing'", Fault(Changed(f => f["reference"] = "nothing")), StringComparison.Ordinal);
        Assert.Contains("'nothing'", Fault(Changed(f => f["rules"]![0]!["must"]!["field"] = "nothing")), StringComparison.Ordinal);
        Assert.Contains("'nothing'", Fault(Changed(f => f["clocks"]![0]!["at"] = "nothing")), StringComparison.Ordinal);
        Assert.Contains("no instant", Fault(Changed(f => f["clocks"]![0]!["at"] = "urls")), StringComparison.Ordinal);
        Assert.Contains("twice", Fault(Changed(f => f["sections"]![0]!["fields"]![0]!["id"] = "addressee")), StringComparison.Ordinal);
        Assert.Contains("boxes", Fault(Changed(f => f["sections"]![0]!["fields"]![0]!["type"] = "choice")), StringComparison.Ordinal);
        Assert.Contains("source", Fault(Changed(f => f["sections"]![0]!["fields"]![0]!["source"] = " ")), StringComparison.Ordinal);
        Assert.Contains("English", Fault(Changed(f => f["languages"] = new JsonArray("nl"))), StringComparison.Ordinal);
        Assert.Contains("empty", Fault(Changed(f => f["rules"] = new JsonArray((JsonNode?)null))), StringComparison.Ordinal);
        Assert.Contains("empty", Fault(Changed(f => f["rules"]![1]!["when"] = new JsonArray((JsonNode?)null))), StringComparison.Ordinal);
        Assert.Contains("English", Fault(Changed(f => f["languages"] = new JsonArray("en", "\">"))), StringComparison.Ordinal);
        Assert.Contains("definition", Fault(Changed(f => f.Remove("sections"))), StringComparison.Ordinal);
        Assert.Contains("definition", Fault(Changed(f => f["colour"] = "red")), StringComparison.Ordinal);
        Assert.Contains("tco-9.json", Fault(Changed(f => f["id"] = "tco-9")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lawyer_corrects_a_form_and_adds_a_language_without_a_release()
    {
        var book = FormBook.BuiltIn.With("tco-1.json", Bytes(Changed(f =>
        {
            f["version"] = 2;
            f["sections"]![1]!["fields"]![3]!["minLength"] = 60;
        }))).Value;
        var problems = FormCheck.Problems(GoodForms.Of("tco-1"), book.Forms["tco-1"], book);
        Assert.Equal(["/version", "/values/reasons"], problems.Select(p => p.Guard));
        Assert.Equal(1, FormBook.BuiltIn.Forms["tco-1"].Version);
        Assert.False(book.Prints(book.Forms["tco-1"], "de"));
        Assert.IsType<Outcome<FormBook>.Bad>(book.With("states.json", "[]"u8));
        Assert.IsType<Outcome<FormBook>.Bad>(book.With("words.json", """{"de": {}}"""u8));
        Assert.IsType<Outcome<FormBook>.Bad>(book.With("words.json", """{"en": null}"""u8));
    }

    [Fact]
    public void A_measure_is_offered_the_forms_of_its_instruments_or_of_its_kind()
    {
        string[] Forms(MeasureKind kind, params InstrumentType[] types) => [.. FormBook.BuiltIn.For(
            new Measure { Id = "M-001", Kind = kind },
            types.Select(t => new Instrument("I", t, "zwin", default, [], "ZW.1", default, null, "nl", [], null, "joris"))).Select(f => f.Id)];
        Assert.Equal(["tco-1"], Forms(MeasureKind.RemovalOrder, InstrumentType.RemovalOrder));
        Assert.Equal(["dsa-9", "tco-1"], Forms(MeasureKind.RemovalOrder));
        Assert.Equal(["eio-a", "mla"], Forms(MeasureKind.ServerSeizure));
        Assert.Empty(Forms(MeasureKind.Preserve, InstrumentType.UsPreservation));
        Assert.Empty(Forms(MeasureKind.Referral));
    }

    private static JsonObject Own()
    {
        using var stream = typeof(FormBook).Assembly.GetManifestResourceStream("rules/forms/tco-1.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static JsonObject Changed(Action<JsonObject> change)
    {
        var form = Own();
        change(form);
        return form;
    }

    private static byte[] Bytes(JsonObject form) => Encoding.UTF8.GetBytes(form.ToJsonString());

    private static string Fault(JsonObject form) => Assert.IsType<Outcome<FormBook>.Bad>(FormBook.BuiltIn.With("tco-1.json", Bytes(form), "tco-1.json")).Fault.Message;
}
