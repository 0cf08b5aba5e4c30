using System.Text.Json;
using Kortwiek.App;
using Kortwiek.Web.Api;
using Kortwiek.Web.Runs;

namespace Kortwiek.Tests.Web;

public sealed class RequestTextTests
{
    private static readonly Verb New = Verbs.Find("operation new")!;

    [Fact]
    public void Fields_of_a_JSON_request_become_the_texts_of_a_command_line()
    {
        var texts = JsonTexts.Of(New, JsonDocument.Parse("""{"code":"A-1","title":"é","lead":null,"leadCountry":["BE"]}""").RootElement).Value;
        Assert.Equal(["A-1"], texts["code"]);
        Assert.Equal(["é"], texts["title"]);
        Assert.Empty(texts["lead"]);
        Assert.Equal(["BE"], texts["leadCountry"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("""{"tittle":"x"}""")]
    [InlineData("""{"title":{"a":1}}""")]
    [InlineData("""{"title":[["a"]]}""")]
    public void What_is_no_request_is_a_bad_input(string json) =>
        Assert.IsType<Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>.Bad>(JsonTexts.Of(New, JsonDocument.Parse(json).RootElement));

    [Fact]
    public void The_command_line_for_the_same_is_quoted_for_a_shell()
    {
        var line = CommandText.Of(New, p => p.Field switch { "code" => ["A-1"], "title" => ["it's $(x)"], _ => [] }, "A-1");
        Assert.Equal("./kortwiek operation new A-1 --title 'it'\\''s $(x)'", line);
    }
}
