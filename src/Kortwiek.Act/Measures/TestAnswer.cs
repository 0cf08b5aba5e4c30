using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>An answer to a success test.</summary>
/// <param name="Passed">Whether the measure holds.</param>
/// <param name="ObservedAt">When it was seen.</param>
/// <param name="Evidence">Digest of the observation or receipt; null for a person's word.</param>
/// <param name="Note">A word on it; may be empty.</param>
public sealed record TestAnswer(bool Passed, DateTimeOffset ObservedAt, Digest? Evidence = null, string Note = "");
