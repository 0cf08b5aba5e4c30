namespace Kortwiek.Core;

/// <summary>How far a long piece of work has come.</summary>
/// <param name="What">What is being done now, as a few words.</param>
/// <param name="Done">Units done, from 0.</param>
/// <param name="Total">Units in all, or null where nobody knows yet.</param>
public readonly record struct Step(string What, long Done, long? Total);

/// <summary>Progress that nobody looks at.</summary>
public sealed class NoProgress : IProgress<Step>
{
    /// <summary>The only one needed.</summary>
    public static readonly NoProgress Instance = new();

    private NoProgress()
    {
    }

    /// <inheritdoc/>
    public void Report(Step value)
    {
    }
}
