namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>One step of a script: a line of the file that <c>act play</c> takes. Exactly one of command, sign, poll, instrument, hit and deadline is set.</summary>
/// <param name="At">When.</param>
/// <param name="As">Handle of the member, or <c>system:watch</c>.</param>
public sealed record PlayStep(DateTimeOffset At, string As)
{
    /// <summary>A command to a measure.</summary>
    public CommandKind? Command { get; init; }

    /// <summary>The measure of the command.</summary>
    public string? Measure { get; init; }

    /// <summary>What the command brings.</summary>
    public CommandDetail? Detail { get; init; }

    /// <summary>Code of the group whose release is signed.</summary>
    public string? Sign { get; init; }

    /// <summary>An answer to a poll.</summary>
    public PollAnswer? Poll { get; init; }

    /// <summary>An instrument that is new, or set anew.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>What a side says on a hit.</summary>
    public PlayHit? Hit { get; init; }

    /// <summary>A deadline with its receipts.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>The guard by which the step is to be refused; null where it is to be accepted.</summary>
    public string? Expect { get; init; }

    /// <summary>The step in a few words.</summary>
    public string What() =>
        Command is { } command ? $"{Words.Of(command)} {Measure}"
        : Sign is not null ? $"release {Sign}"
        : Poll is not null ? $"poll {Words.Of(Poll.Word)}"
        : Instrument is not null ? $"instrument {Instrument.Id}"
        : Hit is not null ? $"hit on {Hit.Element} {(Hit.Decision is { } decision ? decision.ToString() : "opened")}"
        : $"deadline {Deadline?.Id}";

    /// <summary>What contradicts itself; null where the step can be played.</summary>
    public string? Fault()
    {
        var set = new object?[] { Command, Sign, Poll, Instrument, Hit, Deadline }.Count(x => x is not null);
        return set != 1 ? "A step holds exactly one of command, sign, poll, instrument, hit and deadline."
            : Command is not null && string.IsNullOrEmpty(Measure) ? "A command names its measure."
            : string.IsNullOrEmpty(As) ? "A step says who acts."
            : null;
    }
}
