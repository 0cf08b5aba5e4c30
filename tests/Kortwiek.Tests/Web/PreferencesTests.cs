using Kortwiek.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Kortwiek.Tests.Web;

public sealed class PreferencesTests
{
    [Theory]
    [InlineData("/op/X/watch?state=up&lang=nl&page=2", "/op/X/watch?state=up&page=2")]
    [InlineData("/op/X?theme=dark", "/op/X")]
    [InlineData("/", "/")]
    public void The_way_back_keeps_the_page_and_drops_a_wish_for_language_or_theme(string address, string back) => Assert.Equal(back, Preferences.Back(address));

    [Theory]
    [InlineData("")]
    [InlineData("https://other.example/")]
    [InlineData("//other.example/")]
    [InlineData("/\\other.example/")]
    [InlineData("/a\r\nSet-Cookie: b=c")]
    public void No_address_leads_to_another_host(string address) => Assert.Equal("/", Preferences.Back(address));

    [Theory]
    [InlineData("GET", "cross-site", null, false)]
    [InlineData("POST", "same-origin", null, false)]
    [InlineData("POST", "none", null, false)]
    [InlineData("POST", "cross-site", "http://localhost:5080", true)]
    [InlineData("POST", "same-site", null, true)]
    [InlineData("POST", null, "http://localhost:5080", false)]
    [InlineData("POST", null, "http://localhost:9999", true)]
    [InlineData("POST", null, "https://other.example", true)]
    [InlineData("POST", null, "null", true)]
    [InlineData("POST", null, null, false)]
    [InlineData("DELETE", "cross-site", null, true)]
    public void A_changing_request_of_another_site_is_foreign(string method, string? site, string? origin, bool foreign)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost", 5080);
        if (site is not null)
        {
            context.Request.Headers["Sec-Fetch-Site"] = site;
        }

        if (origin is not null)
        {
            context.Request.Headers.Origin = origin;
        }

        Assert.Equal(foreign, SameSite.IsForeign(context.Request));
    }

    [Theory]
    [InlineData("?theme=dark", "light", "dark")]
    [InlineData("", "light", "light")]
    [InlineData("?theme=pink", "pink", "auto")]
    public void The_address_has_its_way_before_the_cookie(string query, string cookie, string theme)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        context.Request.Headers.Cookie = $"kw-theme={cookie}";
        Assert.Equal(theme, new Looks(context).Theme);
    }

    [Theory]
    [InlineData("nl", "nl-BE")]
    [InlineData("FR", "fr-BE")]
    [InlineData("xx", null)]
    [InlineData(null, null)]
    public void A_language_is_one_of_ours_or_none(string? wish, string? culture) => Assert.Equal(culture, Languages.CultureOf(wish));
}
