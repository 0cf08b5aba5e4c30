namespace Kortwiek.Watch;

/// <summary>A warning or a rejection.</summary>
/// <param name="At">A JSON pointer into the file.</param>
/// <param name="Code">A stable word in kebab case.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Offset">Byte offset in the unpacked file of what was rejected; 0 for a warning.</param>
/// <param name="Length">Its length in bytes; 0 for a warning.</param>
public sealed record FeedNote(string At, string Code, string Text, long Offset = 0, int Length = 0);
