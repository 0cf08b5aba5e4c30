namespace Kortwiek.Evidence.Log;

/// <summary>What a full check of a log's bytes found.</summary>
/// <param name="Ok">All checks hold.</param>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">Entries that are durable.</param>
/// <param name="Root">The root over them, computed from the entries.</param>
/// <param name="SignedSize">Entries under the checkpoint; 0 where there is none.</param>
/// <param name="Signers">Names of the known keys whose signatures fit.</param>
/// <param name="Checks">Each check with its finding, in the order they were made.</param>
public sealed record LogReport(
    bool Ok, string Origin, ulong Size, MerkleHash Root, ulong SignedSize, IReadOnlyList<string> Signers, IReadOnlyList<Check> Checks);
