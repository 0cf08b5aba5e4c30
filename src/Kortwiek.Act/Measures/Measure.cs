using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A planned act on one or more elements by one authority, as its events have made it.</summary>
public sealed record Measure
{
    /// <summary>Unique in the operation, such as <c>M-017</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Revision of the content, from 1: it rises with each change and each retry, not with the state.</summary>
    public int Revision { get; init; }

    /// <summary>What it is.</summary>
    public MeasureKind Kind { get; init; }

    /// <summary>Code of the executing authority.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What it acts on, in ordinal order.</summary>
    public IReadOnlyList<ElementKey> Elements { get; init; } = [];

    /// <summary>Ids of its instruments, in ordinal order.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>Code of its action group; null while it has none.</summary>
    public string? Group { get; init; }

    /// <summary>From T; negative before it.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>What has to come first.</summary>
    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>The measure to propose where this one fails.</summary>
    public string? Fallback { get; init; }

    /// <summary>What shows that it holds.</summary>
    public SuccessTest? SuccessTest { get; init; }

    /// <summary>Code of the member in charge.</summary>
    public string? Assignee { get; init; }

    /// <summary>How much the network loses.</summary>
    public double Weight { get; init; }

    /// <summary>Handling codes on what it rests on.</summary>
    public IReadOnlyList<Handling> Handling { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public MeasureState State { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset StateSince { get; init; }

    /// <summary>Number of its events so far.</summary>
    public int Events { get; init; }

    /// <summary>Persons who drafted or changed it; none of them may authorise or release it.</summary>
    public IReadOnlyList<string> Drafters { get; init; } = [];

    /// <summary>The last reason for which a reviewer gave it back; kept for ever.</summary>
    public string? SentBackBecause { get; init; }

    /// <summary>True from a change of elements or instruments until the magistrate has said yes to it.</summary>
    public bool TargetChanged { get; init; }

    /// <summary>What stands by.</summary>
    public Readiness? Readiness { get; init; }

    /// <summary>Hash of its own content when it became ready; null while it is not.</summary>
    public Digest? PlanHashAtReady { get; init; }

    /// <summary>Why the readiness fell back; null once it is ready again.</summary>
    public string? FellBackBecause { get; init; }

    /// <summary>The two signatures of its release; empty while it is not released.</summary>
    public IReadOnlyList<ReleaseSignature> ReleasedBy { get; init; } = [];

    /// <summary>Person who reported the execution.</summary>
    public string? ExecutedBy { get; init; }

    /// <summary>When it was reported as carried out.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }

    /// <summary>Set where another authority's report was entered for it.</summary>
    public Report? Report { get; init; }

    /// <summary>Why it failed.</summary>
    public FailureCode? Failure { get; init; }

    /// <summary>What showed that it holds, or does not.</summary>
    public TestAnswer? Test { get; init; }

    /// <summary>What came back.</summary>
    public ReturnRecord? Return { get; init; }

    /// <summary>Holds that stand, in the order in which they were set.</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>True where at least one hold stands.</summary>
    public bool IsHeld => Holds.Count > 0;

    /// <summary>True where it was reported by another authority and nobody has confirmed it.</summary>
    public bool IsReportedOnly => State == MeasureState.Executed && Report is not null;

    /// <summary>True where no command is left.</summary>
    public bool IsTerminal => State is MeasureState.Withdrawn or MeasureState.Returned;
}
