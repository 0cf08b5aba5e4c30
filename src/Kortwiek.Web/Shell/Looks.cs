namespace Kortwiek.Web.Shell;

/// <summary>How one request wants its page: theme and address. Known before the first byte is written, so that no page flashes.</summary>
public sealed class Looks
{
    internal const string Cookie = "kw-theme";
    private static readonly string[] Themes = ["light", "dark", "auto"];

    internal Looks(HttpContext? context)
    {
        Theme = ThemeOf(context?.Request.Query["theme"].ToString()) ?? ThemeOf(context?.Request.Cookies[Cookie]) ?? "auto";
        PathAndQuery = context is null ? "/" : context.Request.PathBase + context.Request.Path + context.Request.QueryString;
    }

    /// <summary><c>light</c>, <c>dark</c> or <c>auto</c>.</summary>
    public string Theme { get; }

    /// <summary>The address of the page within this host, for the way back.</summary>
    public string PathAndQuery { get; }

    internal static string? ThemeOf(string? wish) => Array.Find(Themes, t => t == wish);
}
