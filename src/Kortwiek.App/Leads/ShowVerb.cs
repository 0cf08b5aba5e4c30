using Kortwiek.Leads;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Leads;

/// <summary><c>leads show ID</c>: one lead with its reasons, lines of evidence, safeguards and decisions. Consulting it is audited.</summary>
public sealed class ShowVerb(Scope scope) : IVerb<ShowVerb.Request, ShowVerb.Response>
{
    /// <summary>Which lead.</summary>
    public sealed record Request(
        [Argument("the lead; its first digits do")] string Id,
        [Option("show the queries that found it")] bool Queries = false);

    /// <summary>The lead.</summary>
    /// <param name="Lead">As it was found, with its state now.</param>
    /// <param name="Current">True where the latest search found it.</param>
    /// <param name="Blocks">What stands against confirming it.</param>
    /// <param name="Decisions">What humans made of it, oldest first.</param>
    /// <param name="Sources">The log files that its evidence points into.</param>
    /// <param name="Queries">Where asked for: the query of each of its rules.</param>
    public sealed record Response(
        Lead Lead,
        bool Current,
        IReadOnlyList<Refusal> Blocks,
        IReadOnlyList<Decision> Decisions,
        IReadOnlyList<SourceFile> Sources,
        IReadOnlyList<Query> Queries);

    /// <summary>The query of a rule.</summary>
    /// <param name="Rule">Its id.</param>
    /// <param name="Sql">The tables that it asks, and its own text.</param>
    public sealed record Query(string Rule, string Sql);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var found = await LeadBook.FindAsync(scope, request.Id, cancellation);
        if (found is not Outcome<LeadRow>.Done { Answer: var row })
        {
            return found.As<Response>();
        }

        var lead = LeadBook.Read(row);
        var today = DateOnly.FromDateTime(scope.Clock.GetUtcNow().UtcDateTime);
        var blocks = lead.State == LeadState.Proposed ? LeadReview.Blocks(lead, lead.State, today.AddYears(1), today) : [];
        var decisions = await LeadBook.DecisionsAsync(scope, row.Code, cancellation);
        var used = lead.Reasons.SelectMany(r => r.Events).Select(e => e.Src).Distinct().ToList();
        var sources = await scope.Db.Set<LogSourceRow>().AsNoTracking().Where(s => used.Contains(s.Source)).OrderBy(s => s.Source).ToListAsync(cancellation);
        return new Response(
            lead,
            row.Current,
            blocks,
            [.. decisions[row.Code]],
            [.. sources.Select(s => new SourceFile(s.Source, s.FileDigest, s.Path, s.Format))],
            request.Queries ? [.. lead.Reasons.Select(r => new Query(r.Rule, LeadFinder.Explain(RuleSet.Default, r.Rule) ?? "This rule came from a file of its own."))] : []);
    }
}
