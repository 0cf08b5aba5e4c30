using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>What a command brings with it, and what its event keeps. A field that the command does not need is null.</summary>
public sealed record CommandDetail
{
    /// <summary>Nothing.</summary>
    public static CommandDetail None { get; } = new();

    /// <summary>Why; at least ten characters where it is asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>For <see cref="CommandKind.Add"/> and <see cref="CommandKind.Change"/>.</summary>
    public MeasureContent? Content { get; init; }

    /// <summary>For <see cref="CommandKind.Ready"/>.</summary>
    public Readiness? Readiness { get; init; }

    /// <summary>The plan hash that was stamped by <see cref="CommandKind.Ready"/> or signed by <see cref="CommandKind.Release"/>.</summary>
    public Digest? PlanHash { get; init; }

    /// <summary>For <see cref="CommandKind.Release"/>: both.</summary>
    public IReadOnlyList<ReleaseSignature>? Signatures { get; init; }

    /// <summary>For <see cref="CommandKind.Execute"/> and <see cref="CommandKind.Fail"/> that another authority reported.</summary>
    public Report? Report { get; init; }

    /// <summary>For <see cref="CommandKind.Fail"/>.</summary>
    public FailureCode? Failure { get; init; }

    /// <summary>For <see cref="CommandKind.Confirm"/>, and for <see cref="CommandKind.Fail"/> after the execution.</summary>
    public TestAnswer? Test { get; init; }

    /// <summary>For <see cref="CommandKind.Return"/>.</summary>
    public ReturnRecord? Return { get; init; }
}
