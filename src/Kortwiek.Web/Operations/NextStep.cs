namespace Kortwiek.Web.Operations;

/// <summary>What a person would do next.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">Why.</param>
/// <param name="Verb">Words of the verb that does it.</param>
/// <param name="Arguments">What follows it on the command line, or null.</param>
internal sealed record NextStep(string Title, string Text, string Verb, string? Arguments = null);
