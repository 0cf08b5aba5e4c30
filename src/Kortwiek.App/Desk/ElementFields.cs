using System.Globalization;
using Kortwiek.Watch;

namespace Kortwiek.App.Desk;

/// <summary>The fields of an element that a table may fill, as texts: what stands there, what is said, and how a text is put back.</summary>
internal static class ElementFields
{
    /// <summary>A field with how it is compared and written.</summary>
    /// <param name="Name">The column's name in the store.</param>
    /// <param name="Has">What stands there; null where nothing does.</param>
    /// <param name="Said">What the fact says; null where it says nothing.</param>
    /// <param name="Set">Writes a text, or nothing.</param>
    /// <param name="Wins">True where what is said replaces what stands there: a wider time, a stricter marking, a more exact kind.</param>
    public sealed record Field(string Name, Func<ElementRow, string?> Has, Func<ElementFact, string?> Said, Action<ElementRow, string?> Set, Func<ElementRow, ElementFact, bool> Wins);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Field> All =
    [
        new("Kind", r => r.Kind, f => IsPlain(Watch.Words.Kebab(f.Kind)) ? null : Watch.Words.Kebab(f.Kind), (r, t) => r.Kind = t ?? "other", (r, _) => IsPlain(r.Kind)),
        new("Label", r => r.Label == r.Key.Name || r.Label.Length == 0 ? null : r.Label, f => f.Label == f.Key.Name || f.Key.Kind == "url" ? null : f.Label, (r, t) => r.Label = t ?? r.Key.Name, Never),
        new("Country", r => r.Country == Country.Unknown ? null : r.Country.Code, f => f.Country == Country.Unknown ? null : f.Country.Code, (r, t) => r.Country = Country.TryParse(t, out var c) ? c : Country.Unknown, Never),
        new("Provider", r => r.Provider, f => f.Provider, (r, t) => r.Provider = t, Never),
        new("Cost", r => Text(r.Cost), f => Text(f.Cost), (r, t) => r.Cost = t is null ? null : double.Parse(t, CultureInfo.InvariantCulture), Never),
        new("Marking", r => r.Marking.ToString(), f => f.Marking.ToString(), (r, t) => r.Marking = Enum.Parse<Tlp>(t!), (r, f) => f.Marking > r.Marking),
        new("FirstSeen", r => Text(r.FirstSeen), f => Text(f.FirstSeen), (r, t) => r.FirstSeen = Instant(t), (r, f) => f.FirstSeen < r.FirstSeen),
        new("LastSeen", r => Text(r.LastSeen), f => Text(f.LastSeen), (r, t) => r.LastSeen = Instant(t), (r, f) => f.LastSeen > r.LastSeen),
    ];

    /// <summary>Fields where another word is no contradiction: what is wider or stricter wins, the rest says nothing new.</summary>
    public static bool IsContradicted(string field) => field is "Label" or "Country" or "Provider" or "Cost";

    private static bool Never(ElementRow row, ElementFact fact) => false;

    private static bool IsPlain(string kind) => kind is "address" or "domain" or "url" or "account" or "file" or "infrastructure" or "other";

    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Text(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
