namespace Kortwiek.Web.Operations;

/// <summary>What a person would do next.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">Why.</param>
/// <param name="Command">The line that does it.</param>
internal sealed record NextStep(string Title, string Text, string Command);
