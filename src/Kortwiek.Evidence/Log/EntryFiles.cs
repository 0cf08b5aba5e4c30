namespace Kortwiek.Evidence.Log;

/// <summary>The files an entry is about.</summary>
/// <param name="Count">Files.</param>
/// <param name="Bytes">Their bytes; at most 2^53 - 1.</param>
/// <param name="Root">The item's Merkle root.</param>
public sealed record EntryFiles(long Count, long Bytes, MerkleHash Root);
