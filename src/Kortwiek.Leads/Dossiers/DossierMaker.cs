using System.Text;
using System.Text.Json;

namespace Kortwiek.Leads;

/// <summary>Makes one dossier per country out of confirmed leads; the same input gives the same bytes.</summary>
public static class DossierMaker
{
    /// <summary>Makes the dossiers.</summary>
    /// <returns>Refused where no lead is confirmed. Countries without a transfer assessment are named in <see cref="DossierSet.Blocked"/>, never left out silently.</returns>
    public static Outcome<DossierSet> Make(DossierInput input)
    {
        var confirmed = input.Leads.Where(l => l.Decision is { State: LeadState.Confirmed }).ToList();
        if (confirmed.Count == 0)
        {
            return new Refusals("no-confirmed-lead", "No lead is confirmed: a dossier holds confirmed leads only.");
        }

        var leftOut = new SortedDictionary<string, LeftOutLead>(StringComparer.Ordinal);
        var byCountry = new SortedDictionary<Country, List<ReviewedLead>>();
        foreach (var reviewed in confirmed)
        {
            if (WhyLeftOut(reviewed, input.AsOf) is { } why)
            {
                leftOut[reviewed.Lead.Id] = new LeftOutLead(reviewed.Lead.Id, why);
            }
            else if (byCountry.TryGetValue(reviewed.Lead.Country, out var list))
            {
                list.Add(reviewed);
            }
            else
            {
                byCountry.Add(reviewed.Lead.Country, [reviewed]);
            }
        }

        var dossiers = new List<Dossier>();
        var blocked = new List<BlockedCountry>();
        foreach (var (country, leads) in byCountry)
        {
            var assessment = input.Assessments.FirstOrDefault(a => a.Country == country);
            if (assessment is null)
            {
                blocked.Add(new BlockedCountry(country, leads.Count, $"There is no transfer assessment for {country}."));
            }
            else if (!assessment.Holds(input.AsOf))
            {
                blocked.Add(new BlockedCountry(country, leads.Count, $"The transfer assessment for {country} does not hold on {input.AsOf:yyyy-MM-dd}."));
            }
            else
            {
                dossiers.Add(One(input, assessment, [.. leads.OrderByDescending(l => l.Lead.Score).ThenBy(l => l.Lead.Id, StringComparer.Ordinal)]));
            }
        }

        return new DossierSet(dossiers, blocked, [.. leftOut.Values]);
    }

    private static string? WhyLeftOut(ReviewedLead reviewed, DateOnly day) => reviewed switch
    {
        { Lead.Confidence: Confidence.Low } => "low-confidence",
        { Decision.Minor: MinorStatus.Known or MinorStatus.Presumed } => "minor",
        { Decision.RetainUntil: { } until } when until < day => "expired",
        { Lead.Country: var country } when country == Country.Unknown => "no-country",
        _ => null,
    };

    private static Dossier One(DossierInput input, TransferAssessment assessment, IReadOnlyList<ReviewedLead> leads)
    {
        var used = leads.SelectMany(l => l.Lead.Reasons).SelectMany(r => r.Events).Select(e => e.Src).ToHashSet(StringComparer.Ordinal);
        var document = new DossierDocument(
            "leads.dossier/1",
            input.Operation,
            input.Authority,
            assessment.Country,
            input.AsOf,
            assessment,
            input.PerCountry.FirstOrDefault(c => c.Cc == assessment.Country),
            [.. leads.Select(l => new DossierLead(l.Lead with { State = LeadState.Confirmed }, l.Decision!))],
            [.. input.Sources.Where(s => used.Contains(s.Src)).OrderBy(s => s.Src, StringComparer.Ordinal)]);
        var json = JsonSerializer.Serialize(document, KortwiekJson.Indented) + "\n";
        return new Dossier(assessment.Country, leads.Count, Encoding.UTF8.GetBytes(DossierHtml.Write(document)), Encoding.UTF8.GetBytes(json), DossierPaper.Of(document));
    }
}

/// <summary>What stands in one dossier.</summary>
internal sealed record DossierDocument(
    string Kind,
    string Operation,
    string Authority,
    Country Country,
    DateOnly AsOf,
    TransferAssessment Assessment,
    CountryCount? Counts,
    IReadOnlyList<DossierLead> Leads,
    IReadOnlyList<SourceFile> Sources);

/// <summary>A confirmed lead with the decision.</summary>
internal sealed record DossierLead(Lead Lead, Decision Decision);
