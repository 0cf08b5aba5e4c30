namespace Kortwiek.Evidence.Bags;

/// <summary>What a validation found.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Version">The bag's BagIt version, or null where it cannot be read.</param>
/// <param name="Errors">At most 1,000; a last one says how many more there are.</param>
/// <param name="Warnings">Likewise.</param>
/// <param name="Payload">What lies under data/.</param>
public sealed record BagReport(
    BagStatus Status, string? Version, IReadOnlyList<BagFinding> Errors, IReadOnlyList<BagFinding> Warnings, BagPayloadSize Payload);

/// <summary>Files under data/ and their bytes.</summary>
public sealed record BagPayloadSize(long Files, long Bytes);
