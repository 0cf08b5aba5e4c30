using System.Globalization;
using Kortwiek.Act;
using Kortwiek.App.Deconflict;
using Kortwiek.Core;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Act;

/// <summary>The measures of an operation, and one of them in full.</summary>
public sealed partial class MeasuresPage
{
    private MeasuresModel _model = default!;
    private IReadOnlyList<HitLine> _hits = [];

    /// <summary>Shows measures in one state; <c>held</c> shows what is held.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Shows measures of one authority, by its code.</summary>
    [SupplyParameterFromQuery]
    public string? By { get; set; }

    /// <summary>Shows measures of one action group.</summary>
    [SupplyParameterFromQuery]
    public string? Group { get; set; }

    /// <summary>Shows measures of one kind.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Shows measures of one action day.</summary>
    [SupplyParameterFromQuery]
    public int? Day { get; set; }

    /// <summary>The measure that is shown in full.</summary>
    [SupplyParameterFromQuery]
    public string? M { get; set; }

    [Inject]
    private NavigationManager Address { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _model = await MeasuresModel.ReadAsync(View, new MeasuresFilter(State, By, Group, Kind, Day, M), Cancellation);
        _hits = _model.Plan.Deconflictions.Exists(d => d.IsOpen)
            && await View.AskAsync<ListVerb.Response>("deconflict list", new ListVerb.Request(), Cancellation) is Outcome<ListVerb.Response>.Done { Answer: var answer } ? answer.Hits : [];
    }

    // What one's own side can do next: open the hit, or say how to go on once both have.
    private string HitHref(HitLine hit) => $"{Href(hit.OpenedBy is null ? "do/deconflict/open" : "do/deconflict/resolve")}?hit={Uri.EscapeDataString(hit.Hit)}";

    private string StateName(MeasureState state) => Text[$"State.{Kortwiek.Act.Words.Of(state)}"];

    private string KindName(MeasureKind kind) => Text[$"Kind.{Kortwiek.Act.Words.Of(kind)}"];

    private string CommandName(CommandKind command) => Text[$"Command.{Kortwiek.Act.Words.Of(command)}"];

    private string DeadlineName(DeadlineStatus status) => Text[$"Status.{Kortwiek.Act.Words.Of(status)}"];

    private string AuthorityName(string code) => _model.Plan.Authorities.TryGetValue(code, out var authority) ? authority.Name : code;

    private static string ElementsOf(Measure m) => string.Join(", ", m.Elements);

    private string RowHref(Measure m) => Address.GetUriWithQueryParameter("m", m.Id) + "#measure";

    private string CloseHref() => Address.GetUriWithQueryParameter("m", (string?)null);

    private string CommandHref(CommandKind command, Measure m) => command == CommandKind.Release
        ? Href($"release/{Uri.EscapeDataString(m.Group ?? "")}")
        : $"{Href($"do/measure/{Kortwiek.Act.Words.Of(command)}")}?id={Uri.EscapeDataString(m.Id)}";

    private string FormHref(FormDefinition form, Measure m) =>
        $"{Href("do/order/new")}?measure={Uri.EscapeDataString(m.Id)}&form={form.Id}&file={Uri.EscapeDataString($"{m.Id}-{form.Id}.json")}";

    private static string TitleOf(FormDefinition form) =>
        form.Title.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? form.Title["en"];

    private List<ChipOption> StateOptions()
    {
        var counts = _model.All.GroupBy(m => m.State).ToDictionary(g => g.Key, g => g.Count());
        List<ChipOption> options = [.. Enum.GetValues<MeasureState>().Where(counts.ContainsKey)
            .Select(s => new ChipOption(Kortwiek.Act.Words.Of(s), StateName(s), counts[s], Shapes.Of(s)))];
        var held = _model.All.Count(m => m is { IsHeld: true, IsTerminal: false });
        return held == 0 ? options : [.. options, new ChipOption("held", Text["Held"], held, StateKind.Held)];
    }

    private List<ChipOption> AuthorityOptions() =>
        [.. _model.All.GroupBy(m => m.Authority, StringComparer.Ordinal).OrderBy(g => AuthorityName(g.Key), StringComparer.CurrentCulture)
            .Select(g => new ChipOption(g.Key, AuthorityName(g.Key), g.Count()))];

    // The way of a measure; where it left the way, its last station stands at the end.
    private static List<(MeasureState State, bool Passed, bool Now)> Line(Measure m)
    {
        MeasureState[] way = [MeasureState.Draft, MeasureState.Review, MeasureState.Authorised, MeasureState.Ready, MeasureState.Go, MeasureState.Executed, MeasureState.Confirmed];
        var on = Array.IndexOf(way, m.State);
        return on >= 0
            ? [.. way.Select((s, i) => (s, i < on, i == on))]
            : [.. way.Take(m.State == MeasureState.Withdrawn ? 1 : m.State == MeasureState.Failed ? 5 : 7).Select(s => (s, true, false)), (m.State, false, true)];
    }

    private List<(string, string?)> Facts(Measure m)
    {
        var plan = _model.Plan;
        List<(string, string?)> facts =
        [
            (Text["Element"], string.Join(", ", m.Elements)),
            (Text["Authority"], plan.NameOf(m.Authority)),
            (Text["Group"], m.Group),
            (Text["Instant"], plan.InstantOf(m) is { } instant ? Show.Instant(instant) : null),
            (Text["Local"], plan.InstantOf(m) is { } local && plan.Authorities.TryGetValue(m.Authority, out var a) && TimeZoneInfo.TryFindSystemTimeZoneById(a.TimeZone, out var zone) ? Show.Instant(local, zone) : null),
            (Text["Instruments"], string.Join(", ", plan.InstrumentsOf(m).Select(i => $"{i.Id} ({Text[$"Instrument.{Kortwiek.Act.Words.Of(i.Type)}"]})"))),
            (Text["Test"], m.SuccessTest is { } test ? $"{Text[$"Test.{Kortwiek.Act.Words.Of(test.Kind)}"]} {test.Subject}" : null),
            (Text["After"], m.DependsOn.Count == 0 ? null : string.Join(", ", m.DependsOn.Select(d => d.MeasureId))),
            (Text["Fallback"], m.Fallback),
            (Text["Failure"], m.Failure is { } code ? Text[$"Failure.{Kortwiek.Act.Words.Of(code)}"].Value : null),
            (Text["Assignee"], m.Assignee is { } handle && plan.Members.TryGetValue(handle, out var member) ? member.DisplayName : m.Assignee),
            (Text["Weight"], Show.Number((long)m.Weight)),
            (Text["Revision"], m.Revision.ToString(CultureInfo.CurrentCulture)),
            (Text["PlanHash"], m.PlanHashAtReady is { } hash ? Show.Short(hash.ToString()) : null),
        ];
        return [.. facts.Where(f => !string.IsNullOrEmpty(f.Item2))];
    }
}
