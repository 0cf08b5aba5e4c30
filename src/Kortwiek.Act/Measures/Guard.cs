using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A condition of a transition.</summary>
/// <param name="Name">Stable, in kebab case.</param>
/// <param name="Check">What is missing, as sentences; nothing where it is met.</param>
/// <param name="IsInput">True where it is met by what comes with the command.</param>
internal sealed record Guard(string Name, Func<GuardCase, IEnumerable<Sentence>> Check, bool IsInput = false)
{
    public IEnumerable<Missing> Missing(GuardCase at) => Check(at).Select(text => new Missing(Name, text, IsInput));
}

/// <summary>What a guard looks at.</summary>
internal readonly record struct GuardCase(JointPlan Plan, Measure Measure, MeasureCommand Command)
{
    public CommandDetail Detail => Command.Detail;

    public Actor Actor => Command.Actor;

    public DateTimeOffset Now => Command.At;

    public DateTimeOffset? Instant => Plan.InstantOf(Measure);
}
