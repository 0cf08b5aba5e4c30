using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Leads;
using Kortwiek.Store;

namespace Kortwiek.Web.Api;

/// <summary>JSON schemas of the verbs' documents, read from the response records and from how each is written.</summary>
/// <remarks>JSON Schema 2020-12, as OpenAPI 3.1 takes it. Objects are open: a later version may add fields.</remarks>
internal static class AnswerSchemas
{
    private static readonly JsonSerializerOptions Options = new(KortwiekJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    // What is written by a converter of its own says nothing of its shape.
    private static readonly Dictionary<Type, Func<JsonObject>> Written = new()
    {
        [typeof(DateTimeOffset)] = () => Text("date-time"),
        [typeof(Digest)] = () => new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9-]+:[0-9a-f]+$" },
        [typeof(Country)] = () => new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{2}$" },
        [typeof(ElementKey)] = () => Text(),
        [typeof(Sentence)] = () => Text(),
        [typeof(InputFile)] = () => Text(),
        [typeof(InputPath)] = () => Text(),
        [typeof(OutputFile)] = () => Text(),
        [typeof(OutputFolder)] = () => Text(),
        [typeof(double)] = () => new JsonObject { ["type"] = new JsonArray("number", "null") },
        [typeof(SmallCount)] = () => new JsonObject { ["type"] = new JsonArray("integer", "string") },
    };

    /// <summary>The schema of a verb's document: <c>kind</c> and the response's fields, or <c>items</c>.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="address">Where the schema will stand, such as <c>#/components/schemas/act.board</c>: inner references begin there.</param>
    public static JsonObject Of(Verb verb, string address)
    {
        var answer = Options.GetJsonSchemaAsNode(verb.ResponseType, Exporter);
        var kind = new JsonObject { ["const"] = verb.Kind };
        if (answer is JsonObject { } one && one["properties"] is JsonObject fields)
        {
            Move(one, address);
            fields.Insert(0, "kind", kind);
            ((JsonArray)one["required"]!).Insert(0, "kind");
            return one;
        }

        Move(answer, $"{address}/properties/items");
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["kind"] = kind, ["items"] = answer },
            ["required"] = new JsonArray("kind", "items"),
        };
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (Known(type) is { } known)
        {
            return type != context.TypeInfo.Type || context.PropertyInfo?.IsGetNullable == true ? OrNull(known) : known;
        }

        if (schema is JsonObject one && one["properties"] is JsonObject fields)
        {
            // Null fields are written too.
            one.Remove("additionalProperties");
            one["required"] = new JsonArray([.. fields.Select(f => JsonValue.Create(f.Key))]);
        }

        return schema;
    }

    private static JsonObject? Known(Type type) =>
        Written.TryGetValue(type, out var make) ? make()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? Text("uuid")
        : null;

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue single)
        {
            schema["type"] = new JsonArray(single.GetValue<string>(), "null");
        }

        return schema;
    }

    private static JsonObject Text(string? format = null) => format is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["format"] = format };

    // A type that holds itself is referred to from the schema's own root.
    private static void Move(JsonNode? node, string address)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Move(item, address);
            }
        }

        if (node is not JsonObject one)
        {
            return;
        }

        if (one["$ref"] is JsonValue reference)
        {
            one["$ref"] = address + reference.GetValue<string>()[1..];
        }

        foreach (var (_, value) in one)
        {
            Move(value, address);
        }
    }
}
