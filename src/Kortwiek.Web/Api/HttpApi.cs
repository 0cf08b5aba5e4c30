using System.IO.Compression;
using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Tables;
using Kortwiek.Core;
using Kortwiek.Web.SignIn;

namespace Kortwiek.Web.Api;

/// <summary>The verb table over HTTP: <c>POST /api/v1/NOUN/VERB</c> with the request record as JSON, the same document back as <c>--json</c> prints.</summary>
/// <remarks><c>?table=csv</c> or <c>?table=xlsx</c> gives the answer's table as a file instead (<c>&amp;rows=FIELD</c>, <c>&amp;separator=;</c>). Exit code 0 is status 200, 1 is 409, 2 is 400, a fault of ours is 500. The query names the operation, and which of one's members acts where there are several: <c>?operation=CODE&amp;as=MEMBER</c>. Without a session or a token the status is 401; a token that asks too often gets 429.</remarks>
internal static class HttpApi
{
    public const string Root = "/api/v1";
    public const string Description = "/openapi.json";
    private const long LargestRequest = 1 << 20;
    private const long LargestUpload = 64L << 30;

    public static void Map(WebApplication app)
    {
        app.UseWhen(IsAsked, api => api.UseExceptionHandler(fault => fault.Run(context =>
            ErrorAsync(context, StatusCodes.Status500InternalServerError, new BadInput("A fault of ours; the program's log says more.", Code: "fault")))));
        var api = app.MapGroup("").RequireRateLimiting(Bearer.Limit).DisableAntiforgery();
        api.MapGet($"{Root}/verbs", VerbsAsync);
        api.MapPost($"{Root}/uploads", UploadAsync);
        api.MapGet($"{Root}/downloads/{{id}}/{{name}}", DownloadAsync);
        api.MapPost($"{Root}/{{**path}}", RunAsync);
        api.MapGet($"{Root}/{{**path}}", context => ErrorAsync(context, StatusCodes.Status404NotFound, new BadInput("There is no such address. GET /api/v1/verbs lists all verbs; they are asked by POST.", Code: "unknown-verb")));
    }

    /// <summary>True for an address of this interface.</summary>
    public static bool IsAsked(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase) || context.Request.Path.Equals(Description, StringComparison.OrdinalIgnoreCase);

    private static async Task VerbsAsync(HttpContext context, Installation installation)
    {
        var verb = Verbs.Find("verbs")!;
        await using var scope = new Scope(installation, null, Visitors.AskerOf(context.User, Query(context, "as"))!);
        var outcome = await Runner.RunAsync(verb, ((Outcome<object>.Done)verb.Request(_ => [], new LocalPaths(false))).Answer, scope, NoProgress.Instance, context.RequestAborted);
        await AnswerAsync(context, verb, outcome);
    }

    private static async Task RunAsync(HttpContext context, string path, Installation installation, Tray tray)
    {
        if (Verbs.Find(path.Replace('/', ' ')) is not { } verb)
        {
            await ErrorAsync(context, StatusCodes.Status404NotFound, new BadInput("There is no such verb. GET /api/v1/verbs lists them.", Code: "unknown-verb"));
            return;
        }

        if (!context.Request.HasJsonContentType())
        {
            await ErrorAsync(context, StatusCodes.Status415UnsupportedMediaType, new BadInput("Send the request's fields as application/json.", Code: "usage"));
            return;
        }

        Limit(context, LargestRequest);
        var files = new WebFiles(tray);
        var request = await ReadAsync(context, verb, files);
        if (request is not Outcome<object>.Done { Answer: var wanted })
        {
            await AnswerAsync(context, verb, request);
            return;
        }

        TableFile? table = null;
        if (Query(context, "table") is { } format)
        {
            var asked = TableFile.For(verb, "." + format, Query(context, "rows"), Query(context, "separator"));
            if (asked is not Outcome<TableFile>.Done { Answer: var file })
            {
                await AnswerAsync(context, verb, asked.As<object>());
                return;
            }

            table = file;
        }

        await using var scope = new Scope(installation, Query(context, "operation"), Visitors.AskerOf(context.User, Query(context, "as"))!) { TakesOut = table is not null };
        var outcome = await Runner.RunAsync(verb, wanted, scope, NoProgress.Instance, context.RequestAborted);
        foreach (var output in files.Written)
        {
            context.Response.Headers.Append("Link", $"<{output.Href}>; rel=\"enclosure\"");
        }

        if (table is null || outcome is not (Outcome<object>.Done or Outcome<object>.No))
        {
            await AnswerAsync(context, verb, outcome);
            return;
        }

        var marking = await OperationMarking.TextAsync(scope, context.RequestAborted);
        context.Response.StatusCode = StatusOf(outcome);
        TableResponse.Head(context, marking, verb.Path, table.IsXlsx);
        await table.WriteAsync(context.Response.Body, outcome.Value, marking, context.RequestAborted);
    }

