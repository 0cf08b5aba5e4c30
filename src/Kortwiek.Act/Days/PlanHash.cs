using System.Buffers;
using System.Text.Json;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The hash of a plan: what a measure is stamped with when it is ready, and what two persons sign.</summary>
/// <remarks>
/// SHA-256 over the canonical JSON (RFC 8785) of
/// <c>{"measures":[{"id","rev","elementKeys","kind","instrumentSha256s","tOffset","dependsOn"},…],"tZero","releaseMode"}</c>:
/// the measures in ordinal order of their ids, each inner list sorted ordinally, <c>tOffset</c> in whole seconds, <c>tZero</c> in UTC,
/// <c>releaseMode</c> as <see cref="ReleaseRule.ToString"/> writes it. An instrument without a document adds nothing.
/// </remarks>
public static class PlanHash
{
    /// <summary>The hash of a whole group; what is signed.</summary>
    public static Digest OfGroup(JointPlan plan, ActionGroup group) =>
        Digest.Sha256Of(Canonical(plan, plan.MeasuresOf(group.Code), plan.Days[group.Day].TZero, group.Rule));

    /// <summary>The hash of one measure alone; null without a group. A change elsewhere in the group leaves it as it is.</summary>
    public static Digest? OfMeasure(JointPlan plan, Measure measure) =>
        plan.GroupOf(measure) is { } group && plan.Days.TryGetValue(group.Day, out var day)
            ? Digest.Sha256Of(Canonical(plan, [measure], day.TZero, group.Rule))
            : null;

    /// <summary>The bytes that are hashed.</summary>
    public static byte[] Canonical(JointPlan plan, IEnumerable<Measure> measures, DateTimeOffset tZero, ReleaseRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("measures");
            foreach (var measure in measures.OrderBy(m => m.Id, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("id", measure.Id);
                json.WriteNumber("rev", measure.Revision);
                WriteSorted(json, "elementKeys", measure.Elements.Select(k => k.ToString()));
                json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(measure.Kind.ToString()));
                WriteSorted(json, "instrumentSha256s", plan.InstrumentsOf(measure).Where(i => i.DocumentSha256 is not null).Select(i => i.DocumentSha256!.Value.Hex));
                json.WriteNumber("tOffset", (long)measure.Offset.TotalSeconds);
                WriteSorted(json, "dependsOn", measure.DependsOn.Select(d => d.MeasureId));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("tZero", Utc.Text(tZero));
            json.WriteString("releaseMode", rule.ToString());
            json.WriteEndObject();
        }

        return CanonicalJson.Of(buffer.WrittenMemory);
    }

    private static void WriteSorted(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
