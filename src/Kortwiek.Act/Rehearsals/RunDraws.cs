using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>All the chance of one run, drawn at its start in a fixed order: whatever then happens, the same seed means the same draws. Durations are seconds.</summary>
internal sealed class RunDraws
{
    /// <summary>A measure is tried twice at most.</summary>
    public const int Tries = 2;

    /// <summary>Later than anything.</summary>
    public const long Never = long.MaxValue;

    private RunDraws(int measures, int elements, int authorities, int groups)
    {
        Prepare = new long[measures];
        ReadyAgain = new long[measures];
        Authorise = new long[measures];
        IsRetried = new bool[measures];
        CarryOut = Twice<long>(measures);
        Fails = Twice<bool>(measures);
        Confirm = Twice<long>(measures);
        Holds = Twice<bool>(measures);
        Move = new long[elements];
        Notice = new long[elements];
        PollAnswer = new long[authorities];
        Lift = new long[authorities];
        IsNoGo = new bool[authorities];
        SecondSignature = new long[groups];
    }

    public long[] Prepare { get; }

    public long[] ReadyAgain { get; }

    public long[] Authorise { get; }

    public bool[] IsRetried { get; }

    public long[][] CarryOut { get; }

    public bool[][] Fails { get; }

    public long[][] Confirm { get; }

    public bool[][] Holds { get; }

    /// <summary>From the beginning of the rehearsal until the element moves.</summary>
    public long[] Move { get; }

    public long[] Notice { get; }

    public long[] PollAnswer { get; }

    public long[] Lift { get; }

    public bool[] IsNoGo { get; }

    public long[] SecondSignature { get; }

    /// <summary>The draws of a run.</summary>
    public static RunDraws Of(RehearsalPlan plan, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var draws = new RunDraws(plan.Measures.Count, plan.MovesPerDay.Count, plan.Authorities.Count, plan.Groups.Count);
        var people = plan.Rules.People;
        for (var i = 0; i < plan.Measures.Count; i++)
        {
            draws.OfMeasure(i, plan.Measures[i], people, random);
        }

        for (var e = 0; e < plan.MovesPerDay.Count; e++)
        {
            draws.Move[e] = Wait(plan.MovesPerDay[e], random.Double());
            draws.Notice[e] = people.Notice.SecondsAt(random.Double());
        }

        for (var a = 0; a < plan.Authorities.Count; a++)
        {
            draws.PollAnswer[a] = people.PollAnswer.SecondsAt(random.Double());
            draws.IsNoGo[a] = random.Double() < plan.NoGo[a];
            draws.Lift[a] = people.Lift.SecondsAt(random.Double());
        }

        for (var g = 0; g < plan.Groups.Count; g++)
        {
            draws.SecondSignature[g] = people.SecondSignature.SecondsAt(random.Double());
        }

        return draws;
    }

    private void OfMeasure(int i, RehearsedMeasure m, PeopleAssumption people, Xoshiro256 random)
    {
        Prepare[i] = m.Kind.Prepare.SecondsAt(random.Double());
        ReadyAgain[i] = people.ReadyAgain.SecondsAt(random.Double());
        Authorise[i] = people.Authorise.SecondsAt(random.Double());
        IsRetried[i] = random.Double() < m.Kind.Retry;
        for (var t = 0; t < Tries; t++)
        {
            CarryOut[t][i] = m.Kind.CarryOut.SecondsAt(random.Double());
            Fails[t][i] = random.Double() < m.Failure;
            Confirm[t][i] = m.Kind.Confirm.SecondsAt(random.Double());
            Holds[t][i] = random.Double() >= m.Kind.DoesNotHold;
        }
    }

    // Exponential waiting time of moves at a constant rate.
    private static long Wait(double perDay, double u)
    {
        var seconds = perDay > 0 ? -Math.Log(1 - u) * 86_400 / perDay : double.PositiveInfinity;
        return seconds < 1e9 ? (long)Math.Round(seconds) : Never;
    }

    private static T[][] Twice<T>(int count) => [new T[count], new T[count]];
}
