using System.Text.Json;
using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Web.Components;

namespace Kortwiek.Web.Act;

/// <summary>The latest rehearsal of the operation that was kept.</summary>
public sealed partial class RehearsalPage
{
    private static readonly double[] Ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

    private RehearseVerb.Response? _answer;
    private RunRow? _run;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _run = await View.LatestRunAsync(RehearseVerb.Kind, Cancellation);
        _answer = _run is null ? null : JsonSerializer.Deserialize<RehearseVerb.Response>(_run.Result, KortwiekJson.Options);
    }

    private CurveSeries[] Series(RehearseVerb.Response answer) =>
    [
        new(
            Text["Rehearsal.curve"],
            [.. answer.PWeight.Select(p => new CurvePoint(p.W, p.P))],
            Band: [.. answer.PWeight.Select(p => new CurveBand(p.W, p.Lo, p.Hi))]),
    ];

    private IReadOnlyList<BarItem> Bars(RehearseVerb.Response answer) =>
        [.. answer.Fragile.Select(f => new BarItem(
            f.Id,
            Math.Max(0, f.Cost),
            $"{Href("measures")}?m={Uri.EscapeDataString(f.Id)}#measure",
            Text: Text["Rehearsal.cost", Show.Share(f.Cost, 1), Show.Share(f.Ci, 1), Show.Number(f.Failed)]))];

    private IReadOnlyList<BarItem> Ends(RehearseVerb.Response answer) =>
        [.. answer.EndStates.Select(e => new BarItem(
            Text[$"State.{e.Key}"],
            (double)e.Value / answer.Runs,
            State: Kortwiek.Act.Words.TryParse<MeasureState>(e.Key, out var state) ? Shapes.Of(state) : null,
            Text: Show.Number((double)e.Value / answer.Runs, 1)))];

    private static string StepName(CriticalStep step) => step.Id;
}
