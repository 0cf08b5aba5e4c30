using Apache.Arrow;
using Apache.Arrow.Types;

namespace Kortwiek.Leads;

/// <summary>The columns of the events, in the order of the files.</summary>
/// <remarks>
/// src: first 16 digits of the source's SHA-256. off, line: where the record begins in the unpacked source. t_utc: microseconds since 1970, corrected by the known skew.
/// actor, net24, xff, user: pseudonyms. cc, cc2: by the two country tables. amarks: <see cref="AddressMarks"/>; flags: <see cref="RecordMarks"/>.
/// Texts are dictionaries in Parquet and plain VARCHAR for a reader.
/// </remarks>
internal static class EventSchema
{
    public static readonly DictionaryType Text = new(Int32Type.Default, StringType.Default, ordered: false);

    /// <summary>Columns that mostly rise from row to row, written as differences.</summary>
    public static readonly string[] Rising = ["off", "line", "t_utc"];

    private static readonly Field[] Fields =
    [
        new("src", Text, nullable: true),
        new("off", Int64Type.Default, nullable: false),
        new("line", Int64Type.Default, nullable: false),
        new("t_utc", Int64Type.Default, nullable: true),
        new("t_quality", Int8Type.Default, nullable: false),
        new("kind", Text, nullable: true),
        new("actor", Text, nullable: true),
        new("net24", Text, nullable: true),
        new("cc", Text, nullable: true),
        new("cc2", Text, nullable: true),
        new("asn", Int64Type.Default, nullable: true),
        new("amarks", Int32Type.Default, nullable: false),
        new("xff", Text, nullable: true),
        new("port", Int32Type.Default, nullable: true),
        new("user", Text, nullable: true),
        new("auth", Text, nullable: true),
        new("key_fp", Text, nullable: true),
        new("method", Text, nullable: true),
        new("path", Text, nullable: true),
        new("query", Text, nullable: true),
        new("status", Int32Type.Default, nullable: true),
        new("bytes", Int64Type.Default, nullable: true),
        new("ref", Text, nullable: true),
        new("ua", Text, nullable: true),
        new("vhost", Text, nullable: true),
        new("host", Text, nullable: true),
        new("prog", Text, nullable: true),
        new("pid", Int32Type.Default, nullable: true),
        new("cmd", Text, nullable: true),
        new("weight", Int32Type.Default, nullable: false),
        new("flags", Int32Type.Default, nullable: false),
    ];

    /// <summary>Without metadata, for batches.</summary>
    public static readonly Schema Plain = new(Fields, null);

    public static Schema With(IEnumerable<KeyValuePair<string, string>> metadata) => new(Fields, metadata);
}
