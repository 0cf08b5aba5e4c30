namespace Kortwiek.App.Act;

/// <summary>Elements as a person types them: with or without the kind in front.</summary>
internal static class Keys
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "ip", "dom", "acct", "url", "cert", "file", "app", "key", "wallet" };

    /// <summary>The key behind <c>ip:192.0.2.1</c>, <c>192.0.2.1</c>, <c>kanaal.example</c> or an http address.</summary>
    public static bool TryRead(string text, out ElementKey key)
    {
        if (ElementKey.TryParse(text, out key) && Kinds.Contains(key.Kind))
        {
            return key.Kind switch
            {
                "ip" => ElementKey.TryIp(key.Name, out key),
                "dom" => ElementKey.TryDomain(key.Name, out key),
                "url" => ElementKey.TryUrl(key.Name, out key),
                _ => true,
            };
        }

        return ElementKey.TryIp(text, out key) || ElementKey.TryUrl(text, out key) || ElementKey.TryDomain(text, out key);
    }

    /// <summary>All keys, or the first text that is none.</summary>
    public static Outcome<IReadOnlyList<ElementKey>> ReadAll(IReadOnlyList<string> texts)
    {
        var keys = new List<ElementKey>(texts.Count);
        foreach (var text in texts)
        {
            if (!TryRead(text, out var key))
            {
                return new BadInput($"'{text}' names no element; write it like ip:192.0.2.1, dom:kanaal.example or acct:platform:name.");
            }

            keys.Add(key);
        }

        return new Outcome<IReadOnlyList<ElementKey>>.Done(keys);
    }
}
