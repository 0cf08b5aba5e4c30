namespace Kortwiek.Web.Components;

/// <summary>One choice of a filter.</summary>
/// <param name="Value">What stands in the address.</param>
/// <param name="Text">The word for the reader.</param>
/// <param name="Count">How many rows it leaves, or null.</param>
/// <param name="State">A shape before the word, or null.</param>
public sealed record ChipOption(string Value, string Text, int? Count = null, StateKind? State = null);
