using System.Collections.Concurrent;
using Kortwiek.Web.Operations;

namespace Kortwiek.Web.Act;

/// <summary>One feed for each operation whose board somebody has opened.</summary>
internal sealed class BoardFeeds(OperationViews views, TimeProvider clock, ILogger<BoardFeeds> logger)
{
    private readonly ConcurrentDictionary<string, BoardFeed> _feeds = new(StringComparer.Ordinal);

    /// <summary>The feed of an operation that is there.</summary>
    public BoardFeed Of(string code) => _feeds.GetOrAdd(code, c => new BoardFeed(c, views, clock, logger));
}
