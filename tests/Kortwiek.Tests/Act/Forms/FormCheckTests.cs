using System.Text;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act.Forms;

public sealed class FormCheckTests
{
    public static TheoryData<string> Forms => [.. GoodForms.Ids];

    public static TheoryData<string, string> BrokenRemovalOrders => new()
    {
        { """{"issuingState": null}""", "/values/issuingState" },
        { """{"issuingState": "Belgium"}""", "/values/issuingState" },
        { """{"issuingState": "be"}""", "/values/issuingState" },
        { """{"issuingState": "US"}""", "/values/issuingState" },
        { """{"addressee": "  "}""", "/values/addressee" },
        { """{"addressee": 7}""", "/values/addressee" },
        { """{"contactPoint": ""}""", "/values/contactPoint" },
        { """{"contactPoint": "a\nb"}""", "/values/contactPoint" },
        { """{"issuedAt": "2027-04-21T10:10:00"}""", "/values/issuedAt" },
        { """{"issuedAt": "21/04/2027 10:10"}""", "/values/issuedAt" },
        { """{"issuedAt": "2027-02-30T10:10:00Z"}""", "/values/issuedAt" },
        { """{"issuedAt": "April 21, 2027 10:10 +02:00"}""", "/values/issuedAt" },
        { """{"reference": null}""", "/values/reference" },
        { """{"urls": []}""", "/values/urls" },
        { """{"urls": "https://kroonpost.example/"}""", "/values/urls" },
        { """{"urls": ["https://kroonpost.example/", "/page/1"]}""", "/values/urls/1" },
        { """{"urls": ["ftp://kroonpost.example/a"]}""", "/values/urls/0" },
        { """{"urls": ["hxxps://kroonpost[.]example/a"]}""", "/values/urls/0" },
        { """{"urls": ["https://user:word@kroonpost.example/a"]}""", "/values/urls/0" },
        { """{"urls": ["https://kroonpost.example/ a"]}""", "/values/urls/0" },
        { """{"urls": ["javascript:alert(1)"]}""", "/values/urls/0" },
        { """{"urls": ["https://a.example/", "https://a.example/"]}""", "/values/urls/1" },
        { """{"urls": [null]}""", "/values/urls/0" },
        { """{"grounds": []}""", "/values/grounds" },
        { """{"grounds": ["annoys"]}""", "/values/grounds/0" },
        { """{"grounds": "incites"}""", "/values/grounds" },
        { """{"reasons": "Te kort om te tellen, dus nee."}""", "" },
        { """{"reasons": "Te kort om te tellen, dus nee"}""", "/values/reasons" },
        { """{"reasons": "                                                  a"}""", "/values/reasons" },
        { """{"reasons": "De tekst roept op tot een aanslag\u202e en noemt plaats."}""", "/values/reasons" },
        { """{"reasons": "De tekst roept op tot een aanslag\u0000 en noemt plaats."}""", "/values/reasons" },
        { """{"withhold": "yes"}""", "/values/withhold" },
        { """{"withhold": null}""", "/values/withhold" },
        { """{"otherState": false}""", "/values/otherState" },
        { """{"otherState": null}""", "/values/otherState" },
        { """{"establishmentState": "BE"}""", "/values/establishmentState" },
        { """{"establishmentAuthority": null}""", "/values/establishmentAuthority" },
        { """{"issuerKind": "king"}""", "/values/issuerKind" },
        { """{"signedOn": "2027-04-31"}""", "/values/signedOn" },
        { """{"authenticated": false}""", "/values/signature" },
        { """{"redressBody": null}""", "/values/redressBody" },
        { """{"redressTerm": null}""", "/values/redressTerm" },
        { """{"addresseeLanguages": ["Dutch"]}""", "/values/addresseeLanguages/0" },
        { """{"addresseeLanguages": ["fr"]}""", "/language" },
        { """{"/language": "de"}""", "/language" },
        { """{"/language": "Dutch"}""", "/language" },
        { """{"/version": 2}""", "/version" },
        { """{"colour": "red"}""", "/values/colour" },
        { """{"a/b~c": "red"}""", "/values/a~1b~0c" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_good_example_of_each_form_can_be_issued(string id) => Assert.Empty(GoodForms.Problems(GoodForms.Of(id)));

    [Theory]
    [MemberData(nameof(BrokenRemovalOrders))]
    public void A_broken_removal_order_is_refused_by_the_field_s_name(string change, string place)
    {
        var problems = GoodForms.Problems(GoodForms.With("tco-1", change));
        if (place.Length == 0)
        {
            Assert.Empty(problems);
            return;
        }

        Assert.Contains(place, problems.Select(p => p.Guard));
        Assert.All(problems, p => Assert.EndsWith(p.Text.ToString().EndsWith(')') ? ")" : ".", p.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        var broken = GoodForms.With("tco-1", """{"issuingState": null, "urls": ["x", "https://a.example/", "y"], "grounds": [], "reasons": "kort", "authenticated": false, "redressBasis": null, "/language": "de"}""");
        Assert.Equal(
            ["/values/issuingState", "/values/urls/0", "/values/urls/2", "/values/grounds", "/values/reasons", "/values/redressBasis", "/values/signature", "/language"],
            GoodForms.Problems(broken).Select(p => p.Guard));
    }

    [Fact]
    public void A_form_with_nothing_in_it_names_every_field_that_it_needs()
    {
        foreach (var definition in FormBook.BuiltIn.Forms.Values)
        {
            var empty = FormTemplate.Make(definition, "en", null, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
            var asked = GoodForms.Problems(empty).Select(p => p.Guard).ToHashSet(StringComparer.Ordinal);
            Assert.All(definition.Fields.Where(f => f.Required), f => Assert.Contains($"/values/{f.Id}", asked));
        }
    }

    [Fact]
    public void A_removal_order_that_the_uploader_is_not_told_of_brings_the_silence_along()
    {
        var states = FormBook.BuiltIn.States;
        var definition = GoodForms.Definition("tco-1");
        var clock = Assert.Single(definition.ClocksOf(GoodForms.Of("tco-1"), states));
        Assert.Equal((ClockStep.Bring, "tco.silence", "issuedAt"), (clock.Step, clock.Deadline, clock.At));
        Assert.Empty(definition.ClocksOf(GoodForms.With("tco-1", """{"withhold": false}"""), states));
    }

    [Theory]
    [InlineData("eio-a", "FR", "nl", false)]
    [InlineData("eio-a", "FR", "fr", true)]
    [InlineData("eio-a", "DE", "en", false)]
    [InlineData("eio-a", "DE", "de", true)]
    [InlineData("eio-a", "EE", "en", true)]
    [InlineData("mla", "US", "nl", false)]
    [InlineData("mla", "US", "en", true)]
    [InlineData("mla", "JP", "en", false)]
    public void An_order_in_a_language_that_its_state_does_not_accept_is_refused(string id, string state, string language, bool accepted)
    {
        var form = GoodForms.With(id, $$"""{"{{(id == "mla" ? "requestedState" : "executingState")}}": "{{state}}", "/language": "{{language}}"}""");
        Assert.Equal(accepted, GoodForms.Problems(form).Count == 0);
        Assert.All(GoodForms.Problems(form), p => Assert.Equal("/language", p.Guard));
    }

    [Theory]
    [InlineData("", 1L)]
    [InlineData("{", 1L)]
    [InlineData("null", null)]
    [InlineData("[]", 1L)]
    [InlineData("{\n\n\"form\": tco}", 3L)]
    [InlineData("{\"form\": \"tco-1\"}", null)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"amber\",\"measure\":null,\"values\":null}", null)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"secret\",\"measure\":null,\"values\":{}}", 1L)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"amber\",\"measure\":null,\"values\":{},\"more\":1}", 1L)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"amber\",\"measure\":null,\"values\":{\"a\":\"1\",\"a\":\"2\"}}", null)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"amber\",\"measure\":null,\"values\":{\"a\":{\"b\":1,\"b\":2}}}", null)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"amber\",\"measure\":null,\"values\":{\"a\":\"\\ud800\"}}", null)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"amber\",\"measure\":null,\"values\":{\"\\ud800\":\"\"}}", null)]
    [InlineData("{\"form\":\"a\",\"version\":1,\"language\":\"nl\",\"marking\":\"amber\",\"measure\":null,\"values\":{\"a\":1e999}}", null)]
    public void What_is_no_form_is_a_bad_input_with_its_line(string json, long? line)
    {
        var fault = Assert.IsType<Outcome<FilledForm>.Bad>(FilledForm.Read(Encoding.UTF8.GetBytes(json), "f.json")).Fault;
        Assert.Equal("f.json", fault.File);
        if (line is not null)
        {
            Assert.Equal(line, fault.Line);
        }
    }

    [Fact]
    public void A_form_that_is_nested_too_deep_or_too_large_is_a_bad_input()
    {
        var deep = GoodForms.Json("tco-1").Replace("\"De video onder de kop.\"", new string('[', 200) + new string(']', 200), StringComparison.Ordinal);
        Assert.IsType<Outcome<FilledForm>.Bad>(FilledForm.Read(Encoding.UTF8.GetBytes(deep)));
        Assert.IsType<Outcome<FilledForm>.Bad>(FilledForm.Read(new byte[FilledForm.MaxBytes + 1]));
        Assert.IsType<Outcome<FilledForm>.Bad>(FilledForm.Read([0x7B, 0x22, 0xFF, 0x22, 0x7D]));
    }
}
