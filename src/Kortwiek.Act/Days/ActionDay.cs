namespace Kortwiek.Act;

/// <summary>A day on which measures are carried out in several countries at one instant.</summary>
/// <param name="Number">From 1.</param>
/// <param name="TZero">T: the instant from which every offset counts.</param>
/// <param name="Title">In a few words.</param>
public sealed record ActionDay(int Number, DateTimeOffset TZero, string Title);
