using System.Globalization;
using System.Net;
using System.Text;

namespace Kortwiek.Leads;

/// <summary>A dossier as one HTML page: no script, nothing fetched, every value escaped.</summary>
internal static class DossierHtml
{
    private const string Style = """
        :root{--ink:#1b2430;--soft:#5b6776;--line:#d7dde5;--fill:#f4f6f9;--mark:#7a3e00}
        *{box-sizing:border-box}
        body{font:15px/1.5 "DejaVu Sans",system-ui,sans-serif;color:var(--ink);margin:0 auto;max-width:60rem;padding:2rem 1.25rem}
        h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.25rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .35rem}
        p{margin:.4rem 0}.soft{color:var(--soft)}.marking{border:2px solid var(--mark);color:var(--mark);font-weight:700;padding:.3rem .6rem;display:inline-block;margin-bottom:1rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
        th{color:var(--soft);font-weight:600}td.n,th.n{text-align:right;white-space:nowrap}td:last-child{font-size:13px}code{font:13px/1.4 "DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        section.lead{border:1px solid var(--line);border-radius:6px;padding:0 1.25rem 1rem;margin:1rem 0;break-inside:avoid-page}
        .t{white-space:nowrap}ul{padding-left:1.1rem}li{margin:.2rem 0}.note{background:var(--fill);border-radius:6px;padding:.6rem .9rem}
        @media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}.wide{overflow-x:auto}}
        @media print{body{max-width:none;padding:0}}
        """;

