namespace Kortwiek.Leads;

/// <summary>What a record of a log tells of. Written in Parquet as its name in snake case.</summary>
public enum RecordKind : byte
{
    /// <summary>A record of no kind that the rules ask for.</summary>
    Other,

    /// <summary>A web request.</summary>
    Http,

    /// <summary>A login that was accepted.</summary>
    LoginOk,

    /// <summary>A login that was refused.</summary>
    LoginFail,

    /// <summary>A session that ended.</summary>
    Logout,

    /// <summary>A command run through sudo.</summary>
    Sudo,

    /// <summary>A job of the clock daemon.</summary>
    Cron,

    /// <summary>A change of user through su.</summary>
    Su,

    /// <summary>A file sent to the server.</summary>
    FtpUp,

    /// <summary>A file fetched from the server.</summary>
    FtpDown,

    /// <summary>A file deleted on the server.</summary>
    FtpDel,

    /// <summary>Mail.</summary>
    Mail,

    /// <summary>A line of a shell's history.</summary>
    Shell,

    /// <summary>A session that began.</summary>
    Session,

    /// <summary>A fault that the server noted.</summary>
    Error,
}
