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

        return Encoding.UTF8.GetBytes(new FormPage(form, definition, book, language).Html());
    }

    /// <summary>The same form for a PDF or a text document, without the data inside: neither is read back.</summary>
    /// <param name="form">The form.</param>
    /// <param name="definition">The definition that it names.</param>
    /// <param name="book">States and words.</param>
    /// <param name="language">As for <see cref="Html"/>.</param>
    /// <param name="running">The operation as it stands on every page; empty for none.</param>
    /// <exception cref="ArgumentException">The book cannot print the form in that language.</exception>
    public static Paper Paper(FilledForm form, FormDefinition definition, FormBook book, string language, string running) => book.Prints(definition, language)
        ? new FormPaper(form, definition, book, language).Of(running)
        : throw new ArgumentException($"The form {definition.Id} has no labels in {language}.", nameof(language));
}
