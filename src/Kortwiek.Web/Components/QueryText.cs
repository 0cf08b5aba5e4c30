using Microsoft.AspNetCore.WebUtilities;

namespace Kortwiek.Web.Components;

/// <summary>Reads one value of an address's query.</summary>
internal static class QueryText
{
    public static string? Of(string uri, string name)
    {
        var at = uri.IndexOf('?', StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        foreach (var pair in new QueryStringEnumerable(uri.AsMemory(at)))
        {
            if (pair.DecodeName().Span.SequenceEqual(name))
            {
                return pair.DecodeValue().ToString();
            }
        }

        return null;
    }
}
