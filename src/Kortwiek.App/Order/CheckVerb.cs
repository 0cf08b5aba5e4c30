namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary><c>order check FILE</c>: says whether a filled form can be issued; a printed page is checked to the byte, too.</summary>
public sealed class CheckVerb(Scope scope) : IVerb<CheckVerb.Request, CheckVerb.Response>
{
    /// <summary>The form.</summary>
    public sealed record Request([Argument("the filled form as JSON, or a page that was printed of it")] InputFile File);

    /// <summary>A form that can be issued.</summary>
    /// <param name="Form">Which one.</param>
    /// <param name="Version">Of its definition.</param>
    /// <param name="Language">In which it is drawn up.</param>
    /// <param name="Measure">The measure that it serves, or null.</param>
    /// <param name="Sha256">Digest of its canonical JSON; a printed page bears it.</param>
    /// <param name="Printed">True where the file is a printed page, and the page is what its data print.</param>
    /// <param name="Unverified">Number of fields that nobody compared with the official text.</param>
    /// <param name="Deadlines">The deadlines that it touches, as <c>bring tco.silence</c>.</param>
    public sealed record Response(string Form, int Version, string Language, string? Measure, Digest Sha256, bool Printed, int Unverified, IReadOnlyList<string> Deadlines);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) => Task.FromResult(Check(request));

    private Outcome<Response> Check(Request request)
    {
        var read = OrderFile.Read(scope.Installation, request.File);
        if (read is not Outcome<OrderFile>.Done { Answer: var order })
        {
            return read.As<Response>();
        }

        var form = order.Form;
        return order.Problems() is { } problems
            ? problems
            : new Response(
                form.Form, form.Version, form.Language, form.Measure, form.Digest(), order.Printed, order.Definition.Fields.Count(f => !f.Verified),
                [.. order.Definition.ClocksOf(form, order.Book.States).Select(c => $"{Words.Of(c.Step)} {c.Deadline}")]);
    }
}
