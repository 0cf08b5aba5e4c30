using System.Net;
using System.Text.Json;
using Kortwiek.Impact.Sample;
using Kortwiek.IntegrationTests.Web;

namespace Kortwiek.IntegrationTests.Impact;

public sealed class ImpactPageTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_kept_analysis_is_shown_with_its_figure_and_the_sentences_to_quote_and_one_group_can_be_picked()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains("impact survival DATA.csv", await PageAsync(""), StringComparison.Ordinal);

        var up = await host.Client.PostAsync("/api/v1/uploads?name=down.csv", new ByteArrayContent(ImpactSample.Make().Csv()), cancellation);
        var handle = JsonDocument.Parse(await up.Content.ReadAsStringAsync(cancellation)).RootElement.GetProperty("handle").GetString();
        var answer = await host.PostAsync($"impact/survival?operation={WebHost.Code}", $$"""{"data":"{{handle}}","time":"days","event":"returned","group":"action","eventName":"back","subjects":"channels","title":"<script>x</script>","at":[30]}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var sentence = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation)).RootElement.GetProperty("sentences")[2].GetString()!;

        var page = await PageAsync("");
        Assert.Contains(sentence, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(2, page.Split("class=\"kwf\"").Length - 1);
        Assert.Contains("Watched and not back", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>x", page, StringComparison.Ordinal);
        Assert.Contains("down.csv", page, StringComparison.Ordinal);
        Assert.Contains("1 to 25 of 62", await PageAsync("?group=2027"), StringComparison.Ordinal);
        Assert.Contains("Om te citeren", await PageAsync("?lang=nl"), StringComparison.Ordinal);
    }

    private Task<string> PageAsync(string query) => host.Client.GetStringAsync($"/op/{WebHost.Code}/impact{query}", TestContext.Current.CancellationToken);
}
