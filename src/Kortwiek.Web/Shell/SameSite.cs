namespace Kortwiek.Web.Shell;

/// <summary>Refuses every changing request that another site's page caused: by <c>Sec-Fetch-Site</c>, and by <c>Origin</c> where a browser is too old for that.</summary>
/// <remarks>A program that is no browser sends neither header and passes: it holds no cookie that a page could misuse.</remarks>
internal sealed class SameSite(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("This request came from another site's page and was refused.", context.RequestAborted);
            return;
        }

        await next(context);
    }

    internal static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return false;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
