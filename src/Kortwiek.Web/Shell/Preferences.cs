namespace Kortwiek.Web.Shell;

/// <summary>Takes the buttons for language and theme, keeps the choice in a cookie and goes back to the page.</summary>
internal static class Preferences
{
    public const string Path = "/preferences";

    public static async Task<IResult> Set(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var options = new CookieOptions { Path = "/", MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true };
        if (Looks.ThemeOf(form["theme"]) is { } theme)
        {
            context.Response.Cookies.Append(Looks.Cookie, theme, options);
        }

        var language = form["lang"].ToString();
        if (Languages.CultureOf(language) is not null)
        {
            context.Response.Cookies.Append(Languages.Cookie, language, options);
        }

        return Results.LocalRedirect(Back(form["return"].ToString()));
    }

    /// <summary>The page to go back to, without a wish for language or theme of its own; the front page for an address of another host.</summary>
    internal static string Back(string address)
    {
        if (address.Length == 0 || address[0] != '/' || (address.Length > 1 && address[1] is '/' or '\\') || address.Any(char.IsControl))
        {
            return "/";
        }

        var (path, query) = address.Split('?', 2) is [var p, var q] ? (p, q) : (address, "");
        var kept = query.Split('&').Where(part => part.Length > 0 && !part.StartsWith("lang=", StringComparison.Ordinal) && !part.StartsWith("theme=", StringComparison.Ordinal)).ToList();
        return kept.Count == 0 ? path : $"{path}?{string.Join('&', kept)}";
    }
}
