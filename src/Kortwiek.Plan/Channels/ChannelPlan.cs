using Kortwiek.Core;

namespace Kortwiek.Plan.Channels;

/// <summary>A channel before and after the plan.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Audience">People reached; 1 where nobody knows.</param>
/// <param name="AudienceKnown">Whether the audience was given.</param>
/// <param name="DisjointPaths">Independent ways from the audience to it, which share no element; 0: it is down already.</param>
/// <param name="MinCutCost">The least cost of taking down this channel alone; null where it cannot be done.</param>
/// <param name="MinCut">The elements of that cut, by id; those nearest the origin among equally cheap cuts.</param>
/// <param name="UpAfter">Whether it is still up after the plan.</param>
public sealed record ChannelState(
    string Id, double Audience, bool AudienceKnown, int DisjointPaths, decimal? MinCutCost, IReadOnlyList<string> MinCut, bool UpAfter);

/// <summary>One element to take.</summary>
/// <param name="Element">Its id.</param>
/// <param name="Layer">Its part on the way.</param>
/// <param name="Country">Whose authority can order it.</param>
/// <param name="Provider">Who runs it, or null.</param>
/// <param name="Cost">What it costs.</param>
public sealed record ChannelAction(string Element, ServiceLayer Layer, Country Country, string? Provider, decimal Cost);

/// <summary>Why an element is in the plan.</summary>
/// <param name="Element">Its id.</param>
/// <param name="Kills">Channels for whose fall it is needed: each channel names a part of the plan that brings it down and from which nothing can be left out.</param>
/// <param name="Alone">Those of them that fall by this element alone.</param>
public sealed record ChannelReason(string Element, IReadOnlyList<string> Kills, IReadOnlyList<string> Alone);

/// <summary>How good the plan is.</summary>
/// <param name="Value">No plan for the same channels costs less.</param>
/// <param name="By"><c>max-flow</c>.</param>
/// <param name="Gap">(cost - bound) / cost, 0 to 1.</param>
/// <param name="Proven">Whether the plan is provably the cheapest.</param>
public sealed record ChannelBound(decimal Value, string By, double Gap, bool Proven);

/// <summary>An element that cannot be taken and keeps channels up.</summary>
/// <param name="Element">Its id.</param>
/// <param name="Country">Its country.</param>
/// <param name="Why"><c>excluded-country</c> or <c>not-takeable</c>.</param>
/// <param name="Channels">The channels it keeps up, by id.</param>
/// <param name="Release">Whether it belongs to the smallest set of elements whose release makes the goal reachable.</param>
public sealed record ChannelBlock(string Element, Country Country, string Why, IReadOnlyList<string> Channels, bool Release);

/// <summary>What to take so that no channel reaches its audience, and how sure that is.</summary>
/// <param name="Channels">In the model's order.</param>
/// <param name="AudienceUp">Sum of the audiences of channels that are still up after the plan.</param>
/// <param name="Cost">Sum of the actions' costs.</param>
/// <param name="Actions">Elements to take, by id.</param>
/// <param name="Bound">For the channels that can be taken down.</param>
/// <param name="Explain">One reason per action, in the same order.</param>
/// <param name="Feasible">Whether all channels go down.</param>
/// <param name="Blocking">What keeps the others up, by id; empty where the plan is feasible.</param>
public sealed record ChannelPlan(
    IReadOnlyList<ChannelState> Channels,
    double AudienceUp,
    decimal Cost,
    IReadOnlyList<ChannelAction> Actions,
    ChannelBound Bound,
    IReadOnlyList<ChannelReason> Explain,
    bool Feasible,
    IReadOnlyList<ChannelBlock> Blocking);
