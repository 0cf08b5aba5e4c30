namespace Kortwiek.Act;

/// <summary>A command to one measure.</summary>
/// <param name="MeasureId">The measure; for <see cref="CommandKind.Add"/> the new one's id.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="At">When.</param>
/// <param name="Detail">What it brings.</param>
public sealed record MeasureCommand(string MeasureId, CommandKind Kind, Actor Actor, DateTimeOffset At, CommandDetail Detail)
{
    /// <summary>A command that brings nothing with it.</summary>
    public MeasureCommand(string measureId, CommandKind kind, Actor actor, DateTimeOffset at)
        : this(measureId, kind, actor, at, CommandDetail.None)
    {
    }
}
