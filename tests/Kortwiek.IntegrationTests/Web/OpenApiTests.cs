using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Kortwiek.App;
using Kortwiek.IntegrationTests.Store;
using Kortwiek.Web;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Kortwiek.IntegrationTests.Web;

/// <summary>/openapi.json, read by an independent reader, against the verb table and against real answers of the demo.</summary>
[Collection(Demos.Name)]
public sealed class OpenApiTests(WebHost host, SqliteDemo demo) : IClassFixture<WebHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_independent_reader_finds_every_verb_and_no_fault()
    {
        using var bytes = new MemoryStream(await host.Client.GetByteArrayAsync("/openapi.json", Cancellation));
        var read = await OpenApiDocument.LoadAsync(bytes, "json", new OpenApiReaderSettings(), Cancellation);
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        var posts = read.Document!.Paths.Where(p => p.Value.Operations!.ContainsKey(HttpMethod.Post)).Select(p => p.Key).Where(p => p != "/api/v1/uploads");
        Assert.Equal(Verbs.All.Select(v => $"/api/v1/{v.Path.Replace(' ', '/')}"), posts);
        Assert.All(read.Document.Paths.SelectMany(p => p.Value.Operations!.Values), o => Assert.Contains("401", o.Responses!.Keys));
        Assert.Equal(Verbs.All.Count + 3, read.Document.Paths.SelectMany(p => p.Value.Operations!.Values).Select(o => o.OperationId).Distinct().Count());
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_field_says_what_it_is()
    {
        var document = JsonNode.Parse(await host.Client.GetStringAsync("/openapi.json", Cancellation))!;
        var vague = new List<string>();
        foreach (var node in Each(document["components"]!["schemas"]!))
        {
            if (node is JsonObject one && one["$ref"] is { } reference)
            {
                Assert.True(Json.Pointer.JsonPointer.Parse(reference.GetValue<string>()[1..]).TryEvaluate(document, out _), reference.ToJsonString());
            }

            if (node.Parent is JsonObject { } fields && fields.GetPropertyName() == "properties" && (node is JsonValue || node is JsonObject { Count: 0 }))
            {
                vague.Add(node.GetPath());
            }
        }

        Assert.Equal([], vague);
    }

    [Fact]
    public async Task Without_a_session_or_a_token_there_is_no_description()
    {
        using var stranger = host.Stranger();
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync("/openapi.json", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("operation list", "{}")]
    [InlineData("operation show", "{}")]
    [InlineData("watch refang", """{"texts":["hxxps://alpha[.]example"]}""")]
    [InlineData("act board", """{"day":1}""")]
    [InlineData("measure list", "{}")]
    [InlineData("measure why", """{"id":"M-001","command":"release"}""")]
    [InlineData("compartment list", "{}")]
    [InlineData("deconflict list", "{}")]
    [InlineData("deadline list", """{"all":true}""")]
    [InlineData("evidence log checkpoint", "{}")]
    [InlineData("token list", "{}")]
    [InlineData("store check", "{}")]
    [InlineData("version", "{}")]
    [InlineData("verbs", "{}")]
    public async Task A_real_answer_is_what_the_description_says(string path, string body)
    {
        _ = demo.Answer;
        await using var app = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", demo.Installation.Home, "--environment", "Production"]);
        await app.StartAsync(Cancellation);
        using var client = Sessions.Client(app.Urls.Single(), await Sessions.CookieAsync(app, await CoordinatorAsync(), "coordinator", administrator: true));
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi.json", Cancellation))!;
        await HoldsAsync(client, document, path, body);
        await HoldsAsync(client, document, path, """{"no-such-field":1}""");
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task An_answer_that_is_not_as_described_is_seen()
    {
        var document = JsonNode.Parse(await host.Client.GetStringAsync("/openapi.json", Cancellation))!;
        var schema = SchemaOf(document, "version", "200");
        Assert.False(schema.Evaluate(Element("""{"kind":"version/1"}""")).IsValid);
        Assert.False(schema.Evaluate(Element("""{"kind":"version/2","version":"1","commit":"","runtime":"","sqlite":"","duckdb":""}""")).IsValid);
        Assert.False(schema.Evaluate(Element("""{"kind":"version/1","version":"1","commit":"","runtime":"","sqlite":"","duckdb":"","more":1}""")).IsValid);
        Assert.True(schema.Evaluate(Element("""{"kind":"version/1","version":"1","commit":"","runtime":"","sqlite":"","duckdb":""}""")).IsValid);
    }

    private static async Task HoldsAsync(HttpClient client, JsonNode document, string path, string body)
    {
        var response = await client.PostAsync($"/api/v1/{path.Replace(' ', '/')}?operation={App.Demo.DemoVerb.Code}", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);
        var answer = Element(await response.Content.ReadAsStringAsync(Cancellation));
        var result = SchemaOf(document, path, ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)).Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
        var faults = (result.Details ?? []).Where(d => d.Errors is { Count: > 0 }).Select(d => $"{d.InstanceLocation}: {string.Join(' ', d.Errors!.Values)}");
        Assert.True(result.IsValid, $"{path} {(int)response.StatusCode}\n{string.Join('\n', faults)}\n{answer.GetRawText()[..Math.Min(1000, answer.GetRawText().Length)]}");
    }

    private static JsonElement Element(string text) => JsonDocument.Parse(text).RootElement;

    // The schema of an answer, closed: in a test a field too many is a fault.
    private static JsonSchema SchemaOf(JsonNode document, string path, string status)
    {
        var all = document.DeepClone();
        var response = all["paths"]![$"/api/v1/{path.Replace(' ', '/')}"]!["post"]!["responses"]![status]!;
        if (response["$ref"] is { } reference)
        {
            response = all["components"]!["responses"]![reference.GetValue<string>().Split('/')[^1]]!;
        }

        var wanted = response["content"]!["application/json"]!["schema"]!.DeepClone();
        foreach (var one in Each(all["components"]!["schemas"]!).OfType<JsonObject>().Where(o => o["type"] is not null && o["properties"] is JsonObject).ToList())
        {
            if (status != "409")
            {
                one["additionalProperties"] = false;
            }
        }

        var schema = new JsonObject { ["$defs"] = all["components"]!["schemas"]!.DeepClone(), ["allOf"] = new JsonArray(wanted) };
        return JsonSchema.FromText(schema.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    private static IEnumerable<JsonNode> Each(JsonNode node) => node switch
    {
        JsonObject one => one.Where(f => f.Value is not null).SelectMany(f => Each(f.Value!)).Prepend(node),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Each).Prepend(node),
        _ => [node],
    };

    private async Task<Guid> CoordinatorAsync()
    {
        await using var scope = new App.Scope(demo.Installation, App.Demo.DemoVerb.Code, "coordinator");
        Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, Cancellation));
        return scope.Member!.PersonId;
    }
}
