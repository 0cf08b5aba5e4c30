using System.Net;
using System.Text;
using System.Text.Json;
using Kortwiek.App;
using Kortwiek.Core;

namespace Kortwiek.IntegrationTests.Web;

public sealed class HttpApiTests(WebHost host, Cli cli) : IClassFixture<WebHost>, IClassFixture<Cli>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> HostileFiles
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var verb in Verbs.All.Where(v => v.Parameters.Any(p => p.ValueKind is "input-file" or "input-path" or "output-file" or "output-folder")))
            {
                foreach (var name in (string[])["/etc/passwd", "../x", "/dev/zero", "http://a.example/x", "file:///etc/passwd", "upload:../../etc/passwd", "FIFO"])
                {
                    data.Add(verb.Path, name);
                }
            }

            return data;
        }
    }

    [Fact]
    public async Task The_list_of_verbs_is_the_command_line_s()
    {
        var here = await host.Client.GetStringAsync("/api/v1/verbs", Cancellation);
        Assert.Equal((await cli.RunAsync("verbs", "--json")).Output.TrimEnd(), here.TrimEnd());
    }

    [Fact]
    public async Task An_answer_is_200_and_a_refusal_409_with_its_reasons()
    {
        var made = await host.PostAsync("operation/new", """{"code":"HTTP-1","title":"t","leadCountry":"BE","basis":"parallel"}""");
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var answer = await JsonAsync(made);
        Assert.Equal("operation.new/1", answer.GetProperty("kind").GetString());
        Assert.Equal("HTTP-1", answer.GetProperty("code").GetString());

        var again = await host.PostAsync("operation/new", """{"code":"HTTP-1","title":"t"}""");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var refusal = await JsonAsync(again);
        Assert.False(refusal.GetProperty("ok").GetBoolean());
        Assert.Equal("code-taken", refusal.GetProperty("refusals")[0].GetProperty("guard").GetString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"code\":\"A-1\"}")]
    [InlineData("{\"code\":\"a b\",\"title\":\"t\"}")]
    [InlineData("{\"code\":\"A-1\",\"title\":\"t\",\"nothing\":1}")]
    [InlineData("{\"code\":\"A-1\",\"title\":\"t\",\"leadCountry\":\"Belgium\"}")]
    public async Task A_bad_input_is_400_with_one_sentence(string body)
    {
        var response = await host.PostAsync("operation/new", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await JsonAsync(response)).GetProperty("error");
        Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
        Assert.False(string.IsNullOrEmpty(error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_verb_that_is_not_there_is_404_and_another_content_type_415()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsync("no/such", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/api/v1/operation/list", Cancellation)).StatusCode);
        var form = await host.Client.PostAsync("/api/v1/operation/list", new StringContent("{}", Encoding.UTF8, "text/plain"), Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Fact]
    public async Task A_request_that_another_site_caused_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/operation/new") { Content = new StringContent("""{"code":"EVIL-1","title":"t"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Client.SendAsync(request, Cancellation)).StatusCode);
        Assert.DoesNotContain("EVIL-1", await (await host.PostAsync("operation/list", "{}")).Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileFiles))]
    public async Task No_path_device_or_address_is_taken_for_a_file(string path, string name)
    {
        var verb = Verbs.Find(path)!;
        if (name == "FIFO")
        {
            name = Path.Combine(host.Home, "pipe");
            if (!File.Exists(name))
            {
                using var made = System.Diagnostics.Process.Start("mkfifo", [name]);
                await made.WaitForExitAsync(Cancellation);
            }
        }

        foreach (var parameter in verb.Parameters.Where(p => p.ValueKind is "input-file" or "input-path" or "output-file" or "output-folder"))
        {
            var body = verb.Parameters.Where(p => p == parameter || (p.IsRequired && p.ValueKind is not ("output-file" or "output-folder")))
                .ToDictionary(p => p.Field, p => (object)(p == parameter ? name : Sample(p)));
            var response = await host.PostAsync($"{path.Replace(' ', '/')}?operation={WebHost.Code}", JsonSerializer.Serialize(body, KortwiekJson.Options));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.DoesNotContain("root:", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_goes_up_is_read_by_a_verb_and_its_output_comes_down()
    {
        var rows = new StringBuilder("days,returned\n");
        for (var i = 1; i <= 20; i++)
        {
            rows.Append(i * 3).Append(i % 3 == 0 ? ",0\n" : ",1\n");
        }

        var up = await host.Client.PostAsync("/api/v1/uploads?name=down.csv", new StringContent(rows.ToString()), Cancellation);
        Assert.Equal(HttpStatusCode.Created, up.StatusCode);
        var handle = (await JsonAsync(up)).GetProperty("handle").GetString();

        var answer = await host.PostAsync($"impact/survival?operation={WebHost.Code}", $$"""{"data":"{{handle}}","time":"days","event":"returned","out":"figure.svg"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("down.csv", (await JsonAsync(answer)).GetProperty("input").GetProperty("file").GetString());

        var link = Assert.Single(answer.Headers.GetValues("Link"));
        var down = await host.Client.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)], Cancellation);
        Assert.Equal(HttpStatusCode.OK, down.StatusCode);
        Assert.Equal("application/octet-stream", down.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", down.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("<svg", await down.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/downloads/../../etc/passwd")]
    [InlineData("/api/v1/downloads/00000000000000000000000000000000/x")]
    [InlineData("/api/v1/downloads/%2e%2e/%2e%2e%2fkortwiek.db")]
    public async Task A_made_up_download_is_404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(path, Cancellation)).StatusCode);

    private static string Sample(Parameter parameter) => parameter.ValueKind switch
    {
        "number" => "1",
        "instant" => "2027-04-21T08:00:00Z",
        "day" => "2027-04-21",
        "duration" => "00:15:00",
        "country" => "BE",
        "choice" => parameter.Choices[0],
        "input-file" or "input-path" => "upload:" + new string('0', 32),
        _ => "x",
    };

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
}
