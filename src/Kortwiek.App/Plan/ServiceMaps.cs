using Kortwiek.Plan.Channels;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Plan;

/// <summary>The service paths of an operation, from its elements, relations and channels.</summary>
public static class ServiceMaps
{
    /// <summary>Reads the rows and maps them. Ids in the map are the elements' keys and the channels' names.</summary>
    /// <param name="store">Sees one operation.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<ServiceMap> OfAsync(KortwiekDb store, CancellationToken cancellation)
    {
        var elements = await store.Set<ElementRow>().AsNoTracking().ToListAsync(cancellation);
        var relations = await store.Set<RelationRow>().AsNoTracking().ToListAsync(cancellation);
        var channels = await store.Set<ChannelRow>().AsNoTracking().ToListAsync(cancellation);
        var parts = await store.Set<ChannelElementRow>().AsNoTracking().ToListAsync(cancellation);
        var key = elements.ToDictionary(e => e.Id, e => e.Key.ToString());
        var partsOf = parts.Where(p => key.ContainsKey(p.ElementId)).ToLookup(p => p.ChannelId, p => key[p.ElementId]);
        return ServiceMap.Of(
            [.. elements.Select(e => new KnownElement(key[e.Id], e.Kind, e.Layer, e.Country, e.Provider, e.Cost))],
            [.. relations.Where(r => key.ContainsKey(r.FromId) && key.ContainsKey(r.ToId)).Select(r => new KnownRelation(key[r.FromId], key[r.ToId], r.Type))],
            [.. channels.Select(c => new KnownChannel(c.Name, c.Audience, [.. partsOf[c.Id]]))]);
    }
}
