namespace Kortwiek.Leads;

/// <summary>Lines of no known format: all are rejected, none is dropped.</summary>
internal sealed class UnknownFormat : LogFormat
{
    public static readonly UnknownFormat Instance = new();

    public override string Name => "unknown";

    public override LineOutcome Read(ReadOnlySpan<byte> line, ref LogRecord record, ReadContext context) => record.Reject("unknown-format");
}
