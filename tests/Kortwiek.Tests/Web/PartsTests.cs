using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Tests.Web;

public sealed class PartsTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&";

    [Fact]
    public async Task A_table_sorts_by_its_address_and_escapes_what_it_shows()
    {
        var html = await Drawn.Of<DataTable<string>>("http://localhost/x?sort=-1", Table(["b", Hostile, "a"]));
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("aria-sort=\"descending\"", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf(">b<", StringComparison.Ordinal) < html.IndexOf(">a<", StringComparison.Ordinal));
        Assert.Contains("sort=1", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost/x?sort=99")]
    [InlineData("http://localhost/x?sort=-2147483648")]
    [InlineData("http://localhost/x?sort=%00&page=-1")]
    [InlineData("http://localhost/x?page=99999999999")]
    public async Task A_made_up_address_draws_the_table_as_it_is(string address)
    {
        var html = await Drawn.Of<DataTable<string>>(address, Table(["b", "a"]));
        Assert.True(html.IndexOf(">b<", StringComparison.Ordinal) < html.IndexOf(">a<", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_table_is_paged()
    {
        var html = await Drawn.Of<DataTable<string>>("http://localhost/x?page=2", Table([.. Enumerable.Range(0, 250).Select(i => $"row{i:000}")]));
        Assert.Contains("row100", html, StringComparison.Ordinal);
        Assert.Contains("row199", html, StringComparison.Ordinal);
        Assert.DoesNotContain("row099", html, StringComparison.Ordinal);
        Assert.DoesNotContain("row200", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_are_sorted_and_the_rest_is_added_up()
    {
        var html = await Drawn.Of<BarList>("http://localhost/", new()
        {
            ["Caption"] = "x",
            ["Top"] = 2,
            ["Items"] = (BarItem[])[new("few", 1), new("many", 8), new("some", 4), new("two", 2)],
        });
        Assert.Matches("many.*some.*2 more.*>3<", html.ReplaceLineEndings(" "));
        Assert.Contains("width: 50%", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawn_network_keeps_hostile_names_inside_its_attribute()
    {
        var html = await Drawn.Of<NetworkGraph>("http://localhost/", new()
        {
            ["Graph"] = new GraphView([new("1", Hostile, "channel", 1)], []),
            ["Summary"] = "x",
        });
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_curve_of_steps_holds_its_value_until_the_next_point()
    {
        var html = await Drawn.Of<Curve>("http://localhost/", new()
        {
            ["Label"] = "Share still down",
            ["YMax"] = 1.0,
            ["Series"] = (CurveSeries[])[new("s", [new(0, 1), new(5, 0.5), new(10, 0.25)], Step: true)],
        });
        Assert.Contains("M0 0H500V500H1000V750", html, StringComparison.Ordinal);
        Assert.Contains("<title>Share still down</title>", html, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Table(string[] rows) => new()
    {
        ["Items"] = rows,
        ["Caption"] = "x",
        ["Columns"] = (RenderFragment)(builder =>
        {
            builder.OpenComponent<Column<string>>(0);
            builder.AddAttribute(1, "Title", "Name");
            builder.AddAttribute(2, "Value", (Func<string, object?>)(s => s));
            builder.CloseComponent();
        }),
    };
}
