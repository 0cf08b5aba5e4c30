namespace Kortwiek.BrowserTests;

/// <summary>Finds English on a page in another language by words that Dutch and French do not have.</summary>
internal static class LeftOvers
{
    // What people of the sample wrote, or named, in English.
    private static readonly string[] Written =
    [
        "The court of appeal decides on the seizure at noon.",
        "The plan of 19 March asks for it.",
    ];

    /// <summary>Visible texts that hold English; what is marked as English, code and names are left out.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Visit visit)
    {
        var texts = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const english = /\b(the|and|with|from|which|this|not|has|have|are|been|by|for|when|who|what|nobody|nothing|yet)\b/i;
              const out = '[lang=en], [lang="en-GB"], code, kbd, pre, script, style, svg title, .kw-mono, .kw-command, noscript';
              const found = new Set();
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node; (node = walk.nextNode());) {
                if (english.test(node.nodeValue) && !node.parentElement.closest(out)) found.add(node.nodeValue.trim());
              }
              for (const name of ['title', 'aria-label', 'placeholder']) {
                for (const element of document.querySelectorAll(`[${name}]`)) {
                  if (english.test(element.getAttribute(name)) && !element.closest(out)) found.add(element.getAttribute(name));
                }
              }
              return [...found];
            }
            """);
        return [.. texts.Where(t => !Array.Exists(Written, w => t.Contains(w, StringComparison.Ordinal)))];
    }
}
