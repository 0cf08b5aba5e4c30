using Kortwiek.Core;

namespace Kortwiek.Plan.Channels;

/// <summary>An element as an operation knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>domain</c>, <c>server</c>, <c>dns</c> and so on.</param>
/// <param name="Layer">Its part on the way where somebody said so: <c>name</c>, <c>resolution</c>, <c>front</c>, <c>origin</c>; else it follows from the kind.</param>
/// <param name="Country">Whose authority can order it.</param>
/// <param name="Provider">Who runs it.</param>
/// <param name="Cost">What it costs; null: 1.</param>
public sealed record KnownElement(string Id, string Kind, string? Layer, Country Country, string? Provider, double? Cost);

/// <summary>A relation as an operation knows it.</summary>
/// <param name="From">An element.</param>
/// <param name="To">An element.</param>
/// <param name="Type"><c>hosts</c>, <c>resolves</c>, <c>redirects</c> and so on.</param>
public sealed record KnownRelation(string From, string To, string Type);

/// <summary>A channel as an operation knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Audience">People reached; null: unknown.</param>
/// <param name="Parts">The elements that carry it, of any layer.</param>
public sealed record KnownChannel(string Id, double? Audience, IReadOnlyList<string> Parts);

/// <summary>The model made from what an operation knows, and what had to be assumed.</summary>
/// <param name="Model">Sound by construction.</param>
/// <param name="AssumedBehindNames">Parts of channels without any known way, assumed to lie behind the channel's names.</param>
/// <param name="WithoutParts">Channels of which no element is known, by id; they are not in the model.</param>
public sealed record ServiceMap(ChannelModel Model, IReadOnlyList<string> AssumedBehindNames, IReadOnlyList<string> WithoutParts)
{
    /// <summary>
    /// Makes the layered model. Relations that say where a request goes next (resolves, redirects, uses, points-to, at-host) are ways as they stand;
    /// a name with several has several ways. Relations that only say who serves a name (hosts, fronts, serves) are put in the order of the layers:
    /// behind a name its front, behind the front its origins. Resolution, where it is known, must always be passed.
    /// </summary>
    /// <remarks>
    /// A channel is entered by the names among its parts and by the names that lead to its other parts, except those that belong to another channel;
    /// it ends where these ways end, except at parts of other channels. Relations that carry nothing (administers, mirrors, pays, publishes and others)
    /// make no way: a mirror is a part of the channel and has ways of its own. Where several ways are possible all are kept, so a plan never misses one.
    /// </remarks>
    public static ServiceMap Of(IReadOnlyList<KnownElement> elements, IReadOnlyList<KnownRelation> relations, IReadOnlyList<KnownChannel> channels) =>
        new ServiceMapMaker(elements, relations, channels).Make();
}
