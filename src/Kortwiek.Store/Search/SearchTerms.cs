using System.Globalization;
using System.Text;

namespace Kortwiek.Store;

/// <summary>Turns names into the words by which they are found, the same for what is kept and for what is asked.</summary>
/// <remarks>
/// Letters lose case, accents and, in Arabic, their forms (alef, ya, ta marbuta), vowel signs and the tatweel. A name with points, colons or slashes gives
/// its parts and each of its ends as one word: <c>mail.alfa.example</c> is found by <c>alfa</c> and by <c>alfa.example</c>.
/// </remarks>
public static class SearchTerms
{
    /// <summary>Stands for what parted two letters of one name; a letter itself, so that no index cuts there.</summary>
    private const char Joint = '\u01C0';
    private const int MostTerms = 60;
    private const int MostEnds = 6;
    private const int LongestTerm = 100;

    private static readonly string[][] Alike =
    [
        ["muhammad", "mohammed", "mohamed", "mohammad", "mohamad", "muhammed", "mehmet", "محمد"],
        ["ahmad", "ahmed", "احمد"],
        ["abu", "abou", "ابو"],
        ["sheikh", "shaykh", "cheikh", "sjeik", "شيخ"],
        ["yusuf", "youssef", "yousef", "joesoef", "يوسف"],
        ["hussein", "husayn", "hussain", "houssein", "حسين"],
        ["umar", "omar", "عمر"],
        ["uthman", "osman", "othman", "عثمان"],
        ["khalid", "khaled", "خالد"],
        ["said", "saeed", "sayed", "سعيد"],
        ["abdullah", "abdallah", "abdoullah", "عبدالله"],
        ["ibrahim", "ebrahim", "brahim", "ابراهيم"],
    ];

    private static readonly Dictionary<string, string[]> Synonyms = Alike
        .SelectMany(group => group.Select(word => (Key: Fold(word), Group: group.Select(Fold).ToArray())))
        .ToDictionary(p => p.Key, p => p.Group, StringComparer.Ordinal);

    /// <summary>The words of some texts, each once, in the order of the texts.</summary>
    public static string Of(params IEnumerable<string?> texts)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var word in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                Add(terms, Parts(Fold(word)));
            }
        }

        return string.Join(' ', terms);
    }

    /// <summary>What is asked: for each word of the text the beginnings that may stand for it; all words must be met.</summary>
    /// <returns>Empty where the text has no letter and no digit.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Asked(string text)
    {
        var asked = new List<IReadOnlyList<string>>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(12))
        {
            var folded = Fold(word);
            var parts = Parts(folded);
            if (parts.Count == 0)
            {
                continue;
            }

            var term = Cut(string.Join(Joint, parts)) + (parts.Count > 1 && !char.IsLetterOrDigit(folded[^1]) ? Joint : "");
            asked.Add(Synonyms.TryGetValue(term, out var alike) ? alike : [term]);
        }

        return asked;
    }

    /// <summary>A text without case, accents and forms of letters.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || c == '\u0640')
            {
                continue;
            }

            plain.Append(c switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ى' or 'ئ' => 'ي',
                'ؤ' => 'و',
                'ة' => 'ه',
                _ => char.ToLowerInvariant(c),
            });
        }

        return plain.ToString().Replace("ß", "ss", StringComparison.Ordinal);
    }

    private static List<string> Parts(string folded)
    {
        var parts = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inside = i < folded.Length && (char.IsLetterOrDigit(folded[i]) || char.IsSurrogate(folded[i])) && folded[i] != Joint;
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                parts.Add(Cut(folded[start..i]));
                start = -1;
            }
        }

        return parts;
    }

    private static void Add(HashSet<string> terms, List<string> parts)
    {
        foreach (var part in parts)
        {
            if (terms.Count < MostTerms)
            {
                terms.Add(part);
            }
        }

        for (var i = 0; i < parts.Count - 1 && i < MostEnds && terms.Count < MostTerms; i++)
        {
            terms.Add(Cut(string.Join(Joint, parts.Skip(i))));
        }
    }

    private static string Cut(string term) => term.Length > LongestTerm ? term[..LongestTerm] : term;
}
