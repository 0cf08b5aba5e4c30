using System.Text.Json;
using System.Text.Json.Nodes;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Makes a new form: every field is there, those that the operation knows are filled.</summary>
public static class FormTemplate
{
    /// <summary>A form to be completed by a person.</summary>
    /// <param name="definition">Its definition.</param>
    /// <param name="language">In which it will be drawn up.</param>
    /// <param name="measure">The measure that it serves, or null.</param>
    /// <param name="facts">What the operation knows, by the names that <see cref="FormField.From"/> uses; a fact that does not fit its field is left out.</param>
    public static FilledForm Make(FormDefinition definition, string language, string? measure, IReadOnlyDictionary<string, IReadOnlyList<string>> facts)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in definition.Fields)
        {
            var empty = JsonSerializer.SerializeToElement(Empty(field));
            var filled = JsonSerializer.SerializeToElement(Filled(field, field.From is { } from ? facts.GetValueOrDefault(from, []) : []));
            values.Add(field.Id, FieldCheck.Problems(field, filled, "").Any() ? empty : filled);
        }

        return new FilledForm(definition.Id, definition.Version, language, Tlp.Amber, measure, values);
    }

    private static JsonNode? Empty(FormField field) =>
        field.IsList ? new JsonArray() : field.Type == FieldType.Flag ? JsonValue.Create(false) : null;

    private static JsonNode? Filled(FormField field, IReadOnlyList<string> texts) =>
        texts.Count == 0 ? Empty(field)
        : field.IsList ? new JsonArray([.. texts.Distinct(StringComparer.Ordinal).Select(t => JsonValue.Create(t))])
        : field.Type == FieldType.Flag ? JsonValue.Create(texts[0] == "true")
        : JsonValue.Create(string.Join(field.Type == FieldType.Paragraph ? "\n" : ", ", texts));
}
