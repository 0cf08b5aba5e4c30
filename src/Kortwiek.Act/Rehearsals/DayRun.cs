namespace Kortwiek.Act;

/// <summary>One run of a day: what falls due is taken in the order of time, people do what they would do, and the stage says whether they may.</summary>
internal sealed partial class DayRun(RehearsalPlan plan, RunDraws draws, IStage stage, IDayQueue queue, long lookAt)
{
    private const long Unset = long.MinValue;
    private readonly int _count = plan.Measures.Count;
    private readonly long[] _executed = Filled(plan.Measures.Count);
    private readonly long[] _confirmed = Filled(plan.Measures.Count);
    private readonly long[] _released = Filled(plan.Measures.Count);
    private readonly long[] _preparedAt = new long[plan.Measures.Count];
    private readonly bool[] _begun = new bool[plan.Measures.Count];
    private readonly bool[] _stale = new bool[plan.Measures.Count];
    private readonly bool[] _called = new bool[plan.Measures.Count];
    private readonly bool[] _heldByNoGo = new bool[plan.Measures.Count];
    private readonly bool[] _tried = new bool[plan.Measures.Count];
    private readonly bool[] _failed = new bool[plan.Measures.Count];
    private readonly int[] _tries = new int[plan.Measures.Count];
    private readonly int[] _answers = new int[plan.Groups.Count];
    private readonly bool[] _isReleased = new bool[plan.Groups.Count];
    private readonly bool[] _isAsked = new bool[plan.Groups.Count];
    private readonly ChainWalk _chain = new(plan);
    private readonly List<int> _going = [];
    private readonly long _until = plan.Rules.Release.UntilHours * 3600L;
    private readonly long _again = plan.Rules.Release.AgainMinutes * 60L;
    private IReadOnlyList<ChainStep> _steps = [];
    private double _reached = double.NaN;

    /// <summary>Plays the day until nothing falls due any more.</summary>
    public RunResult Play()
    {
        Begin();
        while (queue.TryTake(out var at, out var due))
        {
            if (at > lookAt)
            {
                Look();
            }

            Take(due.Step, due.Index, at);
        }

        Look();
        return new RunResult(_reached, _tried, _failed, [.. Enumerable.Range(0, _count).Select(stage.StateOf)], _steps);
    }

    private void Begin()
    {
        for (var i = 0; i < _count; i++)
        {
            _preparedAt[i] = CallOf(plan.Measures[i].Group) + draws.Prepare[i];
            if (!plan.Measures[i].IsReserve)
            {
                Call(i, _preparedAt[i]);
            }
        }

        var first = Enumerable.Range(0, plan.Groups.Count).Min(CallOf);
        for (var e = 0; e < draws.Move.Length; e++)
        {
            if (draws.Move[e] < _until - first)
            {
                queue.Add(first + draws.Move[e], new DayEvent(DayStep.Moved, e));
            }
        }

        for (var p = 0; p < plan.Polls.Count; p++)
        {
            for (var a = 0; a < plan.Authorities.Count; a++)
            {
                queue.Add(plan.Polls[p] + draws.PollAnswer[a], new DayEvent(DayStep.Answered, (a * plan.Polls.Count) + p));
            }
        }

        for (var g = 0; g < plan.Groups.Count; g++)
        {
            if (plan.Groups[g].Poll is null)
            {
                Ask(g, plan.Groups[g].ReleaseAt);
            }
        }
    }

    private void Take(DayStep step, int index, long at)
    {
        switch (step)
        {
            case DayStep.Prepared:
                Prepared(index, at);
                break;
            case DayStep.Moved:
                Moved(index, at);
                break;
            case DayStep.Noticed:
                Noticed(index, at);
                break;
            case DayStep.Authorised:
                Authorised(index, at);
                break;
            case DayStep.Answered:
                Answered(index / plan.Polls.Count, index % plan.Polls.Count, at);
                break;
            case DayStep.Lifted:
                Lifted(index / plan.Polls.Count, index % plan.Polls.Count, at);
                break;
            case DayStep.FirstSigned:
                FirstSigned(index, at);
                break;
            case DayStep.SecondSigned:
                SecondSigned(index, at);
                break;
            case DayStep.Done:
                Done(index, at);
                break;
            case DayStep.Seen:
                Seen(index, at);
                break;
            default:
                Retried(index, at);
                break;
        }
    }

    private void Prepared(int i, long at)
    {
        if (stage.Do(i, CommandKind.Ready, at))
        {
            _chain.Changed(plan.Measures[i].Group, CriticalKind.Ready, i);
        }
    }

    private void Moved(int element, long at)
    {
        foreach (var i in On(element))
        {
            _stale[i] |= !_begun[i] && stage.StateOf(i) <= MeasureState.Go;
        }

        queue.Add(at + draws.Notice[element], new DayEvent(DayStep.Noticed, element));
    }

