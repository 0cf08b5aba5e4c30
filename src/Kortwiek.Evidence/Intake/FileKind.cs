namespace Kortwiek.Evidence.Intake;

/// <summary>What a name in a folder stands for.</summary>
public enum FileKind
{
    /// <summary>A file: read and hashed.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link: its target text is recorded, it is never followed.</summary>
    Link,

    /// <summary>A named pipe: recorded, not opened.</summary>
    Pipe,

    /// <summary>A socket: recorded, not opened.</summary>
    Socket,

    /// <summary>A device: read where it is the source itself, else recorded only.</summary>
    Device,
}
