namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary>A filled form as a user hands it in: its JSON file, or the page that was printed of it.</summary>
/// <param name="Form">What was filled in.</param>
/// <param name="Definition">What it was made by.</param>
/// <param name="Book">The forms of the installation.</param>
/// <param name="Printed">True where the file is a printed page.</param>
/// <param name="Bytes">The file as it came.</param>
internal sealed record OrderFile(FilledForm Form, FormDefinition Definition, FormBook Book, bool Printed, byte[] Bytes)
{
    // A page holds its data twice: once for the reader, once to be read back.
    private const int MaxBytes = 4 * FilledForm.MaxBytes;

    public static Outcome<OrderFile> Read(Installation installation, InputFile file)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<OrderFile>();
        }

        byte[] bytes;
        using (stream)
        {
            using var memory = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; memory.Length <= MaxBytes && (read = stream.Read(buffer)) > 0;)
            {
                memory.Write(buffer, 0, read);
            }

            bytes = memory.ToArray();
        }

        if (bytes.Length > MaxBytes)
        {
            return new BadInput("A form has at most 1 MiB.", file.Name);
        }

        var forms = FormFiles.Read(installation);
        return forms is Outcome<FormBook>.Done { Answer: var book } ? Read(bytes, book, file.Name) : forms.As<OrderFile>();
    }

    private static Outcome<OrderFile> Read(byte[] bytes, FormBook book, string name)
    {
        var printed = PrintedForm.Is(bytes);
        var read = printed ? PrintedForm.Read(bytes, book, name) : FilledForm.Read(bytes, name);
        if (read is Outcome<FilledForm>.No changed)
        {
            return new Refusals("page", changed.Reason);
        }

        if (read is not Outcome<FilledForm>.Done { Answer: var form })
        {
            return read.As<OrderFile>();
        }

        var found = book.Find(form.Form, name);
        return found is Outcome<FormDefinition>.Done { Answer: var definition } ? new OrderFile(form, definition, book, printed, bytes) : found.As<OrderFile>();
    }

    /// <summary>Everything that is wrong with it, or null.</summary>
    public Refusals? Problems() => FormCheck.Problems(Form, Definition, Book) is { Count: > 0 } problems ? new Refusals(problems) : null;
}
