namespace Kortwiek.Leads;

/// <summary>A run of whole lines of a file.</summary>
internal sealed class Chunk
{
    public required byte[] Buffer { get; init; }

    public required int Length { get; init; }

    /// <summary>Offset of the first byte in the unpacked file.</summary>
    public required long Offset { get; init; }

    /// <summary>Number of the first line, from 1.</summary>
    public required long FirstLine { get; init; }

    /// <summary>The last line has no end because the packed file has none.</summary>
    public bool Cut { get; init; }

    /// <summary>The only line is longer than the buffer; its rest was skipped.</summary>
    public bool Overlong { get; init; }

    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);
}
