using System.Text;
using Kortwiek.App;

namespace Kortwiek.Web.Runs;

/// <summary>What a user would type for the same.</summary>
internal static class CommandText
{
    public static string Of(Verb verb, Func<Parameter, IReadOnlyList<string>> texts, string? code)
    {
        var line = new StringBuilder("./kortwiek ").Append(verb.Path);
        foreach (var parameter in verb.Parameters.OrderByDescending(p => p.IsArgument))
        {
            var values = texts(parameter);
            if (parameter.IsFlag)
            {
                line.Append(values is ["true"] ? $" {parameter.Name}" : "");
                continue;
            }

            foreach (var value in values)
            {
                line.Append(parameter.IsArgument ? " " : $" {parameter.Name} ").Append(Quote(value));
            }
        }

        return line.Append(code is null || verb.Effect is Effect.Pure or Effect.Manages ? "" : $" --operation {code}").ToString();
    }

    private static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:,+=@%".Contains(c, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
