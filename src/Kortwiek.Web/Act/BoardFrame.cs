using Kortwiek.App.Act;
using Kortwiek.Core;

namespace Kortwiek.Web.Act;

/// <summary>A board as it was read.</summary>
/// <param name="Board">The answer of <c>act board</c>.</param>
/// <param name="CheckedAt">When it was last known to be true.</param>
/// <param name="Beat">Rises each time a viewer is told; a page that sees it stand still knows that its data grow old.</param>
internal sealed record BoardFrame(Outcome<BoardVerb.Response> Board, DateTimeOffset CheckedAt, long Beat);