    public static string Write(DossierDocument d)
    {
        var html = new StringBuilder(16_384);
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append(Invariant($"<title>Dossier {Of(d.Country.Code)}: {Of(d.Operation)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n"));
        html.Append("<p class=\"marking\">TLP:AMBER+STRICT. For the recipient authority only.</p>\n")
            .Append(Invariant($"<h1>Dossier for {Of(d.Country.Code)}</h1>\n<p class=\"soft\">Operation {Of(d.Operation)}, sent by {Of(d.Authority)}, as of {Day(d.AsOf)}</p>\n"));
        html.Append("<p class=\"note\">These are leads, not findings of guilt. A lead speaks of the user of an address at a time, never of a person. ")
            .Append("Addresses and names stand here under pseudonyms; the clear value is in the sealed exhibit and is given per actor on a reasoned request.</p>\n");
        html.Append("<h2>Terms of this transfer</h2>\n<dl>")
            .Append(Pair("Legal basis", d.Assessment.Basis))
            .Append(Pair("Assessed on", Day(d.Assessment.Dated)))
            .Append(Pair("Safeguards", d.Assessment.Safeguards))
            .Append(Pair("Limits of use", d.Assessment.UseLimits))
            .Append("</dl>\n");
        if (d.Counts is { } counts)
        {
            html.Append("<h2>Visitors from this country</h2>\n<p>")
                .Append(Invariant($"{Of(counts.Visitors.ToString())} addresses asked for pages, {Of(counts.Visits.ToString())} requests. "))
                .Append("Reading alone makes nobody a lead: no reader is listed. Counts below ten are not told.</p>\n");
        }

        html.Append(Invariant($"<h2>Leads ({d.Leads.Count})</h2>\n"));
        foreach (var lead in d.Leads)
        {
            Lead(html, lead);
        }

        Sources(html, d.Sources);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Lead(StringBuilder html, DossierLead entry)
    {
        var lead = entry.Lead;
        html.Append("<section class=\"lead\">\n")
            .Append(Invariant($"<h3>{Of(lead.Class.ToString())} <code>{Of(lead.Id)}</code></h3>\n<dl>"))
            .Append(Pair("Confidence", Invariant($"{lead.Confidence.ToString().ToLowerInvariant()} (score {lead.Score:0.##})")))
            .Append(Pair("Seen", Invariant($"{Utc.Text(lead.FirstUtc)} to {Utc.Text(lead.LastUtc)}")))
            .Append(Pair("Country", Invariant($"{lead.Country.Code}, by a table of {(lead.CountryAsOf is { } day ? Day(day) : "an unknown date")}; network {(lead.Asn is { } asn ? $"AS{asn}" : "unknown")}")))
            .Append(Pair("Addresses", string.Join(", ", lead.Actor.Pseudonyms)))
            .Append(lead.Actor.Users.Count == 0 ? "" : Pair("Login names", string.Join(", ", lead.Actor.Users)))
            .Append(lead.Actor.Keys.Count == 0 ? "" : Pair("Keys", string.Join(", ", lead.Actor.Keys)))
            .Append(Pair("Confirmed", Invariant($"by {entry.Decision.By} on {Utc.Text(entry.Decision.At)}: {entry.Decision.Reason}")))
            .Append(Pair("Purpose", entry.Decision.Purpose ?? ""))
            .Append(Pair("Under", entry.Decision.Under ?? ""))
            .Append(Pair("Keep until", entry.Decision.RetainUntil is { } until ? Day(until) : ""))
            .Append(Pair("Category", entry.Decision.Subject?.ToString().ToLowerInvariant() ?? ""))
            .Append("</dl>\n");
        html.Append("<h3>Reasons</h3>\n<div class=\"wide\"><table>\n<tr><th>What</th><th class=\"n\">Weight</th><th class=\"n\">Events</th><th>First lines of evidence</th></tr>\n");
        foreach (var reason in lead.Reasons)
        {
            html.Append(Invariant($"<tr><td>{Of(reason.Title)}</td><td class=\"n\">{reason.Counted:+0.##;-0.##;0}</td><td class=\"n\">{reason.Count}</td><td>"))
                .AppendJoin("<br>", reason.Events.Take(5).Select(Line))
                .Append("</td></tr>\n");
        }

        html.Append("</table></div>\n");
        if (lead.Joins.Count > 0)
        {
            html.Append("<h3>Why these addresses are taken for one actor</h3>\n<ul>\n");
            foreach (var join in lead.Joins)
            {
                html.Append(Invariant($"<li>{Of(join.Why.Replace('-', ' '))}: <code>{Of(join.Left)}</code>, <code>{Of(join.Right)}</code></li>\n"));
            }

            html.Append("</ul>\n");
        }

        html.Append("<h3>Safeguards</h3>\n<ul>\n");
        foreach (var safeguard in lead.Safeguards)
        {
            html.Append(Invariant($"<li><strong>{Of(safeguard.Flag)}</strong>: {Of(safeguard.Text)}</li>\n"));
        }

        var ask = lead.IspRequest;
        html.Append("</ul>\n<h3>What to ask the provider</h3>\n<p>")
            .Append(Invariant($"Who used the address <code>{Of(ask.Pseudonym)}</code>{(ask.Port is { } port ? $" from source port {port}" : "")} "))
            .Append(Invariant($"at {Utc.Text(ask.FromUtc)}{(ask.ToUtc == ask.FromUtc ? "" : $" to {Utc.Text(ask.ToUtc)}")} (± {ask.UncertaintySeconds} s)?</p>\n</section>\n"));
    }

    private static void Sources(StringBuilder html, IReadOnlyList<SourceFile> sources)
    {
        html.Append("<h2>Log files that the evidence points into</h2>\n<div class=\"wide\"><table>\n<tr><th>Source</th><th>File in the exhibit</th><th>Format</th><th>SHA-256</th></tr>\n");
        foreach (var source in sources)
        {
            html.Append(Invariant($"<tr><td><code>{Of(source.Src)}</code></td><td>{Of(source.Path)}</td><td>{Of(source.Format)}</td><td><code>{Of(source.Sha256.Hex)}</code></td></tr>\n"));
        }

        html.Append("</table></div>\n");
    }

    private static string Line(EvidenceLine e) =>
        Invariant($"<code>{Of(e.Src)}</code> line {e.Line}, byte {e.Off}{(e.Utc is { } at ? $", <span class=\"t\">{Utc.Text(at)}</span>" : "")}{(e.Port is { } port ? $", port {port}" : "")}");

    private static string Pair(string name, string value) => $"<dt>{Of(name)}</dt><dd>{Of(value)}</dd>\n";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Escaped, and without control and direction marks, which could make a reader see another text.
    private static string Of(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            text.Append(IsHidden(c) ? '\uFFFD' : c);
        }

        return WebUtility.HtmlEncode(text.ToString());
    }

    /// <summary>True for a control character or a direction mark.</summary>
    internal static bool IsHidden(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
