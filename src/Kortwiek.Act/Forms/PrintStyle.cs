using System.Security.Cryptography;
using System.Text;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>How a printed form looks, and the policy that lets nothing else in.</summary>
internal static class PrintStyle
{
    private const string Fixed =
        """
        :root{color-scheme:light;--ink:#16191d;--quiet:#52606d;--line:#9aa5b1}
        body{font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.6rem;line-height:1.2;margin:.6rem 0 .2rem}h2{font-size:1.05rem;margin:1.6rem 0 .4rem;padding-top:.5rem;border-top:2px solid var(--ink)}
        h2 span{display:inline-block;min-width:1.6rem}p{margin:.35rem 0}dl{margin:0}dl>div{display:grid;grid-template-columns:minmax(0,16rem) minmax(0,1fr);gap:.2rem 1.2rem;padding:.35rem 0;border-bottom:1px solid var(--line)}
        dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}ol{margin:0;padding-left:1.4rem}.text{margin:0;white-space:pre-wrap}.box{font-size:1.15em;line-height:1}dd>div{padding-left:1.5em;text-indent:-1.5em}sup{line-height:0}
        .source,footer{color:var(--quiet);font-size:.85rem}.mark{display:inline-block;margin:0;padding:0 .5rem;border:1px solid;font-weight:600;letter-spacing:.03em;color:var(--ink)}
        .copy{padding:.3rem .6rem;border:2px solid var(--ink);font-weight:600}footer{margin-top:2rem;padding-top:.6rem;border-top:2px solid var(--ink)}code{word-break:break-all}
        @media (max-width:40rem){dl>div{grid-template-columns:minmax(0,1fr)}}
        @media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt}h2{break-after:avoid}dl>div,footer{break-inside:avoid}}
        """;

    /// <summary>The style of one page; marking, hash and page number stand on every sheet.</summary>
    public static string Of(string mark, Digest digest) =>
        $$$"""
        {{{Fixed}}}
        @page{size:A4;margin:20mm 18mm;@top-center{content:"{{{mark}}}";font:600 9pt sans-serif}@bottom-left{content:"{{{digest}}}";font:6.5pt monospace}@bottom-right{content:"{{{mark}}}  " counter(page) " / " counter(pages);font:600 9pt sans-serif}}
        """;

    /// <summary>The content security policy of a page with this style and nothing else.</summary>
    public static string Policy(string style) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'";
}
