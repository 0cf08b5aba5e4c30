using System.Collections.Concurrent;
using Kortwiek.Store;
using Kortwiek.Web.Operations;

namespace Kortwiek.Web.Act;

/// <summary>One feed for each operation, authority and role whose board somebody has opened.</summary>
internal sealed class BoardFeeds(OperationViews views, TimeProvider clock, ILogger<BoardFeeds> logger)
{
    private readonly ConcurrentDictionary<string, BoardFeed> _feeds = new(StringComparer.Ordinal);

    /// <summary>The feed of an operation for a member of it.</summary>
    public BoardFeed Of(string code, MemberRow member) =>
        _feeds.GetOrAdd($"{code}\n{member.Authority}\n{member.Role}", (_, standing) => new BoardFeed(code, standing, views, clock, logger), member);
}
