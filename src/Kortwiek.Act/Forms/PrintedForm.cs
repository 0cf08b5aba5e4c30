using System.Text;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The data inside a printed form.</summary>
public static class PrintedForm
{
    internal const string Open = "<script type=\"application/json\" id=\"kortwiek-form\">";
    internal const string Close = "</script>";

    /// <summary>Whether bytes look like a printed form and not like JSON.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>Reads the form back, and says no where the page is not, to the byte, what the program prints of it: then somebody changed what a reader sees, or the data.</summary>
    /// <param name="html">The page.</param>
    /// <param name="book">The forms by which it is printed again.</param>
    /// <param name="file">Its name, for the message.</param>
    public static Outcome<FilledForm> Read(ReadOnlySpan<byte> html, FormBook book, string? file = null)
    {
        var opens = html.IndexOf(Encoding.UTF8.GetBytes(Open));
        var block = opens < 0 ? default : html[(opens + Open.Length)..];
        var closes = block.IndexOf(Encoding.UTF8.GetBytes(Close));
        if (closes < 0)
        {
            return new BadInput("This page holds no form.", file);
        }

        var read = FilledForm.Read(block[..closes], file);
        if (read is not Outcome<FilledForm>.Done { Answer: var form })
        {
            return read;
        }

        if (!book.Forms.TryGetValue(form.Form, out var definition))
        {
            return new BadInput($"This page was printed from a form '{form.Form}' that is not known here.", file);
        }

        foreach (var language in definition.Languages.Where(l => book.Prints(definition, l)))
        {
            if (html.SequenceEqual(FormPrint.Html(form, definition, book, language)))
            {
                return form;
            }
        }

        return new Outcome<FilledForm>.No(form, "The page is not what its data print: one of them was changed, or the form has another version here.");
    }

    // The default encoder leaves no <, >, & or quote and nothing beyond ASCII: the block cannot end early.
    internal static string Block(FilledForm form)
    {
        using var document = JsonDocument.Parse(form.Canonical());
        return JsonSerializer.Serialize(document.RootElement);
    }
}
