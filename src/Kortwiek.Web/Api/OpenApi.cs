using System.Text.Json.Nodes;
using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Core;
using Kortwiek.Web.SignIn;

namespace Kortwiek.Web.Api;

/// <summary>The HTTP interface described for programs: <c>GET /openapi.json</c>, made from the verb table.</summary>
/// <remarks>OpenAPI Specification 3.1.1.</remarks>
internal static class OpenApi
{
    private static readonly Lazy<string> Text = new(() => Make().ToJsonString(KortwiekJson.Indented) + "\n");

    public static void Map(WebApplication app) =>
        app.MapGet(HttpApi.Description, () => Results.Text(Text.Value, "application/json")).RequireRateLimiting(Bearer.Limit);

    private static JsonObject Make()
    {
        var schemas = new JsonObject { ["error"] = ErrorSchema(), ["refusals"] = RefusalsSchema(), ["no"] = NoSchema() };
        var paths = new JsonObject();
        foreach (var verb in Verbs.All)
        {
            var name = verb.Path.Replace(' ', '.');
            schemas[name] = AnswerSchemas.Of(verb, $"#/components/schemas/{name}");
            schemas[$"{name}.request"] = RequestSchemas.Of(verb);
            paths[$"{HttpApi.Root}/{verb.Path.Replace(' ', '/')}"] = new JsonObject { ["post"] = Asked(verb, name) };
        }

        paths[$"{HttpApi.Root}/verbs"]!["get"] = Get("verbs.get", "Lists every verb, as POST does", Json("verbs"));
        paths[$"{HttpApi.Root}/uploads"] = new JsonObject { ["post"] = Upload() };
        paths[$"{HttpApi.Root}/downloads/{{id}}/{{name}}"] = new JsonObject { ["get"] = Download() };
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Kortwiek",
                ["version"] = Scope.Version,
                ["license"] = new JsonObject { ["name"] = "EUPL-1.2", ["identifier"] = "EUPL-1.2" },
                ["description"] = "Every verb of the command line: the request's fields as JSON, the document of --json back. Exit code 0 is status 200, 1 is 409, 2 is 400.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(Secured("token"), Secured("session")),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "Made by token create or on the page /account." },
                    ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "__Host-kw-session", ["description"] = "Of a person who has signed in; over plain HTTP on loopback it is called kw-session." },
                },
                ["parameters"] = new JsonObject
                {
                    ["operation"] = Query("operation", "Code of the operation; a token has one of its own."),
                    ["as"] = Query("as", "Which of the person's members acts, where there are several."),
                },
                ["responses"] = new JsonObject
                {
                    ["bad"] = Described("The input cannot be used; nothing was changed.", Json("error")),
                    ["unknown"] = Described("No session, or a token that does not serve.", Json("error")),
                    ["tooMany"] = new JsonObject
                    {
                        ["description"] = "The token asks too often.",
                        ["headers"] = new JsonObject { ["Retry-After"] = new JsonObject { ["description"] = "Seconds to wait.", ["schema"] = new JsonObject { ["type"] = "integer" } } },
                        ["content"] = Json("error"),
                    },
                    ["fault"] = Described("A fault of ours.", Json("error")),
                },
                ["schemas"] = schemas,
            },
        };
    }

    private static JsonObject Asked(Verb verb, string name)
    {
        var asked = new JsonObject
        {
            ["operationId"] = name,
            ["tags"] = new JsonArray(verb.Path.Split(' ')[0]),
            ["summary"] = verb.Summary,
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json($"{name}.request") },
            ["responses"] = Responses(Answered(verb, name)),
        };
        ((JsonObject)asked["responses"]!)["409"] = Described("The answer is no, or a rule, a right or a state refuses.", Content(new JsonObject { ["anyOf"] = new JsonArray(Ref("refusals"), new JsonObject { ["allOf"] = new JsonArray(Ref(name), Ref("no")) }) }));
        if (verb.Effect is not (Effect.Pure or Effect.Manages))
        {
            asked["parameters"] = new JsonArray(Component("parameters", "operation"), Component("parameters", "as"));
        }

        if (!ApiTokens.Serve(verb))
        {
            asked["security"] = new JsonArray(Secured("session"));
        }

        return asked;
    }

    private static JsonObject Answered(Verb verb, string name)
    {
        var answer = Described("Done, or yes.", Json(name));
        if (verb.HasOutput)
        {
            answer["headers"] = new JsonObject { ["Link"] = new JsonObject { ["description"] = "Where each output is fetched: <…>; rel=\"enclosure\".", ["schema"] = new JsonObject { ["type"] = "string" } } };
        }

        return answer;
    }

    private static JsonObject Upload() => new()
    {
        ["operationId"] = "uploads",
        ["tags"] = new JsonArray("files"),
        ["summary"] = "Takes a file in, or several by a form; its handle stands for it in a request for a day",
        ["parameters"] = new JsonArray(Query("name", "Name of the file, where the body is the file itself.")),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/octet-stream"] = new JsonObject(),
                ["multipart/form-data"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["contentMediaType"] = "application/octet-stream" } } },
            },
        },
        ["responses"] = Responses(Described("Kept.", Content(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["kind"] = new JsonObject { ["const"] = "upload/1" },
                ["handle"] = new JsonObject { ["type"] = "string" },
                ["names"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            },
            ["required"] = new JsonArray("kind", "handle", "names"),
        })), "201"),
    };

    private static JsonObject Download()
    {
        var get = Get("downloads", "Fetches what a verb wrote, by the Link of its answer", new JsonObject { ["application/octet-stream"] = new JsonObject(), ["application/zip"] = new JsonObject() });
        get["parameters"] = new JsonArray([.. ((string[])["id", "name"]).Select(p => new JsonObject { ["name"] = p, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } })]);
        ((JsonObject)get["responses"]!)["404"] = new JsonObject { ["description"] = "It was never there, or is older than a day." };
        return get;
    }

    private static JsonObject Get(string id, string summary, JsonObject content) => new()
    {
        ["operationId"] = id,
        ["tags"] = new JsonArray(id.Split('.')[0] is "downloads" ? "files" : "verbs"),
        ["summary"] = summary,
        ["responses"] = Responses(Described("Here it is.", content)),
    };

    private static JsonObject Responses(JsonObject done, string status = "200") => new()
    {
        [status] = done,
        ["400"] = Component("responses", "bad"),
        ["401"] = Component("responses", "unknown"),
        ["429"] = Component("responses", "tooMany"),
        ["500"] = Component("responses", "fault"),
    };

    private static JsonObject ErrorSchema() => Object(("error", Object(
        ("code", Typed("string")), ("message", Typed("string")), ("file", Typed("string", "null")), ("line", Typed("integer", "null")))));

    private static JsonObject RefusalsSchema() => Object(
        ("kind", Typed("string")),
        ("ok", new JsonObject { ["const"] = false }),
        ("refusals", new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Object(("guard", Typed("string")), ("text", Typed("string"))) }));

    private static JsonObject NoSchema() => Object(("ok", new JsonObject { ["const"] = false }), ("reason", Typed("string")));

    private static JsonObject Object(params (string Name, JsonNode Schema)[] fields) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject([.. fields.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Name, f.Schema))]),
        ["required"] = new JsonArray([.. fields.Select(f => JsonValue.Create(f.Name))]),
    };

    private static JsonObject Typed(params string[] types) => new() { ["type"] = types.Length == 1 ? types[0] : new JsonArray([.. types.Select(t => JsonValue.Create(t))]) };

    private static JsonObject Query(string name, string description) => new() { ["name"] = name, ["in"] = "query", ["description"] = description, ["schema"] = Typed("string") };

    private static JsonObject Described(string description, JsonObject content) => new() { ["description"] = description, ["content"] = content };

    private static JsonObject Json(string schema) => Content(Ref(schema));

    private static JsonObject Content(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Ref(string schema) => Component("schemas", schema);

    private static JsonObject Component(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Secured(string scheme) => new() { [scheme] = new JsonArray() };
}
