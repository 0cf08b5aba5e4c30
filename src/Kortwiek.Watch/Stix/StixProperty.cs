namespace Kortwiek.Watch.Stix;

/// <summary>The top-level properties of a STIX object that the scan keeps the place of.</summary>
internal enum StixProperty
{
    Other,
    Type,
    Id,
    SpecVersion,
    Created,
    Modified,
    Revoked,
    Value,
    Name,
    Pattern,
    PatternType,
    RelationshipType,
    StartTime,
    StopTime,
    GranularMarkings,
}

/// <summary>What a reference is for.</summary>
internal enum StixRole
{
    None,
    Other,
    Marking,
    Source,
    Target,
    ResolvesTo,
    BelongsTo,
    TrafficSource,
    TrafficTarget,
}

/// <summary>Names of properties as the scan knows them.</summary>
internal static class StixProperties
{
    public static StixProperty Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => StixProperty.Id,
        4 when name.SequenceEqual("type"u8) => StixProperty.Type,
        4 when name.SequenceEqual("name"u8) => StixProperty.Name,
        5 when name.SequenceEqual("value"u8) => StixProperty.Value,
        7 when name.SequenceEqual("created"u8) => StixProperty.Created,
        7 when name.SequenceEqual("pattern"u8) => StixProperty.Pattern,
        7 when name.SequenceEqual("revoked"u8) => StixProperty.Revoked,
        8 when name.SequenceEqual("modified"u8) => StixProperty.Modified,
        9 when name.SequenceEqual("stop_time"u8) => StixProperty.StopTime,
        10 when name.SequenceEqual("start_time"u8) => StixProperty.StartTime,
        12 when name.SequenceEqual("spec_version"u8) => StixProperty.SpecVersion,
        12 when name.SequenceEqual("pattern_type"u8) => StixProperty.PatternType,
        17 when name.SequenceEqual("relationship_type"u8) => StixProperty.RelationshipType,
        17 when name.SequenceEqual("granular_markings"u8) => StixProperty.GranularMarkings,
        _ => StixProperty.Other,
    };

    /// <summary>The role of a reference by its property's name; none for names that end neither in <c>_ref</c> nor in <c>_refs</c>.</summary>
    public static StixRole RoleOf(ReadOnlySpan<byte> name)
    {
        if (name is not ([.., (byte)'_', (byte)'r', (byte)'e', (byte)'f'] or [.., (byte)'_', (byte)'r', (byte)'e', (byte)'f', (byte)'s']))
        {
            return StixRole.None;
        }

        return name.Length switch
        {
            7 when name.SequenceEqual("src_ref"u8) => StixRole.TrafficSource,
            7 when name.SequenceEqual("dst_ref"u8) => StixRole.TrafficTarget,
            10 when name.SequenceEqual("source_ref"u8) => StixRole.Source,
            10 when name.SequenceEqual("target_ref"u8) => StixRole.Target,
            14 when name.SequenceEqual("belongs_to_ref"u8) => StixRole.BelongsTo,
            15 when name.SequenceEqual("belongs_to_refs"u8) => StixRole.BelongsTo,
            16 when name.SequenceEqual("resolves_to_refs"u8) => StixRole.ResolvesTo,
            19 when name.SequenceEqual("object_marking_refs"u8) => StixRole.Marking,
            _ => StixRole.Other,
        };
    }
}
