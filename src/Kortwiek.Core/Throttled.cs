namespace Kortwiek.Core;

/// <summary>Passes at most one step every 100 ms on, and always the first of each kind of work.</summary>
/// <remarks>Not for several threads at once: each reporter wraps the shared progress in its own.</remarks>
public sealed class Throttled : IProgress<Step>
{
    private readonly IProgress<Step> _inner;
    private readonly TimeProvider _clock;
    private long _last;
    private string? _what;

    /// <summary>Wraps <paramref name="inner"/>.</summary>
    public Throttled(IProgress<Step> inner, TimeProvider clock)
    {
        _inner = inner;
        _clock = clock;
    }

    /// <inheritdoc/>
    public void Report(Step value)
    {
        var now = _clock.GetTimestamp();
        if (value.What == _what && _clock.GetElapsedTime(_last, now) < TimeSpan.FromMilliseconds(100) && value.Done != value.Total)
        {
            return;
        }

        _what = value.What;
        _last = now;
        _inner.Report(value);
    }
}
