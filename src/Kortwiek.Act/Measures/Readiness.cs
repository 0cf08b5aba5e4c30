namespace Kortwiek.Act;

/// <summary>What stands by for a measure.</summary>
/// <param name="Team">Who carries it out.</param>
/// <param name="Tools">With what.</param>
/// <param name="Contact">How they are reached at the instant.</param>
/// <param name="ClockOffset">How far the installation's clock is from the reference; null where nobody measured it.</param>
public sealed record Readiness(string Team, string Tools, string Contact, TimeSpan? ClockOffset);
