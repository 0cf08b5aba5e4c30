namespace Kortwiek.App.Demo;

using Kortwiek.Act;

/// <summary>One step of the sample's script.</summary>
/// <param name="At">When.</param>
/// <param name="Refusal">The guard by which it is to be refused; null where it is to be accepted.</param>
public abstract record SampleStep(DateTimeOffset At, string? Refusal)
{
    /// <summary>A command to a measure.</summary>
    public sealed record Command(DateTimeOffset At, string Measure, CommandKind Kind, Actor Actor, CommandDetail Detail, string? Refusal = null) : SampleStep(At, Refusal);

    /// <summary>A signature under a release.</summary>
    public sealed record Sign(DateTimeOffset At, string Group, Actor Actor, string? Refusal = null) : SampleStep(At, Refusal);

    /// <summary>An answer to a poll.</summary>
    public sealed record Answer(DateTimeOffset At, PollAnswer Poll) : SampleStep(At, null);

    /// <summary>An instrument that is new or set anew.</summary>
    public sealed record Instrument(DateTimeOffset At, Kortwiek.Act.Instrument Value) : SampleStep(At, null);

    /// <summary>Two authorities on one element: found, or decided.</summary>
    public sealed record Deconflict(DateTimeOffset At, Deconfliction Value) : SampleStep(At, null);
}
