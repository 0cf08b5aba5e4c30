using Kortwiek.Core;

namespace Kortwiek.Plan.Sample;

/// <summary>An invented node of a distribution network.</summary>
/// <param name="Key">Its key, unique.</param>
/// <param name="Kind"><c>channel</c>, <c>domain</c>, <c>server</c>, <c>dns</c> or <c>account</c>.</param>
/// <param name="Country">Where it can be ordered; unknown for channels.</param>
/// <param name="Provider">Who runs it, or null.</param>
public sealed record SampleNode(string Key, string Kind, Country Country, string? Provider);

/// <summary>An invented tie of two nodes.</summary>
/// <param name="From">A key.</param>
/// <param name="To">Another key.</param>
/// <param name="Type"><c>publishes</c>, <c>mirrors</c>, <c>resolves</c>, <c>hosts</c>, <c>links</c> or <c>administers</c>.</param>
public sealed record SampleTie(string From, string To, string Type);
