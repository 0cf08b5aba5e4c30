using Kortwiek.App.Act;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Order;

using Kortwiek.Act;

/// <summary>What an operation knows that a form asks for, by the names that the definitions use.</summary>
/// <param name="Known">Facts as texts; a fact that is not known is not there.</param>
/// <param name="Language">Language of the measure's instrument, or null.</param>
internal sealed record OrderFacts(IReadOnlyDictionary<string, IReadOnlyList<string>> Known, string? Language)
{
    private static readonly OrderFacts None = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), null);

    /// <summary>Gathers the facts on a measure; none where no measure is named.</summary>
    public static async Task<Outcome<OrderFacts>> OfAsync(Scope scope, FormDefinition form, string? measureId, CancellationToken cancellation)
    {
        if (measureId is null)
        {
            return None;
        }

        if (!scope.HasOperation)
        {
            return new BadInput("A measure stands in an operation; name it with --operation.", Code: "missing-option");
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        if (!desk.Plan.Measures.TryGetValue(measureId, out var measure))
        {
            return new BadInput($"There is no measure {measureId} in {scope.Operation.Code}; measure list shows them.", Code: "unknown-measure");
        }

        List<ElementKey> keys = [.. measure.Elements];
        var elements = await scope.Db.Set<ElementRow>().AsNoTracking().Where(e => keys.Contains(e.Key)).OrderBy(e => e.Key).ToListAsync(cancellation);
        var received = (await desk.DeadlinesAsync(cancellation)).Where(d => d.MeasureId == measureId && !string.IsNullOrWhiteSpace(d.Proof)).Min(d => d.StartedAt);
        return Of(desk.Plan, measure, InstrumentOf(desk.Plan, measure, form), elements, received);
    }

    private static Instrument? InstrumentOf(JointPlan plan, Measure measure, FormDefinition form)
    {
        List<Instrument> all = [.. plan.InstrumentsOf(measure)];
        return form.Instrument is { } type ? all.Find(i => i.Type == type) : all.Count > 0 ? all[^1] : null;
    }

    private static OrderFacts Of(JointPlan plan, Measure measure, Instrument? instrument, IReadOnlyList<ElementRow> elements, DateTimeOffset? received)
    {
        var issuer = plan.Authorities.GetValueOrDefault(instrument?.Issuer ?? plan.LeadAuthority);
        var country = instrument?.ExecutingState ?? elements.Select(e => e.Country).FirstOrDefault(c => c != Country.Unknown);
        var own = plan.Authorities.GetValueOrDefault(measure.Authority);
        var executing = country == Country.Unknown || own?.Country == country ? own : plan.Authorities.Values.FirstOrDefault(a => a.Country == country);
        var signer = instrument is null ? null : plan.Members.TryGetValue(instrument.SignedBy, out var member) ? member.DisplayName : instrument.SignedBy;
        IEnumerable<(string Name, IEnumerable<string?> Texts)> facts =
        [
            ("issuer.country", [issuer?.Country.Code]),
            ("issuer.name", [issuer?.Name]),
            ("issuer.contact", [issuer?.Contact24x7]),
            ("issuer.kind", [issuer is null ? null : Words.Of(issuer.Kind)]),
            ("issuer.signer", [signer]),
            ("executing.country", [country == Country.Unknown ? executing?.Country.Code : country.Code]),
            ("executing.name", [executing?.Name]),
            ("executing.contact", [executing?.Contact24x7]),
            ("instrument.fileNumber", [instrument?.FileNumber]),
            ("instrument.issuedAt", [instrument is null ? null : Utc.Text(instrument.IssuedAt)]),
            ("instrument.receivedAt", [(instrument?.ReceivedAt ?? received) is { } at ? Utc.Text(at) : null]),
            ("instrument.legalBasis", instrument?.LegalBasis ?? []),
            ("measure.instant", [plan.InstantOf(measure) is { } instant ? Utc.Text(instant) : null]),
            ("measure.kind", [MeasureOf(measure.Kind)]),
            ("element.keys", measure.Elements.Select(k => k.ToString())),
            ("element.names", measure.Elements.Select(k => k.Name)),
            ("element.urls", measure.Elements.Select(AddressOf)),
            ("element.provider", elements.Select(e => e.Provider).Distinct(StringComparer.Ordinal)),
        ];
        var known = facts.Select(f => (f.Name, Texts: f.Texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!).ToList())).Where(f => f.Texts.Count > 0);
        return new OrderFacts(known.ToDictionary(f => f.Name, f => (IReadOnlyList<string>)f.Texts, StringComparer.Ordinal), instrument?.Language);
    }

    private static string? AddressOf(ElementKey key) => key.Kind switch
    {
        "url" => key.Name,
        "dom" => $"https://{key.Name}/",
        _ => null,
    };

    // The boxes of the investigation order.
    private static string MeasureOf(MeasureKind kind) => kind switch
    {
        MeasureKind.ServerSeizure or MeasureKind.DomainSeizure or MeasureKind.Search => "search-seizure",
        MeasureKind.Preserve => "provisional",
        MeasureKind.Interview => "hearing",
        MeasureKind.ProductionOrder => "existing-evidence",
        _ => "other",
    };
}