    private void Noticed(int element, long at)
    {
        foreach (var i in On(element).Where(i => _stale[i]))
        {
            if (!stage.Do(i, CommandKind.Change, at))
            {
                continue;
            }

            _stale[i] = false;
            if (stage.StateOf(i) == MeasureState.Authorised)
            {
                queue.Add(at + draws.Authorise[i], new DayEvent(DayStep.Authorised, i));
            }
        }
    }

    private void Authorised(int i, long at)
    {
        if (!stage.Do(i, CommandKind.Authorise, at) || !_called[i])
        {
            return;
        }

        var ready = Math.Max(at + draws.ReadyAgain[i], _preparedAt[i]);
        queue.Add(ready, new DayEvent(DayStep.Prepared, i));
        AskAgain(plan.Measures[i].Group, ready + 60);
    }

    private void Begin(int i)
    {
        if (_begun[i] || stage.StateOf(i) != MeasureState.Go)
        {
            return;
        }

        var m = plan.Measures[i];
        var start = Math.Max(m.Instant, _released[i]);
        _chain.Waits(i, _released[i] > m.Instant ? ChainWalk.ForRelease : ChainWalk.ForInstant);
        foreach (var (before, afterExecuted) in m.After)
        {
            var there = before < 0 ? Unset : afterExecuted ? _executed[before] : _confirmed[before];
            if (there == Unset)
            {
                return;
            }

            if (there > start)
            {
                start = there;
                _chain.Waits(i, before);
            }
        }

        _begun[i] = true;
        queue.Add(start + draws.CarryOut[_tries[i]][i], new DayEvent(DayStep.Done, i));
    }

    private void Done(int i, long at)
    {
        if (_stale[i] || draws.Fails[_tries[i]][i])
        {
            Fail(i, at);
        }
        else if (stage.Do(i, CommandKind.Execute, at))
        {
            _tried[i] = true;
            _executed[i] = at;
            _chain.Executed(i);
            queue.Add(SeenAt(i, at), new DayEvent(DayStep.Seen, i));
            Follow(i);
        }
        else
        {
            // What it waited for has failed since: it waits again.
            _begun[i] = false;
        }
    }

    private long SeenAt(int i, long executed)
    {
        var seen = executed + draws.Confirm[_tries[i]][i];
        return draws.Holds[_tries[i]][i] ? seen : Math.Max(seen, plan.Measures[i].Instant + plan.Measures[i].Grace);
    }

    private void Seen(int i, long at)
    {
        if (!draws.Holds[_tries[i]][i])
        {
            Fail(i, at);
            return;
        }

        if (stage.Do(i, CommandKind.Confirm, at))
        {
            _confirmed[i] = at;
            Follow(i);
        }
    }

    private void Fail(int i, long at)
    {
        if (!stage.Do(i, CommandKind.Fail, at))
        {
            return;
        }

        _tried[i] = _failed[i] = true;
        _begun[i] = false;
        _executed[i] = Unset;
        _chain.Failed(i);
        CallReserve(plan.Measures[i].Fallback, at);
        if (_tries[i] + 1 < RunDraws.Tries && draws.IsRetried[i])
        {
            queue.Add(at + draws.ReadyAgain[i], new DayEvent(DayStep.Retried, i));
        }
    }

    private void Retried(int i, long at)
    {
        if (!stage.Do(i, CommandKind.Retry, at))
        {
            return;
        }

        _tries[i]++;
        _stale[i] = false;
        if (stage.Do(i, CommandKind.Submit, at))
        {
            queue.Add(at + draws.Authorise[i], new DayEvent(DayStep.Authorised, i));
        }
    }

    private void Follow(int i)
    {
        foreach (var after in plan.Measures[i].Before)
        {
            Begin(after);
        }
    }

    private void Call(int i, long ready)
    {
        _called[i] = true;
        queue.Add(ready, new DayEvent(DayStep.Prepared, i));
    }

    private void Look()
    {
        if (!double.IsNaN(_reached))
        {
            return;
        }

        _steps = _chain.Steps();
        _reached = 0;
        for (var i = 0; i < _count; i++)
        {
            _reached += stage.StateOf(i) is MeasureState.Executed or MeasureState.Confirmed ? plan.Shares[i] : 0;
        }
    }

    private long CallOf(int group) => plan.Groups[group].ReleaseAt - (plan.Rules.Release.CallHours * 3600L);

    private IEnumerable<int> On(int element) => Enumerable.Range(0, _count).Where(i => plan.Measures[i].Elements.Contains(element));

    private static long[] Filled(int count)
    {
        var all = new long[count];
        Array.Fill(all, Unset);
        return all;
    }
}
