namespace Kortwiek.Evidence.Bags;

/// <summary>One thing found in a bag.</summary>
/// <param name="Code">A stable word in kebab case.</param>
/// <param name="File">The file of the bag it is about, or null.</param>
/// <param name="Line">The line in it from 1, or null.</param>
/// <param name="Message">One sentence.</param>
public sealed record BagFinding(string Code, string? File, long? Line, string Message);
