namespace Kortwiek.Evidence.Bags;

/// <summary>A small file of a bag outside data/.</summary>
/// <param name="Path">Such as <c>custody/checkpoint</c>.</param>
/// <param name="Bytes">Its content.</param>
public sealed record BagTag(string Path, ReadOnlyMemory<byte> Bytes);
