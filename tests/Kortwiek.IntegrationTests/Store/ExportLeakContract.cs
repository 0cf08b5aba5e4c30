using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Kortwiek.App;
using Kortwiek.App.Demo;
using Kortwiek.IntegrationTests.Web;
using Kortwiek.Store;
using Kortwiek.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>What leaves as a table or a paper holds what its asker may see, and the audit knows of it.</summary>
public abstract partial class ExportLeakContract(Demo demo)
{
    private static readonly string[] OfZwin = ["M-011", "I-011"];
    private static readonly string[] OfZwinAndWaddenzee = ["M-017", "I-017", "be-nl-1"];

    private static readonly (string Member, string[] Hidden)[] Askers =
    [
        ("lieve", []),
        ("sietske", OfZwin),
        ("odile", [.. OfZwin, .. OfZwinAndWaddenzee]),
        ("tom", [.. OfZwin, .. OfZwinAndWaddenzee]),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_table_of_any_page_tells_of_a_foreign_compartment_and_each_is_in_the_audit()
    {
        Assert.NotNull(demo.Answer);
        await using var app = await StartAsync();
        var (leaks, all) = (new List<string>(), new Dictionary<string, string>());
        foreach (var (member, hidden) in Askers)
        {
            using var client = await ClientAsync(app, member);
            var before = await ConsultedAsync();
            var taken = 0;
            foreach (var page in Kortwiek.Web.Shell.Room.All.Select(r => r.Href(DemoVerb.Code)).Concat(((string[])["measures?m=M-001", "board?day=1&plain", "leads?state=confirmed", "watch?kind=server"]).Select(p => $"/op/{DemoVerb.Code}/{p}")))
            {
                var html = await client.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation);
                foreach (var href in Links().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["href"].Value)).Distinct(StringComparer.Ordinal))
                {
                    var response = await client.GetAsync(new Uri(href), Cancellation);
                    Assert.True(response.IsSuccessStatusCode, $"{member} {href}: {response.StatusCode}");
                    Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
                    Assert.Contains("TLP-", response.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
                    var text = await TextAsync(response);
                    leaks.AddRange(hidden.Where(h => text.Contains(h, StringComparison.Ordinal)).Select(h => $"{member} sees {h} in {href}"));
                    all[$"{member} {new Uri(href).PathAndQuery}"] = text;
                    taken++;
                }
            }

            Assert.Equal(before + taken, await ConsultedAsync());
        }

        Assert.Empty(leaks);
        Assert.True(all.Count > 60, $"{all.Count} tables");
        Assert.Contains("M-011", all[$"lieve /op/{DemoVerb.Code}/measures?file=csv"], StringComparison.Ordinal);
        Assert.Contains("M-011", all[$"lieve /op/{DemoVerb.Code}/measures?file=xlsx"], StringComparison.Ordinal);

