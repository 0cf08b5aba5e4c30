using Kortwiek.Act;
using static Kortwiek.Tests.Act.RehearsalTable;

namespace Kortwiek.Tests.Act;

/// <summary>The fast rules of a rehearsal against the real ones: every command of every run is asked of both.</summary>
public sealed class RehearsalStageTests
{
    [Fact]
    public void The_fast_rules_answer_every_command_as_the_real_ones_do()
    {
        var accepted = 0;
        var refused = 0;
        var seen = new HashSet<MeasureState>();
        for (var seed = 1UL; seed <= 250; seed++)
        {
            var random = new Xoshiro256(seed);
            var plan = Plan(random);
            var day = plan.Days[1 + random.Below(2)];
            if (RehearsalPlan.Of(plan, day, Assumptions(random)) is not { } copy)
            {
                continue;
            }

            var both = new BothStages(new LeanStage(copy), new TableStage(copy));
            var options = new RehearsalOptions(1, seed, TimeSpan.FromHours(1));
            var slow = Rehearsal.Play(copy, seed, options, both, new DayQueue());
            var fast = Rehearsal.Play(copy, seed, options, new LeanStage(copy), new DayQueue());
            Assert.Equal(slow.Ends, fast.Ends);
            Assert.Equal(slow.Reached, fast.Reached);
            Assert.Equal(slow.Chain, fast.Chain);
            accepted += both.Accepted;
            refused += both.Refused;
            seen.UnionWith(slow.Ends);
        }

        // The comparison is worth something only where both answers and all ends were there.
        Assert.True(accepted > 2_000 && refused > 1_000, $"{accepted} accepted, {refused} refused");
        Assert.Superset(new HashSet<MeasureState>([MeasureState.Authorised, MeasureState.Ready, MeasureState.Go, MeasureState.Confirmed, MeasureState.Failed]), seen);
    }

    private static JointPlan Plan(Xoshiro256 random)
    {
        string[] authorities = ["waddenzee", "rila", "zwin"];
        ElementKey[] elements = [Table.Server, Table.Domain, Table.Other];
        var count = 2 + random.Below(7);
        var measures = new Measure[count];
        for (var i = 0; i < count; i++)
        {
            var authority = authorities[random.Below(3)];
            measures[i] = Measure($"M-{i}", random.Below(5), authority, random.Below(3) == 0 ? "D2" : "D1") with
            {
                Kind = (MeasureKind)random.Below(10),
                Elements = [elements[random.Below(3)]],
                Instruments = random.Below(12) == 0 ? ["I-old"] : ["I-1"],
                SuccessTest = random.Below(10) == 0 ? null : new SuccessTest(SuccessTestKind.Receipt, "x", TimeSpan.FromMinutes(1 + random.Below(300))),
                Offset = TimeSpan.FromMinutes(random.Below(90) - 10),
                DependsOn = i > 0 && random.Below(3) == 0 ? [new Dependency($"M-{random.Below(i)}", random.Below(2) == 0)] : [],
                Fallback = random.Below(3) == 0 ? $"M-{random.Below(count)}" : null,
                Holds = random.Below(10) == 0 ? [new Hold(authorities[random.Below(3)], "x", Table.Before, "the court sits at noon")] : [],
                State = (MeasureState)(1 + random.Below(10)),
            };
        }

        var plan = With(measures);
        var old = Table.Instrument("I-old") with { ValidUntil = Table.T.AddDays(-1) };
        return plan with
        {
            Instruments = plan.Instruments.SetItem(old.Id, old),
            Groups = plan.Groups.SetItem("D1", plan.Groups["D1"] with { Rule = Rule(random) }).SetItem("D2", plan.Groups["D2"] with { Rule = Rule(random) }),
            Findings = random.Below(8) == 0 ? JointPlan.Empty<AffiliationFinding>() : plan.Findings,
            Deconflictions = random.Below(8) == 0 ? [Hit(random)] : [],
        };
    }

    private static Deconfliction Hit(Xoshiro256 random)
    {
        var hit = Deconfliction.Of(Table.Other, "waddenzee", "rila", Table.Before);
        return random.Below(3) switch
        {
            0 => hit,
            1 => hit with { Decision = new HitDecision(HitResolution.Lead, "rila") },
            _ => hit with { Decision = new HitDecision(HitResolution.Wait, Until: Table.T.AddMinutes(30)) },
        };
    }

    private static ReleaseRule Rule(Xoshiro256 random) => random.Below(3) switch
    {
        0 => ReleaseRule.All,
        1 => ReleaseRule.OfQuorum(1 + random.Below(3)),
        _ => ReleaseRule.OfWeight(random.Below(10) / 10.0, random.Below(3) == 0 ? ["M-0"] : []),
    };

    private static RehearsalRules Assumptions(Xoshiro256 random)
    {
        var few = random.Below(2) == 0;
        return Rules(
            k => k with
            {
                Prepare = new Triangular(10, 300, 1_700),
                CarryOut = new Triangular(1, 20, 90),
                Confirm = new Triangular(1, 30, 200),
                Failure = few ? 0.05 : 0.4,
                DoesNotHold = few ? 0.05 : 0.3,
                Retry = 0.6,
                MovesPerDay = few ? 0.1 : 1.5,
            },
            _ => new PeopleAssumption(
                new Triangular(0, 3, 20), few ? 0.1 : 0.4, new Triangular(10, 60, 200), new Triangular(0, 4, 25), new Triangular(1, 60, 400), new Triangular(5, 30, 200), new Triangular(1, 10, 60), "test"));
    }

    /// <summary>Asks both and insists that they agree.</summary>
    private sealed class BothStages(IStage fast, IStage real) : IStage
    {
        public int Accepted { get; private set; }

        public int Refused { get; private set; }

        public MeasureState StateOf(int measure)
        {
            Assert.Equal(real.StateOf(measure), fast.StateOf(measure));
            return real.StateOf(measure);
        }

        public bool Do(int measure, CommandKind command, long at)
        {
            var state = real.StateOf(measure);
            var answer = real.Do(measure, command, at);
            Assert.True(answer == fast.Do(measure, command, at), $"{command} of measure {measure} in {state} at {at}: the real rules say {answer}");
            return Count(answer);
        }

        public void Answer(int authority, long poll, bool go, long at)
        {
            real.Answer(authority, poll, go, at);
            fast.Answer(authority, poll, go, at);
        }

        public bool SignFirst(int group, long at)
        {
            var answer = real.SignFirst(group, at);
            Assert.Equal(answer, fast.SignFirst(group, at));
            return Count(answer);
        }

        public bool SignSecond(int group, long at, List<int> released)
        {
            var other = new List<int>();
            var answer = real.SignSecond(group, at, released);
            Assert.Equal(answer, fast.SignSecond(group, at, other));
            Assert.Equal(released, other);
            return Count(answer);
        }

        private bool Count(bool answer)
        {
            Accepted += answer ? 1 : 0;
            Refused += answer ? 0 : 1;
            return answer;
        }
    }
}
