using Microsoft.AspNetCore.Localization;

namespace Kortwiek.Web.Shell;

/// <summary>The languages of the pages; the culture decides dates and numbers too.</summary>
internal static class Languages
{
    public const string Default = "en-GB";
    public const string Cookie = "kw-lang";

    /// <summary>Short name, culture, and how the language calls itself.</summary>
    public static readonly IReadOnlyList<(string Short, string Culture, string Name)> All =
        [("en", "en-GB", "English"), ("fr", "fr-BE", "Français"), ("nl", "nl-BE", "Nederlands")];

    public static readonly string[] Cultures = [.. All.Select(l => l.Culture)];

    /// <summary>What <c>?lang=</c> or the cookie asks for, or null.</summary>
    public static ProviderCultureResult? Asked(HttpContext context)
    {
        var wish = context.Request.Query["lang"].ToString() is { Length: > 0 } query ? query : context.Request.Cookies[Cookie];
        return CultureOf(wish) is { } culture ? new ProviderCultureResult(culture) : null;
    }

    /// <summary>The culture of a short name, or null for a language that the pages do not speak.</summary>
    public static string? CultureOf(string? wish) =>
        All.FirstOrDefault(l => string.Equals(l.Short, wish, StringComparison.OrdinalIgnoreCase)).Culture;
}
