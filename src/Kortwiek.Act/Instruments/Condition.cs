namespace Kortwiek.Act;

/// <summary>A condition that an instrument sets, and how it was met.</summary>
/// <param name="Text">The condition, in the instrument's language.</param>
/// <param name="Answer">How it is met; null or blank while it is open.</param>
public sealed record Condition(string Text, string? Answer = null)
{
    /// <summary>True where there is an answer.</summary>
    public bool IsAnswered => !string.IsNullOrWhiteSpace(Answer);
}
