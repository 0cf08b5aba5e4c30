namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary><c>order new FILE --form F</c>: makes a form, with what the operation knows of a measure filled in.</summary>
public sealed class NewVerb(Scope scope) : IVerb<NewVerb.Request, NewVerb.Response>
{
    /// <summary>Which form, and for what.</summary>
    public sealed record Request(
        [Argument("JSON file for the form; one that is there is never replaced")] OutputFile File,
        [Option("tco-1, tco-2, tco-3, dsa-9, eio-a, mla, epoc, epoc-pr, receipt, or one of the installation's own")] string Form,
        [Option("the measure that it serves, such as M-001; the form is filled from it")] string? Measure = null,
        [Option("language in which it is drawn up; without it the instrument's, else the first that the state accepts")] string? Lang = null);

    /// <summary>The form that was made.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Form">Which form.</param>
    /// <param name="Language">In which it is to be drawn up.</param>
    /// <param name="Measure">The measure, or null.</param>
    /// <param name="Filled">Fields that the operation filled.</param>
    /// <param name="Open">What a person still has to see to: what <c>order check</c> would say now.</param>
    public sealed record Response(string File, string Form, string Language, string? Measure, IReadOnlyList<string> Filled, IReadOnlyList<Refusal> Open);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (Path.Exists(request.File.Path))
        {
            return new BadInput("A form that is there is never replaced; name another file.", request.File.Name, Code: "output-exists");
        }

        if (request.File.Taken() is { } taken)
        {
            return taken;
        }

        if (request.Lang is { } wanted && (wanted.Length != 2 || !wanted.All(char.IsAsciiLetterLower)))
        {
            return new BadInput($"'{wanted}' is no value for --lang: two small letters, such as nl.");
        }

        var forms = FormFiles.Read(scope.Installation);
        if (forms is not Outcome<FormBook>.Done { Answer: var book })
        {
            return forms.As<Response>();
        }

        var found = book.Find(request.Form);
        if (found is not Outcome<FormDefinition>.Done { Answer: var definition })
        {
            return found.As<Response>();
        }

        var known = await OrderFacts.OfAsync(scope, definition, request.Measure, cancellation);
        return known is Outcome<OrderFacts>.Done { Answer: var facts } ? Write(request, definition, book, facts) : known.As<Response>();
    }

    private static Outcome<Response> Write(Request request, FormDefinition definition, FormBook book, OrderFacts facts)
    {
        var form = FormTemplate.Make(definition, request.Lang ?? facts.Language ?? "en", request.Measure, facts.Known);
        if (request.Lang is null && FormCheck.AcceptedLanguages(form, definition, book.States) is { Count: > 0 } accepted && !accepted.Contains(form.Language))
        {
            form = form with { Language = accepted[0] };
        }

        request.File.Write(stream => stream.Write(form.ToBytes()));
        return new Response(
            request.File.Name, form.Form, form.Language, form.Measure,
            [.. definition.Fields.Where(f => form.Texts(f.Id).Any(t => t != "false")).Select(f => f.Id)],
            FormCheck.Problems(form, definition, book));
    }
}
