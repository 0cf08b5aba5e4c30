using Kortwiek.Act;
using Kortwiek.Web.Components;

namespace Kortwiek.Web.Act;

/// <summary>The shape of a state, a deadline and a need; each has its word beside it.</summary>
internal static class Shapes
{
    /// <summary>The eight states that stand in the board's row.</summary>
    public static readonly IReadOnlyList<MeasureState> Row =
    [
        MeasureState.Draft, MeasureState.Review, MeasureState.Authorised, MeasureState.Ready, MeasureState.Go, MeasureState.Executed, MeasureState.Confirmed, MeasureState.Failed,
    ];

    public static StateKind Of(MeasureState state, bool held = false) => held ? StateKind.Held : state switch
    {
        MeasureState.Review => StateKind.Part,
        MeasureState.Authorised => StateKind.Set,
        MeasureState.Ready => StateKind.Ready,
        MeasureState.Go => StateKind.Go,
        MeasureState.Executed => StateKind.Active,
        MeasureState.Confirmed => StateKind.Ok,
        MeasureState.Failed => StateKind.Failed,
        MeasureState.Returned => StateKind.Returned,
        MeasureState.Withdrawn => StateKind.Ended,
        _ => StateKind.Idle,
    };

    public static StateKind Of(DeadlineStatus status) => status switch
    {
        DeadlineStatus.Overdue or DeadlineStatus.Missed => StateKind.Failed,
        DeadlineStatus.Warning => StateKind.Warn,
        DeadlineStatus.Running => StateKind.Active,
        DeadlineStatus.Stopped => StateKind.Held,
        DeadlineStatus.Met => StateKind.Ok,
        _ => StateKind.Idle,
    };

    public static StateKind Of(NeedKind kind) => kind switch
    {
        NeedKind.Failed or NeedKind.DeadlineOverdue => StateKind.Failed,
        NeedKind.Returned => StateKind.Returned,
        NeedKind.Held => StateKind.Held,
        NeedKind.DeadlineNotStarted => StateKind.Idle,
        NeedKind.Unconfirmed => StateKind.Active,
        _ => StateKind.Warn,
    };
}
