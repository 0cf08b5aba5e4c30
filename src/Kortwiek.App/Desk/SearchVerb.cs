using Kortwiek.Watch;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Desk;

/// <summary><c>desk search TEXT</c>: everything with a name that the asker may see, by words, beginnings of words, parts of names and exact keys.</summary>
public sealed class SearchVerb(Scope scope) : IVerb<SearchVerb.Request, SearchVerb.Response>
{
    private const int Most = 200;
    private const int LongestText = 400;
    private const int ShortestPart = 3;

    /// <summary>What is looked for.</summary>
    public sealed record Request(
        [Argument("words, a part of a name, or an indicator, defanged or not")] IReadOnlyList<string> Text,
        [Option("only what is of this kind")] FoundKind? Kind = null,
        [Option("at most so many")] int Limit = 20);

    /// <summary>What was found, the exact one first, then the latest.</summary>
    /// <param name="Text">As it was looked for: refanged.</param>
    /// <param name="More">True where there is more than was asked for.</param>
    /// <param name="Items">Each thing once.</param>
    public sealed record Response(string Text, bool More, IReadOnlyList<Hit> Items);

    /// <summary>A thing that was found.</summary>
    /// <param name="Kind"><c>element</c>, <c>channel</c>, <c>measure</c>, <c>instrument</c>, <c>exhibit</c>, <c>lead</c> or <c>import</c>.</param>
    /// <param name="Id">Its key.</param>
    /// <param name="Label">As people call it.</param>
    /// <param name="Note">A few words beside it.</param>
    /// <param name="How"><c>exact</c>, <c>words</c> or <c>part</c>.</param>
    public sealed record Hit(string Kind, Guid Id, string Label, string Note, string How);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var given = string.Join(' ', request.Text).Trim();
        if (given.Length is 0 or > LongestText || request.Limit is < 1 or > Most)
        {
            return new BadInput(given.Length is 0 or > LongestText ? $"Look for 1 to {LongestText} letters." : $"--limit is between 1 and {Most}.", Code: "usage");
        }

        var kind = request.Kind is { } only ? Watch.Words.Kebab(only) : null;
        var text = Defang.TryRefang(given, out var plain) ? plain : given;
        var asked = SearchTerms.Asked(text);
        var hits = new Dictionary<Guid, Hit>();
        if (request.Kind is null or FoundKind.Element)
        {
            await ExactAsync(text, hits, cancellation);
        }

        if (asked.Count > 0)
        {
            Add(hits, await scope.Db.SearchWordsAsync(asked, kind, request.Limit + 1, cancellation), "words");
        }

        if (hits.Count <= request.Limit && text.Length >= ShortestPart && !text.Contains(' ', StringComparison.Ordinal))
        {
            Add(hits, await scope.Db.SearchPartsAsync(text.ToLowerInvariant(), kind, request.Limit + 1, cancellation), "part");
        }

        return new Response(text, hits.Count > request.Limit, [.. hits.Values.Take(request.Limit)]);
    }

    private async Task ExactAsync(string text, Dictionary<Guid, Hit> hits, CancellationToken cancellation)
    {
        List<ElementKey> keys = [];
        if (ElementKey.TryIp(text, out var ip))
        {
            keys.Add(ip);
        }

        if (ElementKey.TryDomain(text, out var domain))
        {
            keys.Add(domain);
        }

        if (ElementKey.TryUrl(text, out var url))
        {
            keys.Add(url);
        }

        if (ElementKey.TryParse(text, out var key))
        {
            keys.Add(key);
        }

        if (keys.Count == 0)
        {
            return;
        }

        foreach (var element in await scope.Db.Set<ElementRow>().AsNoTracking().Where(e => keys.Contains(e.Key)).OrderBy(e => e.Key).ToListAsync(cancellation))
        {
            hits[element.Id.Value] = new Hit("element", element.Id.Value, element.Label, $"{element.Kind} · {element.Key}", "exact");
        }
    }

    private static void Add(Dictionary<Guid, Hit> hits, List<SearchRow> lines, string how)
    {
        foreach (var line in lines)
        {
            hits.TryAdd(line.RefId, new Hit(line.Kind, line.RefId, line.Label, line.Note, how));
        }
    }
}
