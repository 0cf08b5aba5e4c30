namespace Kortwiek.Evidence.Bags;

/// <summary>What is to go into a bag.</summary>
/// <param name="Payload">The files; any order, no path twice.</param>
/// <param name="Tags">Further files outside data/.</param>
/// <param name="Date">Bagging-Date: the custody entry's day, so that the same input gives the same bag.</param>
/// <param name="Agent">Bag-Software-Agent: program and version.</param>
/// <param name="Info">Further labels and values of bag-info.txt, in order; one line each.</param>
public sealed record BagOrder(
    IReadOnlyList<BagPayload> Payload, IReadOnlyList<BagTag> Tags, DateOnly Date, string Agent, IReadOnlyList<KeyValuePair<string, string>> Info);
