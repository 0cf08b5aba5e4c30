using Kortwiek.App.Papers;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary><c>order print FILE --out F.html</c>, <c>F.pdf</c> or <c>F.docx</c>: prints a form that can be issued. Kortwiek sends nothing.</summary>
public sealed class PrintVerb(Scope scope) : IVerb<PrintVerb.Request, PrintVerb.Response>
{
    /// <summary>The form and where the page goes.</summary>
    public sealed record Request(
        [Argument("the filled form as JSON, or a page that was printed of it")] InputFile File,
        [Option("file for the page: .html, or .pdf or .docx")] OutputFile Out,
        [Option("language of the labels: nl, fr or en; without it the order's own. In another one the page is a reading copy")] string? Lang = null);

    /// <summary>What was printed.</summary>
    /// <param name="Out">The file.</param>
    /// <param name="Form">Which form.</param>
    /// <param name="Language">The language of the order.</param>
    /// <param name="Lang">The language of the labels.</param>
    /// <param name="ReadingCopy">True where they differ: the page then says that it is no order.</param>
    /// <param name="DataSha256">Digest of the canonical JSON; it stands in the foot of every sheet.</param>
    /// <param name="PageSha256">Digest of the page.</param>
    public sealed record Response(string Out, string Form, string Language, string Lang, bool ReadingCopy, Digest DataSha256, Digest PageSha256);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) => Task.FromResult(Print(request));

    private Outcome<Response> Print(Request request)
    {
        if ((request.Out.Taken() ?? PaperFile.Missing(request.Out)) is { } taken)
        {
            return taken;
        }

        var read = OrderFile.Read(scope.Installation, request.File);
        if (read is not Outcome<OrderFile>.Done { Answer: var order })
        {
            return read.As<Response>();
        }

        var language = request.Lang ?? order.Form.Language;
        if (order.Problems() is { } problems)
        {
            return problems;
        }

        if (!order.Book.Prints(order.Definition, language))
        {
            return new BadInput($"The form {order.Definition.Id} has labels in {string.Join(", ", order.Definition.Languages.Where(l => order.Book.Prints(order.Definition, l)))}, not in '{language}'; choose one with --lang.");
        }

        var page = PaperFile.IsAskedFor(request.Out)
            ? PaperFile.Of(FormPrint.Paper(order.Form, order.Definition, order.Book, language, scope.HasOperation ? $"{scope.Operation.Code} · {scope.Operation.Title}" : ""), request.Out.Name)
            : FormPrint.Html(order.Form, order.Definition, order.Book, language);
        var digest = Digest.Sha256Of(page);
        request.Out.Write(stream => stream.Write(page));
        if (scope.HasOperation)
        {
            scope.Record(EntryTypes.Disclose, "order print", $"form {order.Form.Form} printed in {language}", digest);
        }

        return new Response(request.Out.Name, order.Form.Form, order.Form.Language, language, order.Form.Language != language, order.Form.Digest(), digest);
    }
}
