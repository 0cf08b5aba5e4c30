using System.Text.Json;
using Kortwiek.Leads;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Leads;

/// <summary>Leads as they stand in the store.</summary>
internal static class LeadBook
{
    /// <summary>The lead of an id, or the sentence that there is none. The first digits do, where no other lead begins with them.</summary>
    public static async Task<Outcome<LeadRow>> FindAsync(Scope scope, string id, CancellationToken cancellation)
    {
        var rows = await scope.Db.Set<LeadRow>().Where(r => r.Code.StartsWith(id)).Take(2).ToListAsync(cancellation);
        return rows.Count switch
        {
            1 when id.Length >= 4 => rows[0],
            0 => new BadInput($"There is no lead {id} in {scope.Operation.Code}. 'kortwiek leads find' lists them.", Code: "unknown-lead"),
            _ => new BadInput($"Several leads begin with {id}; write more digits.", Code: "unknown-lead"),
        };
    }

    /// <summary>The lead as it was found, with its state now.</summary>
    public static Lead Read(LeadRow row) => JsonSerializer.Deserialize<Lead>(row.Body, KortwiekJson.Options)! with { State = State(row.State) };

    /// <summary>The decisions on leads, oldest first.</summary>
    public static async Task<ILookup<string, Decision>> DecisionsAsync(Scope scope, string? lead, CancellationToken cancellation)
    {
        var rows = await scope.Db.Set<LeadDecisionRow>().AsNoTracking().Where(d => lead == null || d.Lead == lead).OrderBy(d => d.Id).ToListAsync(cancellation);
        return rows.Select(r => JsonSerializer.Deserialize<Decision>(r.Body, KortwiekJson.Options)!).ToLookup(d => d.Lead, StringComparer.Ordinal);
    }

    /// <summary>Keeps a decision: a row that stays for ever, and the lead's state.</summary>
    public static void Keep(Scope scope, LeadRow row, Decision decision)
    {
        scope.Db.Add(new LeadDecisionRow
        {
            Id = Id<LeadDecisionRow>.New(scope.Clock),
            Lead = decision.Lead,
            State = Word(decision.State),
            At = decision.At,
            Member = decision.By,
            Body = JsonSerializer.Serialize(decision, KortwiekJson.Options),
        });
        row.State = Word(decision.State);
        row.RetainUntil = decision.RetainUntil;
    }

    /// <summary>The second that it is.</summary>
    public static DateTimeOffset Now(Scope scope) => DateTimeOffset.FromUnixTimeSeconds(scope.Clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>A word as the store has it.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static LeadState State(string word) => Enum.Parse<LeadState>(word, ignoreCase: true);
}
