using System.Globalization;
using System.Text;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Prints a filled form as one HTML file for A4: no script, nothing from elsewhere, every value escaped, the same bytes each time.</summary>
/// <remarks>The data go with the page as canonical JSON in a block that no browser runs; <see cref="PrintedForm"/> reads them back.</remarks>
public static class FormPrint
{
    /// <summary>The page.</summary>
    /// <param name="form">The form; what <see cref="FormCheck"/> says of it is the caller's business.</param>
    /// <param name="definition">The definition that it names.</param>
    /// <param name="book">States and words.</param>
    /// <param name="language">A language that <see cref="FormBook.Prints"/>. In another one than the form's own the page says that it is a reading copy.</param>
    /// <exception cref="ArgumentException">The book cannot print the form in that language.</exception>
    public static byte[] Html(FilledForm form, FormDefinition definition, FormBook book, string language)
    {
        if (!book.Prints(definition, language))
        {
            throw new ArgumentException($"The form {definition.Id} has no labels in {language}.", nameof(language));
        }

        var words = book.Words[language];
        var mark = MarkOf(form.Marking);
        var digest = form.Digest();
        var style = PrintStyle.Of(mark, digest);
        var html = new StringBuilder(16_384);
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{PrintStyle.Policy(style)}\"/>\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{Safe(definition.Title[language])}</title>\n<style>{style}</style></head>\n<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<header><p class=\"mark\">{mark}</p>\n<h1>{Safe(definition.Title[language])}</h1>\n<p class=\"source\">{Safe(definition.Source)}</p>\n<p>{Safe(definition.Lead[language])}</p>\n");
        if (form.Language != language)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"copy\">{Safe(Fill(words.ReadingCopy, form.Language))}</p>\n");
        }

        html.Append("</header>\n<main>\n");
        foreach (var section in definition.Sections)
        {
            Write(section, form, book.States, words, language, html);
        }

        html.Append("</main>\n<footer>\n");
        if (definition.Fields.Any(f => !f.Verified))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>† {Safe(Fill(words.Unverified, definition.Source))}</p>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p>{Safe(Fill(words.Version, definition.Id, definition.Version, definition.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))} {Safe(words.Sent)}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Safe(words.Digest)}: <code>{digest}</code></p>\n<p class=\"mark\">{mark}</p>\n</footer>\n");
        html.Append(PrintedForm.Open).Append(PrintedForm.Block(form)).Append(PrintedForm.Close).Append("\n</body></html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Write(FormSection section, FilledForm form, StateTable states, PrintWords words, string language, StringBuilder html)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section><h2><span>{Safe(section.Id)}</span> {Safe(section.Title[language])}</h2>\n<dl>\n");
        foreach (var field in section.Fields)
        {
            var unverified = field.Verified ? "" : " <sup>†</sup>";
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>{Safe(field.Label[language])}{unverified}</dt><dd>{Value(field, form, states, words, language)}</dd></div>\n");
        }

        html.Append("</dl></section>\n");
    }

    private static string Value(FormField field, FilledForm form, StateTable states, PrintWords words, string language)
    {
        var texts = form.Texts(field.Id);
        return field.Type switch
        {
            FieldType.Flag => Box(texts is ["true"], texts is ["true"] ? words.Yes : words.No),
            FieldType.Choice or FieldType.Choices => string.Concat(field.Choices!.Select(c => $"<div>{Box(texts.Contains(c.Id), c.Label[language])}</div>")),
            _ when texts.Count == 0 => "–",
            FieldType.Country => Bdi(states.Find(texts[0]) is { } state && state.Name.TryGetValue(language, out var name) ? $"{name} ({texts[0]})" : texts[0]),
            FieldType.Instant => Bdi(DateTimeOffset.TryParse(texts[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) : texts[0]),
            FieldType.Paragraph => $"<p class=\"text\">{Bdi(texts[0])}</p>",
            _ when texts.Count == 1 => Bdi(texts[0]),
            _ => $"<ol>{string.Concat(texts.Select(t => $"<li>{Bdi(t)}</li>"))}</ol>",
        };
    }

    private static string Box(bool ticked, string label) => $"<span class=\"box\">{(ticked ? "☒" : "☐")}</span> {Safe(label)}";

    // A value keeps its own writing direction and cannot turn the line around it.
    private static string Bdi(string text) => $"<bdi>{Safe(text)}</bdi>";

    private static string Safe(string text) => HiddenText.Safe(text);

    private static string Fill(string words, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            words = words.Replace($"{{{i}}}", Convert.ToString(values[i], CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return words;
    }

    // TLP 2.0: always in English.
    private static string MarkOf(Tlp marking) => marking switch
    {
        Tlp.Red => "TLP:RED",
        Tlp.AmberStrict => "TLP:AMBER+STRICT",
        Tlp.Amber => "TLP:AMBER",
        Tlp.Green => "TLP:GREEN",
        _ => "TLP:CLEAR",
    };
}
