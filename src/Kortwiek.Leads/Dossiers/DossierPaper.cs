using System.Globalization;

namespace Kortwiek.Leads;

/// <summary>A dossier for a PDF or a text document: the same words as the page.</summary>
internal static class DossierPaper
{
    public static Paper Of(DossierDocument d)
    {
        var parts = new List<PaperPart>
        {
            new PaperPart.Words($"Operation {d.Operation}, sent by {d.Authority}, as of {Day(d.AsOf)}", PaperTone.Quiet),
            new PaperPart.Words("For the recipient authority only.", PaperTone.Strong),
            new PaperPart.Words(
                "These are leads, not findings of guilt. A lead speaks of the user of an address at a time, never of a person. "
                + "Addresses and names stand here under pseudonyms; the clear value is in the sealed exhibit and is given per actor on a reasoned request."),
            new PaperPart.Heading(2, "Terms of this transfer"),
            Pairs(("Legal basis", d.Assessment.Basis), ("Assessed on", Day(d.Assessment.Dated)), ("Safeguards", d.Assessment.Safeguards), ("Limits of use", d.Assessment.UseLimits)),
        };
        if (d.Counts is { } counts)
        {
            parts.Add(new PaperPart.Heading(2, "Visitors from this country"));
            parts.Add(new PaperPart.Words($"{counts.Visitors} addresses asked for pages, {counts.Visits} requests. Reading alone makes nobody a lead: no reader is listed. Counts below ten are not told."));
        }

        parts.Add(new PaperPart.Heading(2, string.Create(CultureInfo.InvariantCulture, $"Leads ({d.Leads.Count})")));
        parts.AddRange(d.Leads.SelectMany(Lead));
        parts.Add(new PaperPart.Heading(2, "Log files that the evidence points into"));
        parts.Add(new PaperPart.Grid("", ["Source", "File in the exhibit", "Format", "SHA-256"], [.. d.Sources.Select(s => (IReadOnlyList<string>)[s.Src, Shown(s.Path), s.Format, s.Sha256.Hex])]));
        return new Paper($"Dossier for {d.Country.Code}", "en", Tlp.AmberStrict.Label(), $"Operation {d.Operation}, dossier for {d.Country.Code}", parts);
    }

    private static IEnumerable<PaperPart> Lead(DossierLead entry)
    {
        var (lead, decision) = (entry.Lead, entry.Decision);
        yield return new PaperPart.Heading(3, $"{lead.Class} {lead.Id}");
        yield return Pairs(
            ("Confidence", string.Create(CultureInfo.InvariantCulture, $"{lead.Confidence.ToString().ToLowerInvariant()} (score {lead.Score:0.##})")),
            ("Seen", $"{Utc.Text(lead.FirstUtc)} to {Utc.Text(lead.LastUtc)}"),
            ("Country", string.Create(CultureInfo.InvariantCulture, $"{lead.Country.Code}, by a table of {(lead.CountryAsOf is { } day ? Day(day) : "an unknown date")}; network {(lead.Asn is { } asn ? $"AS{asn}" : "unknown")}")),
            ("Addresses", string.Join(", ", lead.Actor.Pseudonyms)),
            ("Login names", string.Join(", ", lead.Actor.Users)),
            ("Keys", string.Join(", ", lead.Actor.Keys)),
            ("Confirmed", $"by {decision.By} on {Utc.Text(decision.At)}: {decision.Reason}"),
            ("Purpose", decision.Purpose ?? ""),
            ("Under", decision.Under ?? ""),
            ("Keep until", decision.RetainUntil is { } until ? Day(until) : ""),
            ("Category", decision.Subject?.ToString().ToLowerInvariant() ?? ""));
        yield return new PaperPart.Grid("Reasons", ["What", "Weight", "Events", "First lines of evidence"], [.. lead.Reasons.Select(Row)]);
        if (lead.Joins.Count > 0)
        {
            yield return new PaperPart.Words("Why these addresses are taken for one actor", PaperTone.Strong);
            yield return new PaperPart.Points([.. lead.Joins.Select(j => Shown($"{j.Why.Replace('-', ' ')}: {j.Left}, {j.Right}"))]);
        }

        yield return new PaperPart.Words("Safeguards", PaperTone.Strong);
        yield return new PaperPart.Points([.. lead.Safeguards.Select(s => $"{s.Flag}: {s.Text}")]);
        yield return new PaperPart.Words("What to ask the provider", PaperTone.Strong);
        yield return new PaperPart.Words(Question(lead));
    }

    private static IReadOnlyList<string> Row(Reason reason) =>
    [
        reason.Title,
        reason.Counted.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture),
        reason.Count.ToString(CultureInfo.InvariantCulture),
        string.Join('\n', reason.Events.Take(5).Select(Line)),
    ];

    private static string Line(EvidenceLine e) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.Src} line {e.Line}, byte {e.Off}{(e.Utc is { } at ? $", {Utc.Text(at)}" : "")}{(e.Port is { } port ? $", port {port}" : "")}");

    private static string Question(Lead lead)
    {
        var ask = lead.IspRequest;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Who used the address {ask.Pseudonym}{(ask.Port is { } port ? $" from source port {port}" : "")} at {Utc.Text(ask.FromUtc)}{(ask.ToUtc == ask.FromUtc ? "" : $" to {Utc.Text(ask.ToUtc)}")} (± {ask.UncertaintySeconds} s)?");
    }

    private static PaperPart.Pairs Pairs(params IEnumerable<(string Name, string Value)> pairs) =>
        new([.. pairs.Where(p => p.Value.Length > 0).Select(p => new PaperPair(p.Name, [Shown(p.Value)]))]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Without control and direction marks, which could make a reader see another text.
    private static string Shown(string value) => string.Concat(value.Select(c => DossierHtml.IsHidden(c) ? '\uFFFD' : c));
}
