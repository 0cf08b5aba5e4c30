namespace Kortwiek.Evidence.Log;

/// <summary>What an entry of the custody log says happened.</summary>
public static class EntryTypes
{
    /// <summary>An exhibit was taken in.</summary>
    public const string Intake = "intake";

    /// <summary>An exhibit was sealed.</summary>
    public const string Seal = "seal";

    /// <summary>An exhibit was handed to another authority.</summary>
    public const string Transfer = "transfer";

    /// <summary>An exhibit came from another authority.</summary>
    public const string Receive = "receive";

    /// <summary>An exhibit was opened.</summary>
    public const string Open = "open";

    /// <summary>A copy or a package was made.</summary>
    public const string Copy = "copy";

    /// <summary>An exhibit was examined.</summary>
    public const string Analyse = "analyse";

    /// <summary>A remark.</summary>
    public const string Note = "note";

    /// <summary>An earlier entry is corrected; it is named by its index and stays.</summary>
    public const string Correct = "correct";

    /// <summary>A time-stamp token was obtained.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>A value of another log was anchored here.</summary>
    public const string CheckpointAnchor = "checkpoint-anchor";

    /// <summary>A command that changed something was carried out.</summary>
    public const string Command = "command";

    /// <summary>Data were looked at under a right that is recorded.</summary>
    public const string Consult = "consult";

    /// <summary>Data were handed out.</summary>
    public const string Disclose = "disclose";

    /// <summary>A person decided.</summary>
    public const string Decide = "decide";

    /// <summary>A person, rule or right refused.</summary>
    public const string Refuse = "refuse";

    /// <summary>Data were erased; their digest stays.</summary>
    public const string Erase = "erase";

    /// <summary>All of them, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Analyse, CheckpointAnchor, Command, Consult, Copy, Correct, Decide, Disclose, Erase, Intake, Note, Open, Receive, Refuse, Seal, Timestamp, Transfer,
    ];
}
