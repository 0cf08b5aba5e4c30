namespace Kortwiek.Leads;

/// <summary>The states of a lead: proposed, then confirmed or rejected by a named human; a confirmed one may be rejected later, a rejected one stays so.</summary>
public static class LeadReview
{
    /// <summary>Confirms a lead.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="state">Its state now.</param>
    /// <param name="confirmation">What the human says.</param>
    /// <param name="by">Who it is; not empty.</param>
    /// <param name="at">When.</param>
    /// <returns>Bad input with all that is missing; refused with all that blocks.</returns>
    public static Outcome<Decision> Confirm(Lead lead, LeadState state, Confirmation confirmation, string by, DateTimeOffset at)
    {
        if (confirmation.Missing() is { Count: > 0 } missing)
        {
            return new BadInput($"To confirm a lead, also say {string.Join(", ", missing)}.", Code: "missing-option");
        }

        var blocks = Blocks(lead, state, confirmation.RetainUntil!.Value, DateOnly.FromDateTime(at.UtcDateTime));
        return blocks.Count > 0
            ? new Refusals(blocks)
            : new Decision(
                lead.Id,
                LeadState.Confirmed,
                by,
                at,
                confirmation.Reason!.Trim(),
                confirmation.Purpose!.Trim(),
                confirmation.Under!.Trim(),
                confirmation.RetainUntil,
                confirmation.Subject,
                confirmation.Minor);
    }

    /// <summary>Rejects a lead.</summary>
    /// <returns>Bad input without a reason; refused where it is rejected already.</returns>
    public static Outcome<Decision> Reject(Lead lead, LeadState state, string? reason, string by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return BadInput.MissingOption("--reason", "a lead is rejected for a reason that others can read");
        }

        return state == LeadState.Rejected
            ? new Refusals("state", $"Lead {lead.Id} is rejected already.")
            : new Decision(lead.Id, LeadState.Rejected, by, at, reason.Trim());
    }

    /// <summary>All that stands against confirming a lead now; empty where nothing does.</summary>
    public static IReadOnlyList<Refusal> Blocks(Lead lead, LeadState state, DateOnly retainUntil, DateOnly today)
    {
        var blocks = new List<Refusal>();
        if (state != LeadState.Proposed)
        {
            blocks.Add(new Refusal("state", $"Lead {lead.Id} is {state} already."));
        }

        blocks.AddRange(lead.Safeguards.Where(s => s.Effect == SafeguardEffect.Blocks).Select(s => new Refusal(s.Flag, Sentence.Term(s.Text))));
        if (retainUntil <= today)
        {
            blocks.Add(new Refusal("retention", $"The date of retention, {retainUntil:yyyy-MM-dd}, is not in the future."));
        }

        return blocks;
    }
}
