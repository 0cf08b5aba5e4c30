using System.Text.Json;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary>The file of an instrument, with the digest of its signed document.</summary>
internal static class InstrumentFile
{
    public static Outcome<Instrument> Read(InputFile file)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<Instrument>();
        }

        using (stream)
        {
            if (stream.Length > 1 << 20)
            {
                return new BadInput("An instrument file has at most 1 MiB.", file.Name);
            }

            try
            {
                var read = JsonSerializer.Deserialize<Instrument>(stream, KortwiekJson.Options);
                return read is null ? new BadInput("An instrument file holds one JSON object.", file.Name)
                    : Fault(read) is { } fault ? new BadInput(fault, file.Name)
                    : read;
            }
            catch (JsonException e)
            {
                return new BadInput($"This is no instrument file: {e.Message}", file.Name, e.LineNumber is { } line ? line + 1 : null);
            }
        }
    }

    private static string? Fault(Instrument i) =>
        string.IsNullOrWhiteSpace(i.Id) || i.Id.Length > 100 ? "An instrument has an id of at most 100 letters."
        : string.IsNullOrWhiteSpace(i.Issuer) ? $"The instrument {i.Id} names no issuer."
        : string.IsNullOrWhiteSpace(i.FileNumber) ? $"The instrument {i.Id} has no file number."
        : string.IsNullOrWhiteSpace(i.Language) || string.IsNullOrWhiteSpace(i.SignedBy) ? $"The instrument {i.Id} lacks its language or who signed it."
        : i.LegalBasis is null or { Count: 0 } || i.Conditions is null || i.Conditions.Any(c => string.IsNullOrWhiteSpace(c?.Text)) ? $"The instrument {i.Id} lacks its legal basis, or its list of conditions."
        : i.IssuedAt == default ? $"The instrument {i.Id} has no date."
        : i.ValidUntil <= i.IssuedAt ? $"The instrument {i.Id} lapses before it is issued."
        : null;
}