        // The whole table, not the page of it that is shown; the heads; each row once.
        var measures = all[$"lieve /op/{DemoVerb.Code}/measures?file=csv"];
        Assert.Equal(78, Measures().Matches(measures).Select(m => m.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain('<', measures);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task No_verb_s_table_tells_of_a_foreign_compartment_and_a_look_becomes_a_disclosure()
    {
        Assert.NotNull(demo.Answer);
        await using var app = await StartAsync();
        foreach (var (member, hidden) in Askers)
        {
            using var client = await ClientAsync(app, member);
            var before = await ConsultedAsync();
            (string Path, string Body)[] asked = [("measure/list", "{}"), ("compartment/list", "{}"), ("deadline/list", """{"all":true}"""), ("act/board", """{"day":"1"}"""), ("operation/show", "{}"), ("deconflict/list", """{"all":true}""")];
            foreach (var (path, body) in asked)
            {
                using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
                var response = await client.PostAsync($"/api/v1/{path}?operation={DemoVerb.Code}&table=xlsx", content, Cancellation);
                var text = await TextAsync(response);

                // A deadline that is overdue makes the list a no; its table comes all the same.
                Assert.True(response.StatusCode is HttpStatusCode.OK || (path, response.StatusCode) is ("deadline/list", HttpStatusCode.Conflict), $"{member} {path}: {response.StatusCode}");
                Assert.Contains($"· {DemoVerb.Code}", text, StringComparison.Ordinal);
                Assert.All(hidden, h => Assert.DoesNotContain(h, text, StringComparison.Ordinal));
            }

            Assert.Equal(before + asked.Length, await ConsultedAsync());
        }

        using var lead = await ClientAsync(app, "lieve");
        using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var csv = await lead.PostAsync($"/api/v1/measure/list?operation={DemoVerb.Code}&table=csv&separator=;", nothing, Cancellation);
        var lines = (await csv.Content.ReadAsStringAsync(Cancellation)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(79, lines.Length);
        Assert.StartsWith("id;", lines[0], StringComparison.Ordinal);
        using var again = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await lead.PostAsync($"/api/v1/measure/list?operation={DemoVerb.Code}&table=exe", again, Cancellation)).StatusCode);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task The_report_as_a_paper_tells_no_more_than_its_page()
    {
        Assert.NotNull(demo.Answer);
        foreach (var (member, hidden) in Askers)
        {
            foreach (var end in (string[])["docx", "pdf"])
            {
                var file = Path.Combine(demo.Installation.Home, $"report.{end}");
                await demo.RunAsync("operation report", member, ("out", file));
                var bytes = await File.ReadAllBytesAsync(file, Cancellation);
                File.Delete(file);
                var text = end == "docx" ? Unpacked(bytes) : System.Text.Encoding.Latin1.GetString(bytes);
                Assert.Contains(end == "docx" ? "TLP:AMBER" : "%PDF-1.4", text, StringComparison.Ordinal);
                Assert.All(end == "docx" ? hidden : [], h => Assert.DoesNotContain(h, text, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("measures?file=z.csv", HttpStatusCode.NotFound)]
    [InlineData("nothing?file=csv", HttpStatusCode.NotFound)]
    [InlineData("measures?file=exe", HttpStatusCode.OK)]
    public async Task What_is_no_table_of_the_page_is_not_given(string address, HttpStatusCode status)
    {
        Assert.NotNull(demo.Answer);
        await using var app = await StartAsync();
        using var client = await ClientAsync(app, "lieve");
        Assert.Equal(status, (await client.GetAsync($"/op/{DemoVerb.Code}/{address}", Cancellation)).StatusCode);
        using var nobody = Sessions.Client(app.Urls.Single(), null);
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync($"/op/{DemoVerb.Code}/measures?file=csv", Cancellation)).StatusCode);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_reader_s_language_decides_heads_separator_and_words()
    {
        Assert.NotNull(demo.Answer);
        await using var app = await StartAsync();
        using var client = await ClientAsync(app, "lieve");
        var dutch = await client.GetStringAsync(new Uri($"/op/{DemoVerb.Code}/measures?file=csv&lang=nl", UriKind.Relative), Cancellation);
        var english = await client.GetStringAsync(new Uri($"/op/{DemoVerb.Code}/measures?file=csv&lang=en", UriKind.Relative), Cancellation);
        Assert.StartsWith("Maatregel;", dutch, StringComparison.Ordinal);
        Assert.StartsWith("Measure,", english, StringComparison.Ordinal);
        await app.StopAsync(Cancellation);
    }

    private async Task<WebApplication> StartAsync()
    {
        var app = KortwiekWeb.Create(["--urls", "http://127.0.0.1:0", "--home", demo.Installation.Home, "--environment", "Production"]);
        await app.StartAsync(Cancellation);
        return app;
    }

    private async Task<HttpClient> ClientAsync(WebApplication app, string member)
    {
        await using var scope = new Scope(demo.Installation, null, member);
        Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, Cancellation));
        return Sessions.Client(app.Urls.Single(), await Sessions.CookieAsync(app, scope.Member!.PersonId, member));
    }

    // The auditor sees the whole trace.
    private async Task<int> ConsultedAsync()
    {
        await using var scope = new Scope(demo.Installation, null, "mieke");
        Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, Cancellation));
        return await scope.Db.Set<OutboxRow>().CountAsync(r => r.Type == "consult", Cancellation);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        return response.Content.Headers.ContentType?.MediaType?.EndsWith("sheet", StringComparison.Ordinal) == true ? Unpacked(bytes) : System.Text.Encoding.UTF8.GetString(bytes);
    }

    private static string Unpacked(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return string.Concat(zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex("<a href=\"(?<href>[^\"]*[?&;]file=[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex("M-[0-9]{3}", RegexOptions.NonBacktracking)]
    private static partial Regex Measures();
}

[Collection(Demos.Name)]
public sealed class SqliteExportLeakTests(SqliteDemo demo) : ExportLeakContract(demo);

[Collection(Demos.Name)]
public sealed class PostgresExportLeakTests(PostgresDemo demo) : ExportLeakContract(demo);
