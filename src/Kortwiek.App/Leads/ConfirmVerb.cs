using Kortwiek.Leads;

namespace Kortwiek.App.Leads;

/// <summary><c>leads confirm ID</c>: a named human takes a lead for right, says why, for what and until when.</summary>
public sealed class ConfirmVerb(Scope scope) : IVerb<ConfirmVerb.Request, ConfirmVerb.Response>
{
    /// <summary>What the human says. All that is missing is named at once.</summary>
    public sealed record Request(
        [Argument("the lead; its first digits do")] string Id,
        [Option("why the lead is right")] string? Reason = null,
        [Option("what it is used for")] string? Purpose = null,
        [Option("legal basis")] string? Under = null,
        [Option("last day on which it may be kept")] DateOnly? RetainUntil = null,
        [Option("what the person is in the procedure")] SubjectCategory? Subject = null,
        [Option("whether the person is a minor; known and presumed ones go into no general dossier")] MinorStatus Minor = MinorStatus.Unknown);

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
        var said = new Confirmation(request.Reason, request.Purpose, request.Under, request.RetainUntil, request.Subject, request.Minor);
        var outcome = LeadReview.Confirm(lead, lead.State, said, scope.Handle, LeadBook.Now(scope));
        if (outcome is not Outcome<Decision>.Done { Answer: var decision })
        {
            return outcome.As<Response>();
        }

        LeadBook.Keep(scope, row, decision);
        return new Response(decision);
    }
}
