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

    /// <summary>Edit distance that takes two letters in the wrong order for one slip (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(Math.Min(cost[i, j - 1], cost[i - 1, j]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }

    private static IEnumerable<string> Candidates(int length) =>
        Verbs.All.Select(v => v.Path).Concat(CommandLine.LocalCommands).Select(p => string.Join(' ', p.Split(' ').Take(length))).Distinct();
}
