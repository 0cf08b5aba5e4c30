namespace Kortwiek.Act;

/// <summary>A person who spoke for a side of a hit.</summary>
/// <param name="Member">Code of the member; empty where the reader may not know it yet.</param>
/// <param name="PersonId">The human being; empty likewise.</param>
/// <param name="At">When.</param>
public sealed record HitVoice(string Member, string PersonId, DateTimeOffset At);
