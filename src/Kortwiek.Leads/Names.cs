using System.Text;

namespace Kortwiek.Leads;

internal static class Names
{
    /// <summary>The names of <see cref="RecordKind"/> in snake case, by value.</summary>
    public static readonly string[] Kinds = [.. Enum.GetNames<RecordKind>().Select(Snake)];

    /// <summary><c>UnescapedQuote</c> as <c>unescaped_quote</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
