using Kortwiek.Core;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Evidence.Intake;

/// <summary>What an intake found.</summary>
/// <param name="Kind">File, folder or device.</param>
/// <param name="Files">Files that were read.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Root">The item's Merkle root over path, size and SHA-256 of every file, in ordinal order of the paths' bytes.</param>
/// <param name="Listing">SHA-256 over all journal records of names, a newline after each: seals times, links, BLAKE3 and what could not be read.</param>
/// <param name="Links">Symbolic links, recorded.</param>
/// <param name="Others">Pipes, sockets, devices and empty folders, recorded.</param>
/// <param name="ProblemCount">Names that are not simply hashed.</param>
/// <param name="Problems">The first 1,000 of them.</param>
/// <param name="Resumed">An interrupted intake was continued.</param>
/// <param name="Sha256">For a single file its SHA-256, else null.</param>
/// <param name="Blake3">For a single file its BLAKE3, else null.</param>
public sealed record IntakeResult(
    FileKind Kind,
    long Files,
    long Bytes,
    MerkleHash Root,
    Digest Listing,
    long Links,
    long Others,
    long ProblemCount,
    IReadOnlyList<IntakeProblem> Problems,
    bool Resumed,
    Digest? Sha256,
    Digest? Blake3);
