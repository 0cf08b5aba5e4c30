namespace Kortwiek.Impact;

/// <summary>Something that the reader of a figure must know.</summary>
/// <param name="Code">A stable word in kebab case.</param>
/// <param name="Text">One sentence.</param>
public sealed record Notice(string Code, string Text);
