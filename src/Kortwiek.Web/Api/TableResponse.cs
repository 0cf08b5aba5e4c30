using Kortwiek.App.Tables;
using Microsoft.Net.Http.Headers;

namespace Kortwiek.Web.Api;

/// <summary>How a table is answered: always as a download, never shown or kept by the browser.</summary>
internal static class TableResponse
{
    /// <summary>Sets the answer's type and its file name, which carries operation and marking.</summary>
    public static void Head(HttpContext context, string marking, string what, bool isXlsx)
    {
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName(TableFile.NameOf(marking, what, isXlsx ? "xlsx" : "csv"));
        context.Response.ContentType = isXlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = name.ToString();
        context.Response.Headers.CacheControl = "no-store";
    }
}
