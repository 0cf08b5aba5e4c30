using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The real rules as a stage: every command of a rehearsal is decided by <see cref="MeasureMachine"/> and <see cref="ReleaseDesk"/>, and written into the rehearsal's own record.</summary>
internal sealed class TableStage(RehearsalPlan rehearsal) : IStage
{
    private static readonly CommandDetail Because = new() { Reason = "The authority answered no-go." };
    private readonly List<RehearsalEvent> _record = [];
    private JointPlan _plan = rehearsal.Start;

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<RehearsalEvent> Record => _record;

    /// <summary>Commands and signatures that the rules refused.</summary>
    public int Refused { get; private set; }

    public MeasureState StateOf(int measure) => MeasureOf(measure).State;

    public bool Do(int measure, CommandKind command, long at)
    {
        var m = MeasureOf(measure);
        var actor = command switch
        {
            CommandKind.Confirm => Actor.Watch,
            CommandKind.Fail when m.State == MeasureState.Executed => Actor.Watch,
            CommandKind.Authorise or CommandKind.Hold or CommandKind.Unhold => Person(RehearsalPlan.MagistrateOf(m.Authority)),
            _ => Person(RehearsalPlan.OfficerOf(m.Authority)),
        };
        var instant = rehearsal.At(at);
        var decided = MeasureMachine.Decide(_plan, new MeasureCommand(m.Id, command, actor, instant, DetailOf(m, command, instant)));
        if (decided is not Outcome<Accepted>.Done { Answer: var accepted })
        {
            Refused++;
            return false;
        }

        Take(accepted.Events);
        return true;
    }

    public void Answer(int authority, long poll, bool go, long at)
    {
        var code = rehearsal.Authorities[authority];
        var answer = new PollAnswer(
            rehearsal.Day.Number, TimeSpan.FromSeconds(poll), code, go ? PollWord.Go : PollWord.NoGo, go ? "" : Because.Reason!, RehearsalPlan.MagistrateOf(code), rehearsal.At(at));
        _plan = _plan with { Polls = _plan.Polls.Add(answer) };
    }

    public bool SignFirst(int group, long at) =>
        Sign(group, RehearsalPlan.Coordinator, at, afresh: true) is { StillMissing.Count: 0 };

    public bool SignSecond(int group, long at, List<int> released)
    {
        if (Sign(group, RehearsalPlan.MagistrateOf(_plan.LeadAuthority), at, afresh: false) is not { IsComplete: true } signed)
        {
            return false;
        }

        foreach (var e in signed.Events)
        {
            _record.Add(RehearsalEvent.Of(e));
            released.Add(rehearsal.IndexOf(e.MeasureId));
        }

        return true;
    }

    private Signed? Sign(int group, string member, long at, bool afresh)
    {
        var code = rehearsal.Groups[group].Code;
        var hash = PlanHash.OfGroup(_plan, _plan.Groups[code]);
        if (ReleaseDesk.Sign(_plan, new SignRequest(code, Person(member), hash, rehearsal.At(at), afresh)) is not Outcome<Signed>.Done { Answer: var signed })
        {
            Refused++;
            return null;
        }

        _plan = ReleaseDesk.After(_plan, signed);
        return signed;
    }

    private void Take(IReadOnlyList<MeasureEvent> events)
    {
        _plan = _plan.With(events);
        _record.AddRange(events.Select(RehearsalEvent.Of));
    }

    private static CommandDetail DetailOf(Measure m, CommandKind command, DateTimeOffset at) => command switch
    {
        CommandKind.Ready => RehearsalPlan.StandsBy,
        CommandKind.Change => RehearsalPlan.Moved(m),
        CommandKind.Hold or CommandKind.Unhold => Because,
        CommandKind.Fail => new CommandDetail { Failure = FailureCode.Technical, Test = m.State == MeasureState.Executed ? new TestAnswer(false, at) : null },
        CommandKind.Confirm => new CommandDetail { Test = new TestAnswer(true, at) },
        _ => CommandDetail.None,
    };

    private Measure MeasureOf(int measure) => _plan.Measures[rehearsal.Measures[measure].Id];

    private Actor Person(string code) => Actor.Of(_plan.Members[code]);
}
