namespace Kortwiek.Act;

/// <summary>A hold that stands on a measure.</summary>
/// <param name="Authority">Whose it is; <c>system:deconfliction</c> for the system's own.</param>
/// <param name="By">The member who set it.</param>
/// <param name="At">Since when.</param>
/// <param name="Reason">Why.</param>
public sealed record Hold(string Authority, string By, DateTimeOffset At, string Reason);
