using System.Globalization;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>One form in one language, for a PDF or a text document.</summary>
internal sealed class FormPaper(FilledForm form, FormDefinition definition, FormBook book, string language)
{
    private readonly PrintWords _words = book.Words[language];

    public Paper Of(string running)
    {
        var parts = new List<PaperPart> { new PaperPart.Words(definition.Source, PaperTone.Quiet), new PaperPart.Words(definition.Lead[language]) };
        if (form.Language != language)
        {
            parts.Add(new PaperPart.Words(FormWords.Fill(_words.ReadingCopy, form.Language), PaperTone.Strong));
        }

        foreach (var section in definition.Sections)
        {
            parts.Add(new PaperPart.Heading(2, $"{section.Id} {section.Title[language]}"));
            parts.Add(new PaperPart.Pairs([.. section.Fields.Select(f => new PaperPair(f.Label[language] + (f.Verified ? "" : " †"), [.. Lines(f).Select(HiddenText.Shown)]))]));
        }

        if (definition.Fields.Any(f => !f.Verified))
        {
            parts.Add(new PaperPart.Words($"† {FormWords.Fill(_words.Unverified, definition.Source)}", PaperTone.Quiet));
        }

        var version = FormWords.Fill(_words.Version, definition.Id, definition.Version, definition.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        parts.Add(new PaperPart.Words($"{version} {_words.Sent}", PaperTone.Quiet));
        parts.Add(new PaperPart.Words($"{_words.Digest}: {form.Digest()}", PaperTone.Quiet));
        return new Paper(definition.Title[language], language, form.Marking.Label(), running.Length > 0 ? running : definition.Id, parts);
    }

    private IReadOnlyList<string> Lines(FormField field)
    {
        var texts = form.Texts(field.Id);
        return field.Type switch
        {
            FieldType.Flag => [Box(texts is ["true"], texts is ["true"] ? _words.Yes : _words.No)],
            FieldType.Choice or FieldType.Choices => [.. field.Choices!.Select(c => Box(texts.Contains(c.Id), c.Label[language]))],
            _ when texts.Count == 0 => [],
            FieldType.Country => [FormWords.Country(texts[0], book, language)],
            FieldType.Instant => [FormWords.Instant(texts[0])],
            FieldType.Languages => [string.Join(", ", texts)],
            _ when texts.Count == 1 => texts,
            _ => [.. texts.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {t}"))],
        };
    }

    private static string Box(bool ticked, string label) => $"{FormWords.Tick(ticked)} {label}";
}
