using System.Text.Json;
using Kortwiek.App.Plan;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Plan;

/// <summary>The plan: which channels have how many ways and what each order kills; or how a network falls apart. The latest kept run, or that of <c>?run=</c>.</summary>
public sealed partial class NetworkPage
{
    private const string Dismantling = "dismantle";

    private IReadOnlyList<RunItem> _channelRuns = [];
    private IReadOnlyList<RunItem> _dismantleRuns = [];
    private RunRow? _run;
    private bool _hasElements;
    private ChannelsVerb.Response? _channels;
    private ChannelScene? _channelScene;
    private DismantleVerb.Response? _dismantling;
    private DismantleScene? _dismantleScene;
    private IReadOnlyList<ScoreItem> _scores = [];

    /// <summary><c>dismantle</c> for networks; channels where nothing is said.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? Wanted { get; set; }

    /// <summary>Which run is shown; the latest where it is not said.</summary>
    [SupplyParameterFromQuery]
    public string? Run { get; set; }

    private bool IsDismantling => Wanted == Dismantling;

    private IReadOnlyList<RunItem> Runs => IsDismantling ? _dismantleRuns : _channelRuns;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _channelRuns = await RunsOfAsync(ChannelsVerb.Kind);
        _dismantleRuns = await RunsOfAsync(DismantleVerb.Kind);
        if (Runs.Count == 0)
        {
            _hasElements = await View.Db.Set<ElementRow>().AnyAsync(Cancellation);
            return;
        }

        var chosen = Runs.FirstOrDefault(r => r.Id.ToString() == Run) ?? Runs[0];
        _run = await View.Db.Set<RunRow>().AsNoTracking().FirstAsync(r => r.Id == chosen.Id, Cancellation);
        if (IsDismantling)
        {
            _dismantling = JsonSerializer.Deserialize<DismantleVerb.Response>(_run.Result, KortwiekJson.Options)!;
            _dismantleScene = DismantleScene.Of(_dismantling, View.Folder.Objects, Text, Cancellation);
            _scores = await ScoresAsync();
        }
        else
        {
            _channels = JsonSerializer.Deserialize<ChannelsVerb.Response>(_run.Result, KortwiekJson.Options)!;
            _channelScene = ChannelScene.Of(_channels, Text);
        }
    }

    private async Task<IReadOnlyList<RunItem>> RunsOfAsync(string kind) =>
        await View.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == kind).OrderByDescending(r => r.Id)
            .Select(r => new RunItem(r.Id, r.Label, r.At, r.Member)).ToListAsync(Cancellation);

    private async Task<IReadOnlyList<ScoreItem>> ScoresAsync()
    {
        var rows = await View.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == EvaluateVerb.Kind).OrderByDescending(r => r.Id).Take(20).ToListAsync(Cancellation);
        return [.. rows.Select(r => new ScoreItem(r.Label, r.At, JsonSerializer.Deserialize<EvaluateVerb.Response>(r.Result, KortwiekJson.Options)!))];
    }

    private string RunHref(RunItem run) => IsDismantling ? $"{Href("network")}?view={Dismantling}&run={run.Id}" : $"{Href("network")}?run={run.Id}";

    private sealed record RunItem(Id<RunRow> Id, string Label, DateTimeOffset At, string Member);
}
