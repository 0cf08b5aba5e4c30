namespace Kortwiek.App.Tables;

/// <summary>The audit of a table that somebody took off a page as a file. It is no command: pages ask for it.</summary>
public sealed class PageTableVerb(Scope scope) : IVerb<PageTableVerb.Request, PageTableVerb.Response>
{
    /// <summary>The line that is not in the verb table.</summary>
    public static readonly Verb Line = new("page table", "A page's table was taken out as a file", Effect.Discloses, () => VerbCode.Of(s => new PageTableVerb(s)));

    /// <summary>What was taken.</summary>
    /// <param name="Page">The page's address without its query.</param>
    /// <param name="Table">The table's caption.</param>
    /// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
    public sealed record Request([Option("page")] string Page, [Option("table")] string Table, [Option("format")] string Format);

    /// <summary>What goes with it.</summary>
    /// <param name="Marking">From <see cref="OperationMarking"/>.</param>
    public sealed record Response(string Marking);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        new Response(await OperationMarking.TextAsync(scope, cancellation));
}
