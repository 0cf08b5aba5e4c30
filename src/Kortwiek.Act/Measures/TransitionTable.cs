using System.Collections.Frozen;
using static Kortwiek.Act.CommandKind;
using static Kortwiek.Act.MeasureState;

namespace Kortwiek.Act;

/// <summary>The one table of what may happen to a measure. What is not in it is refused.</summary>
internal static class TransitionTable
{
    private static readonly Who Drafter = new([new Grant(Roles.Officer, Place.ExecutingOrLead)]);
    private static readonly Who Reviewer = new([new Grant(Roles.Legal | Roles.Magistrate, Place.ExecutingOrLead)]);
    private static readonly Who OwnMagistrate = new([new Grant(Roles.Magistrate, Place.Executing)]);
    private static readonly Who OwnOfficer = new([new Grant(Roles.Officer, Place.Executing)]);
    private static readonly Who Clock = new([], SystemPart.Clock);
    private static readonly Who Releaser = new([new Grant(Roles.Coordinator | Roles.Magistrate, Place.Lead)]);
    private static readonly Who Recaller = new([new Grant(Roles.Coordinator | Roles.Magistrate, Place.Lead), new Grant(Roles.Magistrate, Place.Executing)]);
    private static readonly Who Reporter = new([new Grant(Roles.Officer, Place.Executing), new Grant(Roles.Officer | Roles.Coordinator, Place.Lead, OnlyWithReport: true)]);
    private static readonly Who Witness = new(
        [new Grant(Roles.Officer | Roles.Magistrate | Roles.Analyst | Roles.Evidence | Roles.Coordinator, Place.ExecutingOrLead)], SystemPart.Watch);

    private static readonly Who Tester = new([new Grant(Roles.Officer, Place.Executing), new Grant(Roles.Officer | Roles.Coordinator, Place.Lead, OnlyWithReport: true)], SystemPart.Watch);
    private static readonly Who Watcher = new([new Grant(Roles.Analyst, Place.Anywhere)], SystemPart.Watch);
    private static readonly Who Ender = new([new Grant(Roles.Coordinator | Roles.Magistrate, Place.Lead), new Grant(Roles.Magistrate, Place.Executing)]);
    private static readonly Who Holder = new([new Grant(Roles.Magistrate, Place.ExecutingOrLead)], SystemPart.Deconfliction);

    private static readonly IReadOnlyList<Guard> ToAuthorise =
    [
        Guards.FourEyes, Guards.Instrument, Guards.DocumentHash, Guards.ActionGroup, Guards.InstrumentValid, Guards.Conditions,
        Guards.NoDeconfliction, Guards.Permissions, Guards.Affiliation,
    ];

    /// <summary>All rows.</summary>
    internal static FrozenDictionary<(MeasureState State, CommandKind Command), Transition> Rows { get; } = Build().ToFrozenDictionary();

    private static readonly FrozenDictionary<MeasureState, IReadOnlyList<CommandKind>> ByState = Enum.GetValues<MeasureState>().ToFrozenDictionary(
        s => s, s => (IReadOnlyList<CommandKind>)[.. Enum.GetValues<CommandKind>().Where(c => Rows.ContainsKey((s, c)))]);

    /// <summary>The row, or null.</summary>
    internal static Transition? Find(MeasureState state, CommandKind command) => Rows.GetValueOrDefault((state, command));

    /// <summary>The commands that a state takes, in the order of <see cref="CommandKind"/>.</summary>
    internal static IReadOnlyList<CommandKind> CommandsOf(MeasureState state) => ByState[state];

    private static Dictionary<(MeasureState State, CommandKind Command), Transition> Build()
    {
        var rows = new Dictionary<(MeasureState State, CommandKind Command), Transition>
        {
            [(None, Add)] = new(Drafter, [Guards.Content, Guards.KnownElements, Guards.KnownReferences, Guards.Acyclic], Draft),
            [(Draft, Change)] = new(Drafter, [Guards.Content, Guards.KnownElements, Guards.KnownReferences, Guards.Acyclic], Draft),
            [(Authorised, Change)] = new(Drafter, [Guards.Content, Guards.KnownElements, Guards.KnownReferences, Guards.Acyclic], Authorised),
            [(MeasureState.Ready, Change)] = new(Drafter, [Guards.Content, Guards.KnownElements, Guards.KnownReferences, Guards.Acyclic], Authorised),
            [(Draft, Submit)] = new(Drafter, [Guards.Instrument, Guards.HasTest], Review),
            [(Review, SendBack)] = new(Reviewer, [Guards.Reason], Draft),
            [(Review, Authorise)] = new(OwnMagistrate, ToAuthorise, Authorised),
            [(Authorised, Authorise)] = new(OwnMagistrate, [Guards.TargetChanged, .. ToAuthorise], Authorised),
            [(Authorised, CommandKind.Ready)] = new(
                OwnOfficer, [Guards.StandsBy, Guards.ClockOffset, Guards.ActionGroup, Guards.AuthorisedTarget, Guards.InstrumentValid], MeasureState.Ready),
            [(MeasureState.Ready, Lapse)] = new(Clock, [Guards.Lapsed], Authorised),
            [(MeasureState.Ready, Release)] = new(
                Releaser,
                [
                    Guards.NoHold, Guards.InstrumentValid, Guards.NoDeconfliction, Guards.ReadyAsStamped,
                    ReleaseGuards.TwoSignatures, ReleaseGuards.NotDrafter, ReleaseGuards.GroupRule, ReleaseGuards.MustHave, ReleaseGuards.Polls,
                ],
                Go),
            [(Go, Recall)] = new(Recaller, [Guards.MayRecall], Authorised),
            [(Go, Execute)] = new(Reporter, [Guards.NoHold, Guards.NotEarly, Guards.Predecessors, Guards.ReportComplete], Executed),
            [(Go, Fail)] = new(Reporter, [Guards.FailureNamed, Guards.ReportComplete], Failed),
            [(Executed, Confirm)] = new(Witness, [Guards.SecondPerson, Guards.TestPassed, Guards.ReportConfirmed], Confirmed),
            [(Executed, Fail)] = new(Tester, [Guards.FailureNamed, Guards.TestFailed, Guards.ReportComplete], Failed),
            [(Failed, Retry)] = new(OwnOfficer, [], Draft),
            [(Confirmed, CommandKind.Return)] = new(Watcher, [Guards.ReturnRecorded], Returned),
        };
        foreach (var state in (ReadOnlySpan<MeasureState>)[Draft, Review, Authorised, MeasureState.Ready])
        {
            rows.Add((state, Withdraw), new Transition(Ender, [Guards.Reason], Withdrawn));
        }

        foreach (var state in (ReadOnlySpan<MeasureState>)[Draft, Review, Authorised, MeasureState.Ready, Go, Executed, Confirmed, Failed])
        {
            rows.Add((state, CommandKind.Hold), new Transition(Holder, [Guards.Reason, Guards.NoOwnHold], state));
            rows.Add((state, Unhold), new Transition(Holder, [Guards.Reason, Guards.OwnHold], state));
        }

        return rows;
    }
}
