namespace Kortwiek.Evidence;

/// <summary>One thing that was checked.</summary>
/// <param name="Name">A stable name in kebab case, such as <c>signature</c>.</param>
/// <param name="Ok">Whether it holds.</param>
/// <param name="Detail">What was found, for a person: counts where it holds, the first faults where it does not.</param>
public sealed record Check(string Name, bool Ok, string Detail);
