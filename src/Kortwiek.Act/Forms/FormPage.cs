using System.Globalization;
using System.Text;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The page of one form in one language.</summary>
internal sealed class FormPage(FilledForm form, FormDefinition definition, FormBook book, string language)
{
    private readonly PrintWords _words = book.Words[language];
    private readonly StringBuilder _html = new(16_384);

    // A reader's voice has to know in which language a value is written.
    private readonly string _lang = form.Language == language ? "" : $" lang=\"{Safe(form.Language)}\"";

    public string Html()
    {
        var mark = form.Marking.Label();
        var digest = form.Digest();
        var style = PrintStyle.Of(mark, digest);
        Add($"<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{PrintStyle.Policy(style)}\"/>\n");
        Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{Safe(definition.Title[language])}</title>\n<style>{style}</style></head>\n<body>\n");
        Add($"<header><p class=\"mark\">{mark}</p>\n<h1>{Safe(definition.Title[language])}</h1>\n<p class=\"source\">{Safe(definition.Source)}</p>\n<p>{Safe(definition.Lead[language])}</p>\n");
        if (form.Language != language)
        {
            Add($"<p class=\"copy\">{Safe(Fill(_words.ReadingCopy, form.Language))}</p>\n");
        }

        Add($"</header>\n<main>\n");
        foreach (var section in definition.Sections)
        {
            Add(section);
        }

        Add($"</main>\n<footer>\n");
        if (definition.Fields.Any(f => !f.Verified))
        {
            Add($"<p>† {Safe(Fill(_words.Unverified, definition.Source))}</p>\n");
        }

        Add($"<p>{Safe(Fill(_words.Version, definition.Id, definition.Version, definition.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))} {Safe(_words.Sent)}</p>\n");
        Add($"<p>{Safe(_words.Digest)}: <code>{digest}</code></p>\n<p class=\"mark\">{mark}</p>\n</footer>\n");
        Add($"{PrintedForm.Open}{PrintedForm.Block(form)}{PrintedForm.Close}\n</body></html>\n");
        return _html.ToString();
    }

    private void Add(FormSection section)
    {
        Add($"<section><h2><span>{Safe(section.Id)}</span> {Safe(section.Title[language])}</h2>\n<dl>\n");
        foreach (var field in section.Fields)
        {
            Add($"<div><dt>{Safe(field.Label[language])}{(field.Verified ? "" : " <sup>†</sup>")}</dt><dd>{Value(field)}</dd></div>\n");
        }

        Add($"</dl></section>\n");
    }

    private void Add(FormattableString text) => _html.Append(text.ToString(CultureInfo.InvariantCulture));

    private string Value(FormField field)
    {
        var texts = form.Texts(field.Id);
        return field.Type switch
        {
            FieldType.Flag => Box(texts is ["true"], texts is ["true"] ? _words.Yes : _words.No),
            FieldType.Choice or FieldType.Choices => string.Concat(field.Choices!.Select(c => $"<div>{Box(texts.Contains(c.Id), c.Label[language])}</div>")),
            _ when texts.Count == 0 => "–",
            FieldType.Country => Safe(FormWords.Country(texts[0], book, language)),
            FieldType.Instant => Safe(FormWords.Instant(texts[0])),
            FieldType.Languages => Safe(string.Join(", ", texts)),
            FieldType.Paragraph => $"<p class=\"text\">{Bdi(texts[0])}</p>",
            _ when texts.Count == 1 => Bdi(texts[0]),
            _ => $"<ol>{string.Concat(texts.Select(t => $"<li>{Bdi(t)}</li>"))}</ol>",
        };
    }

    // A value keeps its own writing direction and cannot turn the line around it.
    private string Bdi(string text) => $"<bdi{_lang}>{Safe(text)}</bdi>";

    private static string Box(bool ticked, string label) => $"<span class=\"box\">{FormWords.Tick(ticked)}</span> {Safe(label)}";

    private static string Safe(string text) => HiddenText.Safe(text);

    private static string Fill(string words, params object[] values) => FormWords.Fill(words, values);
}