    private static async Task<Outcome<object>> ReadAsync(HttpContext context, Verb verb, WebFiles files)
    {
        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 8 }, context.RequestAborted);
        }
        catch (JsonException e)
        {
            return new BadInput($"The body is no JSON (line {e.LineNumber + 1}).", Code: "usage");
        }
        catch (BadHttpRequestException)
        {
            return new BadInput("The body is longer than 1 MiB; send files to /api/v1/uploads.", Code: "usage");
        }

        using (body)
        {
            var texts = JsonTexts.Of(verb, body.RootElement);
            return texts is Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>.Done done
                ? verb.Request(p => done.Answer.GetValueOrDefault(p.Field, []), files)
                : texts.As<object>();
        }
    }

    // The body is the file itself (?name=), or a form with one or several files; several are read as a folder.
    private static async Task UploadAsync(HttpContext context, Tray tray)
    {
        if (Visitors.AskerOf(context.User) is Asker.Viewer)
        {
            await ErrorAsync(context, StatusCodes.Status403Forbidden, new BadInput("You look at the demo without having signed in: nothing is taken in.", Code: "viewer"));
            return;
        }

        Limit(context, LargestUpload);
        var (id, folder) = tray.Open();
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            foreach (var file in form.Files)
            {
                await using var content = file.OpenReadStream();
                await KeepAsync(folder, file.FileName, content, context.RequestAborted);
            }
        }
        else
        {
            await KeepAsync(folder, Query(context, "name") ?? "file", context.Request.Body, context.RequestAborted);
        }

        var names = Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            await ErrorAsync(context, StatusCodes.Status400BadRequest, new BadInput("The form holds no file.", Code: "missing-file"));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new { Kind = "upload/1", Handle = Tray.Prefix + id, Names = names }, KortwiekJson.Options, context.RequestAborted);
    }

    internal static async Task KeepAsync(string folder, string name, Stream content, CancellationToken cancellation)
    {
        var plain = Tray.PlainNameOf(name);
        for (var i = 2; File.Exists(Path.Combine(folder, plain)); i++)
        {
            plain = $"{i}-{Tray.PlainNameOf(name)}";
        }

        await Tray.KeepAsync(folder, plain, content, cancellation);
    }

    private static IResult DownloadAsync(string id, string name, Tray tray)
    {
        if (tray.FolderOf(id) is not { } folder || !Tray.IsPlain(name))
        {
            return Results.NotFound();
        }

        var path = Path.Combine(folder, name);
        if (Directory.Exists(path))
        {
            return Results.Stream(output => ZipAsync(path, output), "application/zip", name + ".zip");
        }

        // Always a download, never a page of ours: what a verb wrote is not run here.
        return File.Exists(path) ? Results.File(path, "application/octet-stream", name) : Results.NotFound();
    }

    private static async Task ZipAsync(string folder, Stream output)
    {
        var temporary = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (temporary)
        {
            await ZipFile.CreateFromDirectoryAsync(folder, temporary);
            temporary.Position = 0;
            await temporary.CopyToAsync(output);
        }
    }

    private static Task AnswerAsync(HttpContext context, Verb verb, Outcome<object> outcome)
    {
        if (outcome is Outcome<object>.Bad bad)
        {
            return ErrorAsync(context, StatusCodes.Status400BadRequest, bad.Fault);
        }

        context.Response.StatusCode = StatusOf(outcome);
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(Document.Of(verb, outcome) + "\n", context.RequestAborted);
    }

    private static int StatusOf(Outcome<object> outcome) => outcome.ExitCode == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;

    public static Task ErrorAsync(HttpContext context, int status, BadInput fault)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(Document.Error(fault) + "\n", context.RequestAborted);
    }

    private static void Limit(HttpContext context, long bytes)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }

    private static string? Query(HttpContext context, string name) => context.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
