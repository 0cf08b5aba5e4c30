using System.Globalization;
using Kortwiek.App.Leads;
using Kortwiek.Core;
using Kortwiek.Leads;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Leads;

/// <summary>The page of the room Leads. A lead that is opened is asked of <c>leads show</c>, so that consulting it stands in the evidence log.</summary>
public sealed partial class LeadsPage
{
    private const int ShownLines = 6;
    private LeadsModel _model = default!;
    private ShowVerb.Response? _chosen;

    /// <summary>Shows leads of one class.</summary>
    [SupplyParameterFromQuery]
    public string? Class { get; set; }

    /// <summary>Shows leads in one state.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Shows leads of one country, by its code.</summary>
    [SupplyParameterFromQuery]
    public string? Country { get; set; }

    /// <summary>Opens one lead, by its id.</summary>
    [SupplyParameterFromQuery]
    public string? Lead { get; set; }

    /// <summary>What the map shows: leads, or visitors.</summary>
    [SupplyParameterFromQuery]
    public string? Map { get; set; }

    private bool Visitors => Map == "visitors";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _model = await LeadsModel.ReadAsync(View, new LeadsFilter(Class, State, Country), Cancellation);
        if (_model.Leads.FirstOrDefault(l => l.Row.Code == Lead) is { } line
            && await View.AskAsync<ShowVerb.Response>("leads show", new ShowVerb.Request(line.Row.Code, Queries: true), Cancellation) is Outcome<ShowVerb.Response>.Done { Answer: var answer })
        {
            _chosen = answer;
        }
    }

    private string ClassName(string name) => Text[$"Class.{name}"];

    private string StateName(string name) => Text[$"State.{name}"];

    private string ConfidenceName(string name) => Text[$"Confidence.{name}"];

    private string CountryName(Country country) => country == Core.Country.Unknown ? Text["Country.unknown"] : Show.CountryName(country.Code);

    private static StateKind StateShape(string state) => state switch { "confirmed" => StateKind.Ok, "rejected" => StateKind.Ended, _ => StateKind.Part };

    private static StateKind ConfidenceShape(string confidence) => confidence switch { "high" => StateKind.Active, "moderate" => StateKind.Ready, _ => StateKind.Idle };

    private static StateKind EffectShape(SafeguardEffect effect) => effect switch { SafeguardEffect.Blocks => StateKind.Held, SafeguardEffect.Lowers => StateKind.Warn, _ => StateKind.Idle };

    private List<ChipOption> Classes() =>
        [.. _model.Leads.GroupBy(l => l.Row.Class).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ChipOption(g.Key, ClassName(g.Key), g.Count()))];

    private List<ChipOption> States() =>
        [.. _model.Leads.GroupBy(l => l.Row.State).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ChipOption(g.Key, StateName(g.Key), g.Count(), StateShape(g.Key)))];

    private string LeadHref(string code) => $"{Href("leads")}?lead={code}#lead";

    private static string Day(DateTimeOffset at) => Show.Day(DateOnly.FromDateTime(at.UtcDateTime));

    private string FormHref(string verb, string code) => $"{Href("do/leads/" + verb)}?id={code}";

    private static string Weight(double value) => value.ToString("+0.##;−0.##;0", CultureInfo.CurrentCulture);

    private string LineText(EvidenceLine line)
    {
        var source = _model.Sources.FirstOrDefault(s => s.Row.Source == line.Src)?.Row.Path;
        return Text["Line", source is null ? line.Src : Short(source), Show.Number(line.Line)];
    }

    private List<string> EvidenceTexts(Reason reason) =>
        [.. reason.Events.Take(ShownLines).Select(e => LineText(e) + (e.Utc is { } at ? $", {Utc.Text(at)}" : "") + (e.Port is { } port ? $", {Text["Port"].Value} {port}" : ""))];

    private List<string> ReasonTexts(Kortwiek.Leads.Lead lead) =>
        [.. lead.Reasons.Select(r => $"{Weight(r.Counted)}  {Phrases.Say(Sentence.Term(r.Title))} ({Show.Number(r.Count)}): {LineText(r.Events[0])}")];

    private List<string> SafeguardTexts(Kortwiek.Leads.Lead lead) => [.. lead.Safeguards.Select(s => $"{s.Flag}: {Phrases.Say(Sentence.Term(s.Text))}")];

    private string SafeguardSummary(Kortwiek.Leads.Lead lead) =>
        lead.Safeguards.Any(s => s.Effect == SafeguardEffect.Blocks) ? Text["Safeguards.blocked"] : lead.Safeguards.Count == 1 ? Text["Safeguards.one"] : Text["Safeguards.count", Show.Number(lead.Safeguards.Count)];

    // The end of a path tells more than its beginning.
    private static string Short(string path)
    {
        var parts = path.Split('/');
        return parts.Length <= 3 ? path : "…/" + string.Join('/', parts[^3..]);
    }

    private List<BarItem> Programs(NotPeople programs) =>
    [
        new(Text["Programs.crawler"], programs.Crawler),
        new(Text["Programs.claims"], programs.ClaimsCrawler),
        new(Text["Programs.feed"], programs.FeedReader),
        new(Text["Programs.scanner"], programs.Scanner),
        new(Text["Programs.monitor"], programs.Monitor),
    ];

    private string Assumed(FileReport report)
    {
        var words = new List<string>();
        if (report.Assumptions.YearFrom != "record")
        {
            words.Add(Text["Year.from", report.Assumptions.Year ?? 0, Text[$"Year.{report.Assumptions.YearFrom}"].Value]);
        }

        if (report.Assumptions.TzFrom != "record")
        {
            words.Add(Text["Zone.from", report.Assumptions.Tz ?? "UTC", Text[$"Zone.{report.Assumptions.TzFrom}"].Value]);
        }

        return words.Count == 0 ? Show.Nothing : string.Join("; ", words);
    }

    private static string Rejects(FileReport report) => string.Join(", ", report.Rejects.Select(r => $"{r.Reason} × {Show.Number(r.Count)}"));
}
