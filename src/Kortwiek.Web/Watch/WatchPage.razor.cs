using Kortwiek.Store;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Watch;

/// <summary>The page of the room Watch.</summary>
public sealed partial class WatchPage
{
    private const int MostDrawn = 400;

    private WatchModel _model = default!;

    /// <summary>Shows elements of one kind.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Shows elements of one country, by its code.</summary>
    [SupplyParameterFromQuery]
    public string? Country { get; set; }

    /// <summary>Shows elements of which one source speaks.</summary>
    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    /// <summary>Shows one channel's infrastructure, by its id.</summary>
    [SupplyParameterFromQuery]
    public string? Channel { get; set; }

    /// <summary>Shows one import, by its id.</summary>
    [SupplyParameterFromQuery]
    public string? Run { get; set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync() =>
        _model = await WatchModel.ReadAsync(View, new WatchFilter(Kind, Country, Source, Channel, Run), Cancellation);

    private string KindName(string kind) => Text[$"Kind.{kind}"] is { ResourceNotFound: false } word ? word : kind;

    private string? LayerName(string? layer) => layer is null ? null : Text[$"Layer.{layer}"] is { ResourceNotFound: false } word ? word : layer;

    private string CountryName(string code) => code == "ZZ" ? Text["Country.unknown"] : Show.CountryName(code);

    private string Describe(ElementRow element) =>
        string.Join(" · ", new[] { KindName(element.Kind), LayerName(element.Layer), element.Country.Code == "ZZ" ? null : CountryName(element.Country.Code), element.Provider }.Where(p => p is not null));

    // Those of the chosen channel's ways, else of all elements.
    private IEnumerable<(string Code, int Count)> CountriesShown() => _model.Channel is { } channel
        ? channel.Ways.GroupBy(e => e.Country.Code, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderByDescending(c => c.Item2)
        : _model.Countries;

    private List<BarItem> CountryBars() =>
        [.. CountriesShown().Where(c => c.Code != "ZZ").Select(c => new BarItem(CountryName(c.Code), c.Count, $"{Href("watch")}?country={c.Code}#elements", Country: c.Code))];

    private string StatusName(string status) => status switch { "up" => Text["Status.up"], "down" => Text["Status.down"], "unknown" => Text["Status.unknown"], _ => status };

    private static StateKind StatusShape(string status) => status switch { "up" => StateKind.Active, "down" => StateKind.Ended, _ => StateKind.Idle };

    private string ResultName(ImportRunRow run) => run.Refusal is not null ? Text["Result.refused"] : run.Rejected > 0 ? Text["Result.partly"] : Text["Result.ok"];

    private static StateKind ResultShape(ImportRunRow run) => run.Refusal is not null ? StateKind.Failed : run.Rejected > 0 || run.Conflicts > 0 ? StateKind.Warn : StateKind.Ok;

    private static StateKind NoteShape(bool reject) => reject ? StateKind.Failed : StateKind.Warn;

    private List<(bool Reject, Kortwiek.App.Watch.ImportNote Note)> Notes() =>
        _model.Result is { } result ? [.. result.Rejects.Select(r => (true, r)), .. result.Warnings.Select(w => (false, w))] : [];

    private static string SourceNames(IReadOnlyList<string> sources) => sources.Count switch
    {
        0 => Show.Nothing,
        <= 2 => string.Join(", ", sources),
        _ => $"{sources[0]}, +{Show.Number(sources.Count - 1)}",
    };
}
