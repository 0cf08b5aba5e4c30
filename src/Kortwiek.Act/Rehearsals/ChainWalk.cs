using System.Runtime.InteropServices;

namespace Kortwiek.Act;

/// <summary>Remembers what each measure waited for, and walks back from the one that brought the day to its goal.</summary>
internal sealed class ChainWalk(RehearsalPlan plan)
{
    /// <summary>It waited for nothing but its own instant.</summary>
    public const int ForInstant = -1;

    /// <summary>It waited for its release.</summary>
    public const int ForRelease = -2;

    private readonly int[] _waits = new int[plan.Measures.Count];
    private readonly ChainStep?[] _releasedBy = new ChainStep?[plan.Measures.Count];
    private readonly ChainStep?[] _latest = new ChainStep?[plan.Groups.Count];
    private readonly bool[] _isDown = new bool[plan.Measures.Count];
    private double _down;
    private int _goal = -1;
    private int _last = -1;

    /// <summary>Something happened on which the release of a group may have waited.</summary>
    public void Changed(int group, CriticalKind kind, int index) => _latest[group] = new ChainStep(kind, index);

    /// <summary>A measure was released.</summary>
    public void Released(int measure) => _releasedBy[measure] = _latest[plan.Measures[measure].Group];

    /// <summary>A measure waited for a predecessor, or for one of the two constants.</summary>
    public void Waits(int measure, int @for) => _waits[measure] = @for;

    /// <summary>A measure was carried out.</summary>
    public void Executed(int measure)
    {
        _last = measure;
        _isDown[measure] = true;
        _down += plan.Shares[measure];
        if (_goal < 0 && _down >= plan.Target - 1e-9)
        {
            _goal = measure;
        }
    }

    /// <summary>A measure failed, perhaps after it was carried out.</summary>
    public void Failed(int measure)
    {
        _down -= _isDown[measure] ? plan.Shares[measure] : 0;
        _isDown[measure] = false;
    }

    /// <summary>The chain so far, the first step first: to the measure with which the day's target was reached, else to the last that was carried out; empty where none was.</summary>
    public IReadOnlyList<ChainStep> Steps()
    {
        var steps = new List<ChainStep>();
        for (var at = _goal >= 0 ? _goal : _last; at >= 0; at = _waits[at])
        {
            steps.Add(new ChainStep(CriticalKind.CarriedOut, at));
            if (_waits[at] == ForRelease)
            {
                steps.Add(new ChainStep(CriticalKind.Released, plan.Measures[at].Group));
                steps.AddRange(_releasedBy[at] is { } cause ? [cause] : []);
            }
        }

        steps.Reverse();
        return steps;
    }
}

/// <summary>A step of a chain by its index in the plan.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChainStep(CriticalKind Kind, int Index);
