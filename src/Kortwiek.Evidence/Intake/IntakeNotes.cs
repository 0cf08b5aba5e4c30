namespace Kortwiek.Evidence.Intake;

/// <summary>What an intake that is continued may find; the words of its notes.</summary>
internal static class IntakeNotes
{
    public const string Changed = "changed-since";
    public const string Appeared = "appeared-since";
    public const string Vanished = "vanished-since";

    /// <summary>A sentence for those that are problems, else null.</summary>
    public static string? Detail(string what) => what switch
    {
        Changed => "It changed after it was read and before the intake was continued; the record is that of the first reading.",
        Appeared => "It was not there when the names before and after it were read; it is not part of the item.",
        Vanished => "It was read, and was gone when the intake was continued.",
        _ => null,
    };
}
