using System.Globalization;
using Kortwiek.App;
using Kortwiek.App.Tables;
using Kortwiek.Core;
using Kortwiek.Web.Api;
using Kortwiek.Web.Shell;
using Kortwiek.Web.SignIn;
using Microsoft.AspNetCore.Http.Features;

namespace Kortwiek.Web.Tables;

/// <summary>Answers a page's address that ends in <c>?file=…</c> with one of its tables: the page is made, thrown away, and the table sent, once the audit holds that it was.</summary>
internal sealed class TableDownloads(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Installation installation, PageTables tables)
    {
        var wanted = context.Request.Query[PageTables.Parameter].ToString();
        var isXlsx = wanted.EndsWith("xlsx", StringComparison.Ordinal);
        if (!HttpMethods.IsGet(context.Request.Method) || !(isXlsx || wanted.EndsWith("csv", StringComparison.Ordinal)) || Addresses.OperationOf(context.Request.Path.Value!.TrimStart('/')) is not { } code)
        {
            await next(context);
            return;
        }

        tables.Wanted = wanted;
        await MakePageAsync(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            return;
        }

        if (tables.Take(context.RequestServices) is not { } sheet)
        {
            Refuse(context, StatusCodes.Status404NotFound);
            return;
        }

        await SendAsync(context, installation, code, sheet, isXlsx);
    }

    private async Task MakePageAsync(HttpContext context)
    {
        var body = context.Features.Get<IHttpResponseBodyFeature>()!;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
        }
    }

    private static async Task SendAsync(HttpContext context, Installation installation, string code, Sheet sheet, bool isXlsx)
    {
        var cancellation = context.RequestAborted;
        await using var scope = new Scope(installation, code, Visitors.AskerOf(context.User)!);
        var request = new PageTableVerb.Request(context.Request.Path, sheet.Name, isXlsx ? "xlsx" : "csv");
        if (await Runner.RunAsync(PageTableVerb.Line, request, scope, NoProgress.Instance, cancellation) is not Outcome<object>.Done { Answer: PageTableVerb.Response { Marking: var marking } })
        {
            Refuse(context, StatusCodes.Status403Forbidden);
            return;
        }

        context.Response.ContentLength = null;
        TableResponse.Head(context, marking, sheet.Name, isXlsx);
        await (isXlsx
            ? XlsxWriter.WriteAsync(context.Response.Body, [sheet], marking, cancellation)
            : CsvWriter.WriteAsync(context.Response.Body, sheet, CultureInfo.CurrentCulture.TextInfo.ListSeparator == ";" ? ';' : ',', cancellation));
    }

    // Without a type the host's own page of the status is shown.
    private static void Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = null;
    }
}
