using System.Text.Json;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

/// <summary>100,000 random commands against a table that was written down a second time, by hand.</summary>
public sealed class RandomCommandTests
{
    private const int Commands = 100_000;

    // from command to, one a line; * stands for every state that is not terminal.
    private const string Oracle =
        """
        none add draft
        draft change draft
        authorised change authorised
        ready change authorised
        draft submit review
        review send-back draft
        review authorise authorised
        authorised authorise authorised
        authorised ready ready
        ready lapse authorised
        ready release go
        go recall authorised
        go execute executed
        go fail failed
        executed confirm confirmed
        executed fail failed
        failed retry draft
        confirmed return returned
        draft withdraw withdrawn
        review withdraw withdrawn
        authorised withdraw withdrawn
        ready withdraw withdrawn
        * hold *
        * unhold *
        """;

    private static readonly string[] Ids = ["M-1", "M-2", "M-3", "M-4"];
    private readonly Xoshiro256 _random = new(20270421);
    private readonly HashSet<string> _walked = new(StringComparer.Ordinal);

    [Fact]
    public void No_random_command_leaves_the_table_and_every_row_is_walked()
    {
        var oracle = Rows();
        var plan = Start();
        var histories = new Dictionary<string, List<MeasureEvent>>(StringComparer.Ordinal);
        var now = Table.T.AddHours(-1);
        int accepted = 0, refused = 0, log = 0;
        for (var i = 0; i < Commands; i++)
        {
            now = now.AddSeconds(_random.Below(40));
            if (i % 1000 == 999)
            {
                // A new round, so that the early states stay in play.
                plan = Start();
                histories.Clear();
                now = Table.T.AddHours(-1);
            }

            plan = Shake(plan, now);
            var before = plan;
            if (_random.Below(4) == 0)
            {
                var outcome = RandomSignature(plan, now);
                log++;
                if (outcome is Outcome<Signed>.Done { Answer: var signed })
                {
                    accepted++;
                    Keep(signed.Events);
                    plan = ReleaseDesk.After(plan, signed);
                }
                else
                {
                    refused++;
                    Assert.NotEmpty(((Outcome<Signed>.Refused)outcome).All.All);
                }
            }
            else
            {
                // Half of the time up to three throws for one that is accepted: deep states are rare otherwise.
                var command = RandomCommand(plan, now);
                for (var k = 0; k < 2 && i % 2 == 0 && MeasureMachine.Why(plan, command).Count > 0; k++)
                {
                    command = RandomCommand(plan, now);
                }

                var outcome = MeasureMachine.Decide(plan, command);
                log++;
                switch (outcome)
                {
                    case Outcome<Accepted>.Done { Answer: var done }:
                        accepted++;
                        Assert.NotEmpty(done.Events);
                        Keep(done.Events);
                        plan = plan.With(done.Events);
                        break;
                    case Outcome<Accepted>.Refused no:
                        refused++;
                        Assert.NotEmpty(no.All.All);
                        Assert.Same(before, plan);
                        break;
                    default:
                        Assert.Fail(outcome.ToString());
                        break;
                }
            }

            foreach (var measure in plan.Measures.Values.Where(m => m.State is MeasureState.Go))
            {
                Assert.Equal(2, measure.ReleasedBy.Select(s => s.PersonId).Distinct(StringComparer.Ordinal).Count());
                Assert.DoesNotContain(measure.ReleasedBy, s => measure.Drafters.Contains(s.PersonId, StringComparer.Ordinal));
            }
        }

        Assert.Equal(Commands, log);
        Assert.Equal(Commands, accepted + refused);
        Assert.Empty(oracle.Except(_walked, StringComparer.Ordinal).Order(StringComparer.Ordinal));

        void Keep(IReadOnlyList<MeasureEvent> events)
        {
            foreach (var e in events)
            {
                var row = $"{Words.Of(e.From)} {Words.Of(e.Command)} {Words.Of(e.To)}";
                Assert.Contains(row, oracle);
                _walked.Add(row);
                if (!histories.TryGetValue(e.MeasureId, out var history))
                {
                    histories.Add(e.MeasureId, history = []);
                }

                history.Add(e);
            }

            if (_random.Below(50) == 0)
            {
                var id = events.Count > 0 ? events[0].MeasureId : null;
                if (id is not null)
                {
                    var replayed = Replay(histories[id]);
                    var stored = JsonSerializer.Serialize(plan.With(events).Measures[id], KortwiekJson.Options);
                    Assert.Equal(stored, JsonSerializer.Serialize(replayed, KortwiekJson.Options));
                }
            }
        }
    }

