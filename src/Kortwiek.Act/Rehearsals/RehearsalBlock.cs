using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>What keeps a measure from going as the plan stands; it keeps it in every run of a rehearsal.</summary>
/// <param name="Id">The measure.</param>
/// <param name="Guard">The rule's name.</param>
/// <param name="Text">One sentence.</param>
public sealed record RehearsalBlock(string Id, string Guard, Sentence Text);
