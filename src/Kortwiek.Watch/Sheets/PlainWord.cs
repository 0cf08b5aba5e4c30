using System.Text;

namespace Kortwiek.Watch.Sheets;

/// <summary>A word by which headers and names of countries are looked up: letters and digits alone, without case and accents.</summary>
internal static class PlainWord
{
    public static string Of(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
