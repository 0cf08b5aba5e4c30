namespace Kortwiek.Cli;

/// <summary>Finds the verb that somebody meant.</summary>
internal static class Nearest
{
    /// <summary>The sentence for words that begin no verb, or null where they do.</summary>
    public static BadInput? Unknown(string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        for (var length = 1; length <= words.Length; length++)
        {
            var prefix = string.Join(' ', words[..length]);
            if (Verbs.Find(prefix) is not null || CommandLine.LocalCommands.Contains(prefix))
            {
                return null;
            }

            if (Verbs.All.Any(v => v.Path.StartsWith(prefix + " ", StringComparison.Ordinal)))
            {
                continue;
            }

            var near = Candidates(length).Where(c => Distance(c, prefix) <= 2).OrderBy(c => Distance(c, prefix)).ThenBy(c => c, StringComparer.Ordinal).FirstOrDefault();
            return new BadInput(
                $"There is no command '{prefix}'." + (near is null ? " See: kortwiek --help" : $" Did you mean '{near}'?"),
                Code: "unknown-command");
        }

        return null;
    }

    /// <summary>Edit distance of Levenshtein.</summary>
    public static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            previous = current;
        }

        return previous[b.Length];
    }

    private static IEnumerable<string> Candidates(int length) =>
        Verbs.All.Select(v => v.Path).Concat(CommandLine.LocalCommands).Select(p => string.Join(' ', p.Split(' ').Take(length))).Distinct();
}
