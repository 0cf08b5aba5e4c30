namespace Kortwiek.Store;

/// <summary>An authority's answer to a poll.</summary>
public sealed class PollAnswerRow : OperationOwned
{
    /// <summary>The key.</summary>
    public required Id<PollAnswerRow> Id { get; set; }

    /// <summary>Number of the action day.</summary>
    public int Day { get; set; }

    /// <summary>Which poll: seconds from T, below zero.</summary>
    public long PollSeconds { get; set; }

    /// <summary>Code of the authority.</summary>
    public required string Authority { get; set; }

    /// <summary><c>go</c>, <c>no-go</c> or <c>hold</c>.</summary>
    public required string Word { get; set; }

    /// <summary>Why; empty for a go.</summary>
    public required string Reason { get; set; }

    /// <summary>Handle of the member.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }
}
