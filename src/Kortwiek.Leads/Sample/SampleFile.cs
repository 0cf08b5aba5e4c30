namespace Kortwiek.Leads.Sample;

/// <summary>A file of the sample.</summary>
/// <param name="Path">Relative path with slashes; <c>logs/…</c> is what was seized, <c>tables/…</c> what the case team knows, <c>truth.json</c> what was planted.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record SampleFile(string Path, byte[] Bytes);
