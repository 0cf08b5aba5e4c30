namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary>The forms of an installation: each file of its own <c>rules/forms</c> takes the place of the program's, or adds a form.</summary>
public static class FormFiles
{
    /// <summary>Reads the forms, or says what is wrong with the installation's own.</summary>
    public static Outcome<FormBook> Read(Installation installation)
    {
        var book = FormBook.BuiltIn;
        var folder = Path.Combine(installation.Home, "rules", "forms");
        IEnumerable<string> own = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json") : [];
        foreach (var path in own.Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).Length > 4 << 20)
            {
                return new BadInput("A file of forms has at most 4 MiB.", path);
            }

            var with = book.With(Path.GetFileName(path), File.ReadAllBytes(path), path);
            if (with is not Outcome<FormBook>.Done { Answer: var next })
            {
                return with;
            }

            book = next;
        }

        return book;
    }

    /// <summary>The definition of a form, or the sentence that lists them.</summary>
    public static Outcome<FormDefinition> Find(this FormBook book, string id, string? file = null) =>
        book.Forms.TryGetValue(id, out var form) ? form : new BadInput($"There is no form '{id}'. There are: {string.Join(", ", book.Forms.Keys)}.", file, Code: "unknown-form");
}
