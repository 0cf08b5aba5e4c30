namespace Kortwiek.Core;

/// <summary>Where a value came from.</summary>
/// <param name="File">The file as it was named when it was read; a display text, not a path to open.</param>
/// <param name="Digest">The file's SHA-256.</param>
/// <param name="Line">Line number from 1 in the decompressed stream, or null for a whole file.</param>
/// <param name="Offset">Byte offset from 0 in the decompressed stream, or null.</param>
public sealed record Provenance(string File, Digest Digest, long? Line = null, long? Offset = null);
