using Apache.Arrow;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Kortwiek.Leads;

/// <summary>Where the events of log files go, as Parquet; see <see cref="EventFolder"/> and <see cref="EventFile"/>. For one file after the other.</summary>
public abstract class EventOutput
{
    private EventHeading? _heading;

    private protected EventOutput()
    {
    }

    private protected EventHeading Heading => _heading ?? throw new InvalidOperationException("No file was begun.");

    internal void Begin(Digest sha256, string path, string format, AddressBook addresses)
    {
        _heading = new EventHeading(sha256, path, format, addresses);
        OnBegin();
    }

    internal abstract void Write(EventPart part);

    internal abstract void Complete();

    /// <summary>After <see cref="Complete"/>, or instead of it: removes what is only half there.</summary>
    internal abstract void End();

    private protected abstract void OnBegin();

    private protected FileWriter OpenWriter(string path)
    {
        using var builder = new WriterPropertiesBuilder()
            .Compression(ParquetSharp.Compression.Zstd)
            .CompressionLevel(1)
            .EnableDictionary()
            .DictionaryPagesizeLimit(1 << 30)
            .DisableStatistics();
        foreach (var column in EventSchema.Rising)
        {
            builder.DisableDictionary(column).Encoding(column, ParquetSharp.Encoding.DeltaBinaryPacked).EnableStatistics(column);
        }

        using var properties = builder.DisableDictionary("bytes").Build();
        using var arrow = new ArrowWriterPropertiesBuilder().StoreSchema().Build();
        return new FileWriter(path, EventSchema.With(Heading.Metadata()), properties, arrow);
    }

    private protected static void WritePart(FileWriter writer, RecordBatch batch) => writer.WriteRecordBatch(batch, Math.Max(1, batch.Length));
}

/// <summary>What stands in the metadata of a Parquet file of events.</summary>
internal sealed record EventHeading(Digest Sha256, string Path, string Format, AddressBook Addresses)
{
    public string Source => Sha256.Hex[..16];

    public Dictionary<string, string> Metadata()
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kortwiek.events"] = "1",
            ["kortwiek.sha256"] = Sha256.ToString(),
            ["kortwiek.path"] = Path,
            ["kortwiek.format"] = Format,
        };
        Add("kortwiek.geo", Addresses.Geo?.Table);
        Add("kortwiek.geo2", Addresses.SecondGeo?.Table);
        Add("kortwiek.tor", Addresses.Tor?.Table);
        Add("kortwiek.protected", Addresses.Protected?.Table);
        Add("kortwiek.asn", Addresses.Asn is { Count: > 0 } asn ? asn[0].Table : null);
        return metadata;

        void Add(string key, AddressTable? table)
        {
            if (table is not null)
            {
                metadata[key] = System.Text.Json.JsonSerializer.Serialize(table, KortwiekJson.Options);
            }
        }
    }
}
