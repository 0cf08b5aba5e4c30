namespace Kortwiek.Watch;

/// <summary>What one row of a table says.</summary>
/// <param name="Line">The row's number, from 1.</param>
/// <param name="Elements">Its elements, the row's first one first; empty where the row was rejected.</param>
/// <param name="Relations">Ties among them.</param>
/// <param name="Channel">The channel that they carry, or null.</param>
/// <param name="Notes">What of the row could not be taken.</param>
public sealed record SheetRow(long Line, IReadOnlyList<ElementFact> Elements, IReadOnlyList<RelationFact> Relations, ChannelFact? Channel, IReadOnlyList<FeedNote> Notes)
{
    /// <summary>True where nothing of the row could be taken.</summary>
    public bool IsRejected => Elements.Count == 0 && Channel is null;
}
