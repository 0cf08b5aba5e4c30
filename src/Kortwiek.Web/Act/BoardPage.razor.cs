using Kortwiek.App.Act;
using Kortwiek.Core;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Act;

/// <summary>The board of an action day: live, on the wall, without a script, or as it was.</summary>
public sealed partial class BoardPage
{
    private BoardModel? _model;
    private string? _fault;

    /// <summary>Number of the day; without it the last one that has begun.</summary>
    [SupplyParameterFromQuery]
    public int? Day { get; set; }

    /// <summary>Shows the board as it was so many minutes from T.</summary>
    [SupplyParameterFromQuery]
    public string? At { get; set; }

    /// <summary><c>all</c> shows the whole axis and not the hours round T.</summary>
    [SupplyParameterFromQuery]
    public string? Span { get; set; }

    [Inject]
    private NavigationManager Address { get; set; } = default!;

    [Inject]
    private BoardFeeds Feeds { get; set; } = default!;

    private bool Whole => Span == "all";

    // ?plain and ?wall stand in the address without a value.
    private bool IsPlain => QueryText.Of(Address.Uri, "plain") is not null;

    private bool IsWall => QueryText.Of(Address.Uri, "wall") is not null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var now = (await Feeds.Of(Code, View.Member).ReadAsync(Day, Cancellation)).Board;
        if (now is not Outcome<BoardVerb.Response>.Done { Answer: var current })
        {
            _fault = now is Outcome<BoardVerb.Response>.Bad bad ? bad.Fault.Message : null;
            return;
        }

        var at = BoardModel.InstantOf(At, current);
        var asked = at is null ? now : await View.AskAsync<BoardVerb.Response>("act board", new BoardVerb.Request(current.Day, at), Cancellation);
        _model = new BoardModel(asked is Outcome<BoardVerb.Response>.Done done ? done.Answer : current, at, current, Whole);
    }
}
