using System.Data;

namespace Kortwiek.Leads;

/// <summary>One event that a rule named, with what its log record says of time and place.</summary>
internal sealed record Evidence(
    string Rule,
    string Actor,
    long Count,
    EvidenceLine Line,
    TimeQuality Quality,
    RecordMarks Marks,
    AddressMarks Address,
    Country Country,
    long? Asn)
{
    public static Evidence Read(IDataRecord row) => new(
        row.GetString(0),
        row.GetString(1),
        Convert.ToInt64(row.GetValue(2), System.Globalization.CultureInfo.InvariantCulture),
        new EvidenceLine(
            row.GetString(3),
            row.GetInt64(4),
            row.GetInt64(5),
            row.IsDBNull(6) ? null : DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(6) * 10),
            row.IsDBNull(7) ? null : row.GetInt32(7)),
        (TimeQuality)row.GetInt32(8),
        (RecordMarks)row.GetInt32(9),
        (AddressMarks)row.GetInt32(10),
        Country.TryParse(row.IsDBNull(11) ? null : row.GetString(11), out var country) ? country : Country.Unknown,
        row.IsDBNull(12) ? null : row.GetInt64(12));
}

/// <summary>What the events as a whole say of an actor.</summary>
internal sealed record ActorFacts(string Actor, string? NotPerson, AddressMarks Marks, long MostAgentsADay, IReadOnlyList<string> Users, IReadOnlyList<string> Keys);
