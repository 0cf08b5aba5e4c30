namespace Kortwiek.Act;

/// <summary>The same rules over a few arrays, fast enough for thousands of runs. What it answers is compared with <see cref="TableStage"/> command by command.</summary>
internal sealed class LeanStage : IStage
{
    private readonly RehearsalPlan _plan;
    private readonly MeasureState[] _state;
    private readonly bool[] _changed;
    private readonly bool[] _ownHold;
    private readonly bool?[] _answers;
    private readonly int[] _version;
    private readonly (long At, int Version)?[] _first;

    public LeanStage(RehearsalPlan plan)
    {
        _plan = plan;
        _state = new MeasureState[plan.Measures.Count];
        _changed = new bool[_state.Length];
        _ownHold = new bool[_state.Length];
        _answers = new bool?[plan.Authorities.Count * plan.Polls.Count];
        _version = new int[plan.Groups.Count];
        _first = new (long At, int Version)?[plan.Groups.Count];
        for (var i = 0; i < _state.Length; i++)
        {
            _state[i] = MeasureState.Authorised;
            _ownHold[i] = plan.Measures[i].IsHeldByOwn;
        }
    }

    public MeasureState StateOf(int measure) => _state[measure];

    public bool Do(int measure, CommandKind command, long at)
    {
        if (!May(measure, command, at))
        {
            return false;
        }

        var m = _plan.Measures[measure];
        switch (command)
        {
            case CommandKind.Change:
                _changed[measure] |= _state[measure] != MeasureState.Draft;
                _version[m.Group]++;
                break;
            case CommandKind.Authorise:
                _changed[measure] = false;
                break;
            case CommandKind.Retry:
                _changed[measure] = false;
                _version[m.Group]++;
                break;
            case CommandKind.Hold or CommandKind.Unhold:
                _ownHold[measure] = command == CommandKind.Hold;
                break;
        }

        _state[measure] = MeasureMachine.Next(_state[measure], command)!.Value;
        return true;
    }

    public void Answer(int authority, long poll, bool go, long at) => _answers[AnswerIndex(authority, poll)] = go;

    public bool SignFirst(int group, long at)
    {
        _first[group] = (at, _version[group]);
        return Releasable(group) is not null;
    }

    public bool SignSecond(int group, long at, List<int> released)
    {
        if (_first[group] is not { } first || at - first.At > (long)ReleaseGuards.Window.TotalSeconds || first.Version != _version[group] || Releasable(group) is not { } going)
        {
            return false;
        }

        foreach (var measure in going)
        {
            _state[measure] = MeasureState.Go;
        }

        _first[group] = null;
        released.AddRange(going);
        return true;
    }

    private bool May(int measure, CommandKind command, long at)
    {
        var m = _plan.Measures[measure];
        var state = _state[measure];
        return MeasureMachine.Next(state, command) is not null && command switch
        {
            CommandKind.Ready => m.MayReady && !_changed[measure],
            CommandKind.Change => m.MayChange,
            CommandKind.Submit => m.MaySubmit,
            CommandKind.Authorise => m.MayAuthorise && (state == MeasureState.Review || _changed[measure]),
            CommandKind.Hold => !_ownHold[measure],
            CommandKind.Unhold => _ownHold[measure],
            CommandKind.Execute => !IsHeld(measure) && m.After.All(IsThere),
            CommandKind.Fail => state == MeasureState.Go || at >= m.Instant + m.Grace,
            _ => true,
        };
    }

    // The measures that a release would take, or null where it lacks something.
    private List<int>? Releasable(int group)
    {
        var g = _plan.Groups[group];
        var going = new List<int>(g.Members.Count);
        double total = 0, standingWeight = 0;
        var beyond = 0;
        foreach (var measure in g.Members)
        {
            var weight = _plan.Measures[measure].Weight;
            total += weight;
            if (IsBeyond(measure))
            {
                beyond++;
                standingWeight += weight;
            }
            else if (IsReleasable(measure))
            {
                going.Add(measure);
                standingWeight += weight;
            }
        }

        var standing = going.Count + beyond;
        var met = going.Count > 0 && g.Rule.Mode switch
        {
            ReleaseMode.All => standing == g.Members.Count,
            ReleaseMode.Quorum => standing >= g.Rule.Quorum,
            _ => (total > 0 ? standingWeight / total : 1) >= g.Rule.MinWeight,
        };
        return met && g.MustHave.All(m => m >= 0 && (IsBeyond(m) || IsReleasable(m))) && going.TrueForAll(m => MayGo(g, m)) ? going : null;
    }

    private bool MayGo(RehearsedGroup group, int measure)
    {
        var m = _plan.Measures[measure];
        return !m.IsContested && (group.Poll is not { } poll || _answers[AnswerIndex(m.Authority, poll)] == true);
    }

    private bool IsBeyond(int measure) => _state[measure] is MeasureState.Go or MeasureState.Executed or MeasureState.Confirmed;

    private bool IsReleasable(int measure) => _state[measure] == MeasureState.Ready && !IsHeld(measure);

    private bool IsHeld(int measure) => _ownHold[measure] || _plan.Measures[measure].IsHeld;

    private bool IsThere((int Measure, bool AfterExecuted) edge) =>
        edge.Measure >= 0 && (_state[edge.Measure] == MeasureState.Confirmed || (edge.AfterExecuted && _state[edge.Measure] == MeasureState.Executed));

    private int AnswerIndex(int authority, long poll) => (authority * _plan.Polls.Count) + _plan.PollIndex(poll);
}
