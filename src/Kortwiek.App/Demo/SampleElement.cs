namespace Kortwiek.App.Demo;

/// <summary>An element of the sample.</summary>
/// <param name="Ref">Letter and number, such as S03.</param>
/// <param name="Key">The canonical key.</param>
/// <param name="Kind">server, domain, account, bucket, cdn or dns.</param>
/// <param name="Layer">name, resolution, front or origin.</param>
/// <param name="Country">Where it can be reached by an order.</param>
/// <param name="Provider">Host, registrar or platform.</param>
/// <param name="Asn">Number of the autonomous system, 64496 to 64511; null for a name or an account.</param>
/// <param name="Channel">Code of the channel that it was found for.</param>
public sealed record SampleElement(string Ref, ElementKey Key, string Kind, string Layer, Country Country, string Provider, int? Asn, string Channel);
