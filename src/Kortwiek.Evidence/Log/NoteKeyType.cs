namespace Kortwiek.Evidence.Log;

/// <summary>What a note's key signs and how.</summary>
/// <remarks>C2SP signed-note and tlog-cosignature.</remarks>
public enum NoteKeyType : byte
{
    /// <summary>No known type; the default value.</summary>
    None = 0,

    /// <summary>Ed25519 over the note's text: the log's own signature.</summary>
    Ed25519 = 1,

    /// <summary>Ed25519 over a time and the checkpoint: a witness's cosignature.</summary>
    Ed25519Cosignature = 4,
}
