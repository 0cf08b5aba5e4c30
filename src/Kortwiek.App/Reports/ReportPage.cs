using System.Globalization;
using System.Net;
using System.Text;

namespace Kortwiek.App.Reports;

/// <summary>The one-page report as self-contained HTML: no script, nothing from elsewhere, every value escaped, made for paper too.</summary>
public static class ReportPage
{
    private const string Style =
        """
        :root{color-scheme:light dark;--ink:#1f2933;--quiet:#52606d;--line:#cbd2d9;--paper:#fff}
        @media (prefers-color-scheme:dark){:root{--ink:#e4e7eb;--quiet:#9aa5b1;--line:#3e4c59;--paper:#16191d}}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:52rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.7rem;margin:0 0 .2rem}h2{font-size:1.15rem;margin:2rem 0 .2rem;border-top:1px solid var(--line);padding-top:1rem}
        .quiet,caption,th{color:var(--quiet)}p{margin:.35rem 0}table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.9rem}
        caption{text-align:left;padding:.2rem 0}th,td{text-align:left;padding:.25rem .8rem .25rem 0;border-bottom:1px solid var(--line)}
        .mark{display:inline-block;border:1px solid;padding:0 .5rem;font-weight:600;letter-spacing:.03em}svg{max-width:100%;height:auto}
        code{font-size:.85em;word-break:break-all}
        @media print{body{margin:0;max-width:none;font-size:11pt}@page{size:A4;margin:18mm}h2,table,svg{break-inside:avoid}thead{display:table-header-group}}
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="marking">How far it may go; stands above and below.</param>
    /// <param name="title">The operation's title.</param>
    /// <param name="code">The operation's code.</param>
    /// <param name="demo">True where everything is invented.</param>
    /// <param name="asOf">The date of the data.</param>
    /// <param name="logState">Size and root of the evidence log when the report was made.</param>
    /// <param name="sections">The rooms in their order.</param>
    public static string Html(Tlp marking, string title, string code, bool demo, DateTimeOffset asOf, string logState, IReadOnlyList<ReportSection> sections)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        html.Append(CultureInfo.InvariantCulture, $"<title>Report {Safe(code)}</title>\n<style>{Style}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"mark\">{marking.Label()}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Safe(title)}</h1>\n<p class=\"quiet\">Operation {Safe(code)} · as of {Safe(Utc.Text(asOf))} · evidence log {Safe(logState)}</p>\n");
        if (demo)
        {
            html.Append("<p><strong>Demonstration.</strong> Every name, address and number is invented; the log is signed by a public test key.</p>\n");
        }

        foreach (var section in sections)
        {
            Write(section, html);
        }

        return html.Append(CultureInfo.InvariantCulture, $"<p class=\"mark\">{marking.Label()}</p>\n</body></html>\n").ToString();
    }

    private static void Write(ReportSection section, StringBuilder html)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Safe(section.Room)}</h2>\n<p class=\"quiet\">{Safe(section.Question)}</p>\n");
        if (section.Sentences.Count == 0)
        {
            html.Append("<p>Nothing yet.</p>\n");
        }

        foreach (var sentence in section.Sentences)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Safe(sentence)}</p>\n");
        }

        if (section.Table is { Rows.Count: > 0 } table)
        {
            html.Append(CultureInfo.InvariantCulture, $"<table><caption>{Safe(table.Caption)}</caption><thead><tr>");
            html.AppendJoin("", table.Heads.Select(h => $"<th scope=\"col\">{Safe(h)}</th>")).Append("</tr></thead><tbody>\n");
            foreach (var row in table.Rows)
            {
                html.Append("<tr>").AppendJoin("", row.Select(c => $"<td>{Safe(c)}</td>")).Append("</tr>\n");
            }

            html.Append("</tbody></table>\n");
        }

        html.Append(section.Figure).Append("</section>\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
