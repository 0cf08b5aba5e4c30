using Kortwiek.Leads;

namespace Kortwiek.App.Leads;

/// <summary><c>leads reject ID</c>: a named human takes a lead for wrong, and says why.</summary>
public sealed class RejectVerb(Scope scope) : IVerb<RejectVerb.Request, RejectVerb.Response>
{
    /// <summary>What the human says.</summary>
    public sealed record Request(
        [Argument("the lead; its first digits do")] string Id,
        [Option("why the lead is wrong, so that others can read it")] string? Reason = null);

    /// <summary>The decision.</summary>
    public sealed record Response(Decision Decision);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var found = await LeadBook.FindAsync(scope, request.Id, cancellation);
        if (found is not Outcome<LeadRow>.Done { Answer: var row })
        {
            return found.As<Response>();
        }

        var lead = LeadBook.Read(row);
        var outcome = LeadReview.Reject(lead, lead.State, request.Reason, scope.Handle, LeadBook.Now(scope));
        if (outcome is not Outcome<Decision>.Done { Answer: var decision })
        {
            return outcome.As<Response>();
        }

        LeadBook.Keep(scope, row, decision);
        return new Response(decision);
    }
}
