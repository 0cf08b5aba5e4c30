namespace Kortwiek.Watch;

/// <summary>An object as it may go to an audience.</summary>
/// <param name="Bytes">The original bytes, or the object without what the audience may not see.</param>
/// <param name="Removed">Selectors of what was removed, in ordinal order; empty for the original.</param>
public sealed record StixCopy(ReadOnlyMemory<byte> Bytes, IReadOnlyList<string> Removed);
