namespace Kortwiek.Watch.Json;

/// <summary>Where a string stands inside an object's bytes, without its quotation marks. The default is "nowhere".</summary>
internal readonly record struct TextRange(int Start, int Length, bool Escaped)
{
    public bool Exists => Start > 0;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> json) => Exists ? json.Slice(Start, Length) : [];
}
