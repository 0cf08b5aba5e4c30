using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kortwiek.App;

/// <summary>The one JSON document of an outcome, the same on the command line and over HTTP.</summary>
public static class Document
{
    private static readonly JsonSerializerOptions Options = new(KortwiekJson.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(PureAnswers.Default, new DefaultJsonTypeInfoResolver()),
    };

    /// <summary>Loads what writing a document needs. Called beside other work at the start, it saves its time.</summary>
    public static void Prepare() => _ = Fields(new Shell.VersionVerb.Response("", "", "", "", ""));

    /// <summary>The document of an answer or of refusals; it starts with <c>kind</c>. A list at the top becomes <c>items</c>.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a bad input, which has no document.</exception>
    public static string Of(Verb verb, Outcome<object> outcome) => outcome switch
    {
        Outcome<object>.Done done => Text(verb, Fields(done.Answer), ""),
        Outcome<object>.No no when Fields(no.Answer) is var fields => Text(verb, fields, (HasOk(fields) ? "" : ",\"ok\":false") + $",\"reason\":{Json(no.Reason)}"),
        Outcome<object>.Refused refused => Text(verb, $"\"ok\":false,\"refusals\":{Json(refused.All.All)}", ""),
        _ => throw new InvalidOperationException("A bad input has no document."),
    };

    /// <summary>The line of a bad input: <c>{"error":{"code","message","file","line"}}</c>.</summary>
    public static string Error(BadInput fault) => Json(new { Error = new { fault.Code, fault.Message, fault.File, fault.Line } });

    private static string Text(Verb verb, string fields, string more) =>
        $"{{\"kind\":\"{verb.Kind}\"{(fields.Length == 0 ? "" : ",")}{fields}{more}}}";

    // The fields between the braces.
    private static string Fields(object answer)
    {
        var text = JsonSerializer.Serialize(answer, Options.GetTypeInfo(answer.GetType()));
        return text[0] == '{' ? text[1..^1] : $"\"items\":{text}";
    }

    private static bool HasOk(string fields)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"{{{fields}}}"));
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("ok"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, KortwiekJson.Options);
}
