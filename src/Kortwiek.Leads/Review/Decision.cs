namespace Kortwiek.Leads;

/// <summary>What a named human made of a lead, to be kept for ever beside it.</summary>
/// <param name="Lead">Id of the lead.</param>
/// <param name="State">The state from now on.</param>
/// <param name="By">The human.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Purpose">What a confirmed lead is used for.</param>
/// <param name="Under">Legal basis of a confirmed lead.</param>
/// <param name="RetainUntil">Until when a confirmed lead may be kept.</param>
/// <param name="Subject">What the person is in the procedure.</param>
/// <param name="Minor">Whether the person is a minor.</param>
public sealed record Decision(
    string Lead,
    LeadState State,
    string By,
    DateTimeOffset At,
    string Reason,
    string? Purpose = null,
    string? Under = null,
    DateOnly? RetainUntil = null,
    SubjectCategory? Subject = null,
    MinorStatus Minor = MinorStatus.Unknown);
