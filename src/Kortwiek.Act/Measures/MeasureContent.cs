using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The content of a new measure, or what a change sets anew. Null leaves a field as it is.</summary>
public sealed record MeasureContent
{
    /// <summary>What the measure is; needed for a new one, fixed afterwards.</summary>
    public MeasureKind? Kind { get; init; }

    /// <summary>Code of the executing authority; needed for a new one, fixed afterwards.</summary>
    public string? Authority { get; init; }

    /// <summary>What it acts on.</summary>
    public IReadOnlyList<ElementKey>? Elements { get; init; }

    /// <summary>Ids of the instruments it stands on.</summary>
    public IReadOnlyList<string>? Instruments { get; init; }

    /// <summary>Code of the action group.</summary>
    public string? Group { get; init; }

    /// <summary>From T; negative before it.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>What has to come first.</summary>
    public IReadOnlyList<Dependency>? DependsOn { get; init; }

    /// <summary>The measure to propose where this one fails.</summary>
    public string? Fallback { get; init; }

    /// <summary>What shows that it holds.</summary>
    public SuccessTest? SuccessTest { get; init; }

    /// <summary>Code of the member in charge.</summary>
    public string? Assignee { get; init; }

    /// <summary>How much the network loses; not below zero.</summary>
    public double? Weight { get; init; }

    /// <summary>Handling codes on what the measure rests on.</summary>
    public IReadOnlyList<Handling>? Handling { get; init; }

    /// <summary>True where what the magistrate authorised is touched: elements or instruments.</summary>
    public bool TouchesTarget => Elements is not null || Instruments is not null;
}
