using System.Text.Json.Serialization;
using Kortwiek.Core;

namespace Kortwiek.Plan.Channels;

/// <summary>The part an element plays on the way from the audience to a channel.</summary>
public enum ServiceLayer
{
    /// <summary>What the audience types, taps or follows: a domain, an onion name, an account, an app listing.</summary>
    Name,

    /// <summary>What turns the name into an address: DNS, registrar, platform.</summary>
    Resolution,

    /// <summary>What stands before the origin: CDN, proxy. May be absent.</summary>
    Front,

    /// <summary>Where the content lies: server, bucket.</summary>
    Origin,
}

/// <summary>An element of the distribution network that can be taken or not.</summary>
/// <param name="Id">Its id, unique among elements and channels.</param>
/// <param name="Layer">Its part on the way; names are where the audience enters.</param>
/// <param name="Country">Whose authority can order the measure; unknown is allowed.</param>
/// <param name="Provider">Who runs it, or null.</param>
/// <param name="Cost">What taking it costs, above 0, at most 1,000,000,000, six decimals; null: it cannot be taken at any cost.</param>
public sealed record ChannelElement(string Id, ServiceLayer Layer, Country Country, string? Provider, decimal? Cost);

/// <summary>A channel that is to go down.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Audience">People reached, 0 or more; null: unknown, counted as 1.</param>
/// <param name="Entries">The elements by which its audience enters; null: any name of the model.</param>
public sealed record ChannelAudience(string Id, double? Audience, IReadOnlyList<string>? Entries = null);

/// <summary>A way on: whoever reaches <paramref name="From"/> gets to <paramref name="To"/>.</summary>
/// <param name="From">An element.</param>
/// <param name="To">An element of the same or a later layer, or a channel.</param>
[JsonConverter(typeof(LinkPair))]
public sealed record ChannelLink(string From, string To);

/// <summary>
/// Who is reached through what. A channel is up while one complete path of elements leads from one of its entries to it;
/// a path is cut when one of its elements is taken.
/// </summary>
/// <param name="Elements">Unique ids.</param>
/// <param name="Channels">Unique ids, at least one.</param>
/// <param name="Links">Between known ids.</param>
public sealed record ChannelModel(IReadOnlyList<ChannelElement> Elements, IReadOnlyList<ChannelAudience> Channels, IReadOnlyList<ChannelLink> Links)
{
    /// <summary>The largest cost of an element.</summary>
    public const decimal MaxCost = 1_000_000_000m;

    /// <summary>The first thing that is wrong with the model as one sentence, or null.</summary>
    public string? Fault()
    {
        var layer = new Dictionary<string, ServiceLayer>(StringComparer.Ordinal);
        foreach (var element in Elements)
        {
            if (string.IsNullOrWhiteSpace(element.Id) || !layer.TryAdd(element.Id, element.Layer))
            {
                return $"The element id \"{element.Id}\" is empty or stands twice.";
            }

            if (element.Cost is { } cost && (cost <= 0 || cost > MaxCost || decimal.Round(cost, 6) != cost))
            {
                return $"The cost of element \"{element.Id}\" is {cost}; a cost lies above 0, is at most 1000000000 and has six decimals at most.";
            }
        }

        var channels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in Channels)
        {
            if (string.IsNullOrWhiteSpace(channel.Id) || layer.ContainsKey(channel.Id) || !channels.Add(channel.Id))
            {
                return $"The channel id \"{channel.Id}\" is empty or stands twice.";
            }

            if (channel.Audience is { } audience && (!double.IsFinite(audience) || audience < 0))
            {
                return $"The audience of channel \"{channel.Id}\" is no number from 0 up.";
            }

            if (channel.Entries?.FirstOrDefault(e => !layer.ContainsKey(e)) is { } unknown)
            {
                return $"The entry \"{unknown}\" of channel \"{channel.Id}\" is no element.";
            }
        }

        if (channels.Count == 0)
        {
            return "The model has no channel.";
        }

        foreach (var link in Links)
        {
            if (!layer.TryGetValue(link.From, out var from))
            {
                return $"The link {link.From} → {link.To} begins at something that is no element.";
            }

            if (!channels.Contains(link.To) && (!layer.TryGetValue(link.To, out var to) || to < from))
            {
                return layer.ContainsKey(link.To)
                    ? $"The link {link.From} → {link.To} runs against the layers name, resolution, front, origin."
                    : $"The link {link.From} → {link.To} ends at something that is neither element nor channel.";
            }
        }

        return null;
    }
}
