using System.Globalization;
using System.Text.Json.Nodes;
using Kortwiek.App;

namespace Kortwiek.Web.Api;

/// <summary>JSON schemas of the verbs' requests, read from their parameters. A field that is not named is refused.</summary>
internal static class RequestSchemas
{
    /// <summary>The schema of the body of <c>POST /api/v1/NOUN/VERB</c>.</summary>
    public static JsonObject Of(Verb verb)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject([.. verb.Parameters.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Field, Of(p)))]) };
        var required = verb.Parameters.Where(p => p.IsRequired).Select(p => JsonValue.Create(p.Field)).ToArray<JsonNode?>();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private static JsonObject Of(Parameter parameter)
    {
        var value = ValueOf(parameter);
        var schema = parameter.IsList ? new JsonObject { ["type"] = "array", ["items"] = value } : value;
        schema["description"] = parameter.Help;
        if (parameter.Default is { } standard && !parameter.IsList)
        {
            schema["default"] = parameter.ValueKind switch
            {
                "number" => JsonNode.Parse(standard),
                "flag" => bool.Parse(standard),
                _ => standard,
            };
        }

        return schema;
    }

    private static JsonObject ValueOf(Parameter parameter) => parameter.ValueKind switch
    {
        "number" => new JsonObject { ["type"] = parameter.ItemType == typeof(double) ? "number" : "integer" },
        "flag" => new JsonObject { ["type"] = "boolean" },
        "choice" => new JsonObject { ["enum"] = new JsonArray([.. parameter.Choices.Select(c => JsonValue.Create(c))]) },
        "instant" => new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        "day" => new JsonObject { ["type"] = "string", ["format"] = "date" },
        "duration" => new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("00:15:00", "2.00:00:00") },
        "country" => new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Za-z]{2}$" },
        "input-file" or "input-path" => new JsonObject { ["type"] = "string", ["pattern"] = string.Create(CultureInfo.InvariantCulture, $"^{Tray.Prefix}[0-9a-f]{{32}}$") },
        "output-file" or "output-folder" => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 120, ["examples"] = new JsonArray("answer.svg") },
        _ => new JsonObject { ["type"] = "string" },
    };
}
