using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A state as the forms know it.</summary>
/// <param name="State">Its code.</param>
/// <param name="Name">What is printed, by language.</param>
/// <param name="Languages">ISO 639-1 codes of the languages in which it takes an order, the first its own.</param>
/// <param name="Bound">The regimes in which it takes part: <c>tco</c>, <c>dsa</c>, <c>eio</c>, <c>e-evidence</c>.</param>
public sealed record StateRow(Country State, IReadOnlyDictionary<string, string> Name, IReadOnlyList<string> Languages, IReadOnlyList<string> Bound);
