namespace Kortwiek.Evidence.Intake;

/// <summary>How far a name has come in an intake.</summary>
public enum FileStatus
{
    /// <summary>To be read.</summary>
    Planned,

    /// <summary>Read whole and hashed.</summary>
    Hashed,

    /// <summary>Recorded, not read: a link, pipe, socket, device or empty folder.</summary>
    Recorded,

    /// <summary>Hashed, but size, time or inode changed while it was read.</summary>
    ChangedDuringRead,

    /// <summary>Hashed with zeros in place of what could not be read.</summary>
    ReadWithErrors,

    /// <summary>Could not be opened; there is no hash.</summary>
    Unreadable,
}