    [Fact]
    public void The_table_and_the_oracle_are_the_same_set_of_rows()
    {
        var rows = from state in Enum.GetValues<MeasureState>()
                   from command in Enum.GetValues<CommandKind>()
                   let next = MeasureMachine.Next(state, command)
                   where next is not null
                   select $"{Words.Of(state)} {Words.Of(command)} {Words.Of(next.Value)}";
        Assert.Equal(Rows().Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Rows()
    {
        string[] living = ["draft", "review", "authorised", "ready", "go", "executed", "confirmed", "failed"];
        return [.. Oracle.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => line.StartsWith('*') ? living.Select(s => line.Replace("*", s, StringComparison.Ordinal)) : [line])];
    }

    // The events travel as JSON, as they do in the store.
    private static Measure Replay(List<MeasureEvent> history)
    {
        Measure? measure = null;
        foreach (var e in history)
        {
            var json = JsonSerializer.Serialize(e, KortwiekJson.Options);
            measure = MeasureMachine.Apply(measure, JsonSerializer.Deserialize<MeasureEvent>(json, KortwiekJson.Options)!);
        }

        return measure!;
    }

    // One ready measure is enough for a release of D1, so that the late states are reached often.
    private static JointPlan Start()
    {
        var plan = Table.Plan();
        return plan with { Groups = plan.Groups.SetItem("D1", plan.Groups["D1"] with { Rule = ReleaseRule.OfQuorum(1) }) };
    }

    private JointPlan Shake(JointPlan plan, DateTimeOffset now)
    {
        switch (_random.Below(60))
        {
            case 0:
                var authority = Pick(plan.Authorities.Keys.ToArray());
                return plan with { Polls = plan.Polls.Add(new PollAnswer(1, TimeSpan.FromMinutes(-5), authority, _random.Below(5) == 0 ? PollWord.NoGo : PollWord.Go, "for a test", "x", now)) };
            case 1:
                return plan.AllSayGo();
            case 2:
                var id = Pick(["I-1", "I-2"]);
                var until = _random.Below(4) == 0 ? Table.T.AddHours(-2) : Table.T.AddDays(3);
                return plan with { Instruments = plan.Instruments.SetItem(id, plan.Instruments[id] with { ValidUntil = until }) };
            default:
                return plan;
        }
    }

    private Outcome<Signed> RandomSignature(JointPlan plan, DateTimeOffset now)
    {
        var group = Pick(["D1", "D2"]);
        var hash = _random.Below(10) == 0 ? Table.Document : PlanHash.OfGroup(plan, plan.Groups[group]);
        var member = _random.Below(4) == 0 ? Pick(plan.Members.Keys.ToArray()) : Pick(["coordinator", "magistrate", "second-account"]);
        return plan.Sign(group, member, now, hash, _random.Below(8) == 0);
    }

    private MeasureCommand RandomCommand(JointPlan plan, DateTimeOffset now)
    {
        var id = Pick(Ids);
        var state = plan.Measures.TryGetValue(id, out var m) ? m.State : MeasureState.None;
        var possible = MeasureMachine.CommandsOf(state);
        var kind = possible.Count > 0 && _random.Below(5) > 0 ? Pick(possible.ToArray()) : Pick(Enum.GetValues<CommandKind>());
        if (Maybe(6))
        {
            // Forward most of the time, or nothing ever comes far.
            var forward = possible.Where(c => c is not (CommandKind.Withdraw or CommandKind.Hold or CommandKind.Change or CommandKind.SendBack or CommandKind.Recall)).ToArray();
            kind = forward.Length > 0 ? Pick(forward) : kind;
        }

        // Half of the time towards a row that nobody has walked yet.
        var open = possible.Where(c => !_walked.Contains($"{Words.Of(state)} {Words.Of(c)} {Words.Of(MeasureMachine.Next(state, c)!.Value)}")).ToArray();
        if (open.Length > 0 && Maybe(5))
        {
            kind = Pick(open);
        }

        var actor = kind == CommandKind.Lapse && Maybe(5) ? Actor.Clock : _random.Below(8) == 0
            ? Pick([Actor.Clock, Actor.Watch, Actor.Deconfliction])
            : plan.Who(m is not null && Maybe(7)
                ? Pick(plan.Members.Values.Where(x => x.Authority == m.Authority).Select(x => x.Code).ToArray())
                : Pick(plan.Members.Keys.ToArray()));
        return new MeasureCommand(id, kind, actor, now, new CommandDetail
        {
            Reason = Maybe(8) ? "a reason that is long enough" : Maybe(5) ? "short" : null,
            Content = Maybe(9) ? RandomContent(kind, m) : null,
            Readiness = Maybe(9) ? Table.StandsBy with { ClockOffset = Maybe(9) ? TimeSpan.FromSeconds(1) : null } : null,
            Failure = Maybe(9) ? FailureCode.Technical : null,
            Report = Maybe(3) ? new Report("somewhere", now.AddMinutes(-1), "telephone") : null,
            Test = Maybe(9) ? new TestAnswer(Maybe(6), Maybe(5) ? now : now.AddHours(-1), Maybe(5) ? Table.Document : null) : null,
            Return = Maybe(9) ? new ReturnRecord(m?.Elements.Count > 0 ? m.Elements[0] : Table.Server, now, ReturnKind.Moved, null, 0.9) : null,
            Signatures = Maybe(2) ? [new ReleaseSignature("D1", "coordinator", "p1", Roles.Coordinator, Table.Document, now)] : null,
        });
    }

    private MeasureContent RandomContent(CommandKind kind, Measure? m) => kind == CommandKind.Add || m is null
        ? Table.Content(Pick(["waddenzee", "rila", "zwin"]), Pick(["D1", "D2", "D1", "D9"])) with
        {
            DependsOn = Maybe(1) ? [new Dependency(Pick(Ids), Maybe(5))] : [],
            Instruments = Maybe(9) ? [Pick(["I-1", "I-2"])] : [],
            SuccessTest = new SuccessTest(SuccessTestKind.NoAnswer, "192.0.2.1", TimeSpan.FromMinutes(1)),
        }
        : new MeasureContent { Elements = Maybe(5) ? [Pick([Table.Server, Table.Other, Table.Domain])] : null, Offset = TimeSpan.FromSeconds(_random.Below(300)) };

    private bool Maybe(int inTen) => _random.Below(10) < inTen;

    private T Pick<T>(T[] items) => items[_random.Below(items.Length)];
}
