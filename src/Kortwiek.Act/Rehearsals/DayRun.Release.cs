namespace Kortwiek.Act;

/// <summary>The polls and the releases of a run: who answers what, when two persons sign, and who is called into the place of whom.</summary>
internal sealed partial class DayRun
{
    private void Answered(int authority, int poll, long at)
    {
        stage.Answer(authority, plan.Polls[poll], !draws.IsNoGo[authority], at);
        if (draws.IsNoGo[authority])
        {
            foreach (var i in Of(authority, poll).Where(i => stage.StateOf(i) < MeasureState.Go))
            {
                HoldByNoGo(i, at);
            }

            queue.Add(at + draws.Lift[authority], new DayEvent(DayStep.Lifted, (authority * plan.Polls.Count) + poll));
        }

        foreach (var g in Asked(authority, poll))
        {
            _chain.Changed(g, CriticalKind.Answered, authority);
            if (++_answers[g] == plan.Groups[g].Authorities.Count)
            {
                Ask(g, Math.Max(at, plan.Groups[g].ReleaseAt));
            }
        }
    }

    // A hold that stands already is left to whoever set it.
    private void HoldByNoGo(int i, long at)
    {
        _heldByNoGo[i] = stage.Do(i, CommandKind.Hold, at);
        if (_heldByNoGo[i])
        {
            CallReserve(plan.Measures[i].Fallback, at);
        }
    }

    private void Lifted(int authority, int poll, long at)
    {
        foreach (var i in Of(authority, poll).Where(i => _heldByNoGo[i]))
        {
            _heldByNoGo[i] = !stage.Do(i, CommandKind.Unhold, at);
        }

        stage.Answer(authority, plan.Polls[poll], go: true, at);
        foreach (var g in Asked(authority, poll))
        {
            _chain.Changed(g, CriticalKind.Lifted, authority);
            AskAgain(g, at + 60);
        }
    }

    private void FirstSigned(int group, long at)
    {
        _isAsked[group] = false;
        if (stage.SignFirst(group, at))
        {
            _isAsked[group] = true;
            queue.Add(at + draws.SecondSignature[group], new DayEvent(DayStep.SecondSigned, group));
            return;
        }

        // Before the first release everybody is needed; after it, what is left goes when it can.
        foreach (var i in plan.Groups[group].Members.Where(_ => !_isReleased[group]))
        {
            CallReserve(i, at);
        }

        AskAgain(group, at + _again);
    }

    private void SecondSigned(int group, long at)
    {
        _isAsked[group] = false;
        _going.Clear();
        if (stage.SignSecond(group, at, _going))
        {
            _isReleased[group] = true;
            foreach (var i in _going)
            {
                _released[i] = at;
                _chain.Released(i);
                Begin(i);
            }
        }

        AskAgain(group, at + _again);
    }

    private void CallReserve(int i, long at)
    {
        if (i >= 0 && !_called[i])
        {
            Call(i, at + draws.ReadyAgain[i]);
            AskAgain(plan.Measures[i].Group, at + draws.ReadyAgain[i] + 60);
        }
    }

    // A release is asked for again while somebody who was called waits for it, and not before everybody has answered once.
    private void AskAgain(int group, long at)
    {
        var g = plan.Groups[group];
        var isOpen = g.Poll is null ? at >= g.ReleaseAt : _answers[group] >= g.Authorities.Count;
        if (isOpen && g.Members.Any(i => _called[i] && stage.StateOf(i) < MeasureState.Go))
        {
            Ask(group, at);
        }
    }

    private void Ask(int group, long at)
    {
        if (!_isAsked[group] && at <= _until)
        {
            _isAsked[group] = true;
            queue.Add(at, new DayEvent(DayStep.FirstSigned, group));
        }
    }

    private IEnumerable<int> Of(int authority, int poll) => Asked(authority, poll).SelectMany(g => plan.Groups[g].Members).Where(i => plan.Measures[i].Authority == authority);

    // The groups about which an authority is polled.
    private IEnumerable<int> Asked(int authority, int poll) =>
        Enumerable.Range(0, plan.Groups.Count).Where(g => plan.Groups[g].Poll == plan.Polls[poll] && plan.Groups[g].Authorities.Contains(authority));
}
