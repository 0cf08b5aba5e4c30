namespace Kortwiek.Leads;

/// <summary>What goes into dossiers.</summary>
/// <param name="Operation">Name of the operation.</param>
/// <param name="Authority">Who sends.</param>
/// <param name="AsOf">The day for which the dossiers are made; nothing in them depends on the clock.</param>
/// <param name="Leads">Leads with the decisions on them, in any state.</param>
/// <param name="PerCountry">Counts by country.</param>
/// <param name="Assessments">Transfer assessments.</param>
/// <param name="Sources">The log files, by the first 16 digits of their digest.</param>
public sealed record DossierInput(
    string Operation,
    string Authority,
    DateOnly AsOf,
    IReadOnlyList<ReviewedLead> Leads,
    IReadOnlyList<CountryCount> PerCountry,
    IReadOnlyList<TransferAssessment> Assessments,
    IReadOnlyList<SourceFile> Sources);

/// <summary>A lead and the last decision on it.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Decision">Null while it is proposed.</param>
public sealed record ReviewedLead(Lead Lead, Decision? Decision);

/// <summary>A log file that evidence points into.</summary>
/// <param name="Src">First 16 digits of the digest.</param>
/// <param name="Sha256">The digest.</param>
/// <param name="Path">Name in the exhibit.</param>
/// <param name="Format">Its format.</param>
public sealed record SourceFile(string Src, Digest Sha256, string Path, string Format);

/// <summary>The dossiers and what kept leads out of them.</summary>
/// <param name="Dossiers">One per country, sorted by code.</param>
/// <param name="Blocked">Countries with leads that may not be sent, sorted by code.</param>
/// <param name="LeftOut">Confirmed leads in no dossier, each with the reason, sorted by id.</param>
public sealed record DossierSet(IReadOnlyList<Dossier> Dossiers, IReadOnlyList<BlockedCountry> Blocked, IReadOnlyList<LeftOutLead> LeftOut)
{
    /// <summary>Digest of every file, as a JSON document.</summary>
    public byte[] Manifest(DossierInput input) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
        new ManifestDocument(
            "leads.manifest/1",
            input.Operation,
            input.AsOf,
            [.. Dossiers.SelectMany(d => d.Files().Select(f => new ManifestFile($"{d.Country.Code}/{f.Name}", f.Bytes.Length, Digest.Sha256Of(f.Bytes))))],
            Blocked,
            LeftOut),
        KortwiekJson.Indented);

    private sealed record ManifestDocument(string Kind, string Operation, DateOnly AsOf, IReadOnlyList<ManifestFile> Files, IReadOnlyList<BlockedCountry> Blocked, IReadOnlyList<LeftOutLead> LeftOut);

    private sealed record ManifestFile(string Path, long Size, Digest Sha256);
}

/// <summary>The dossier for one country.</summary>
/// <param name="Country">The recipient; ZZ is for the case team.</param>
/// <param name="Leads">Number of leads.</param>
/// <param name="Html">A page that needs nothing else.</param>
/// <param name="Json">The same as data.</param>
/// <param name="Paper">The same for a PDF or a text document.</param>
public sealed record Dossier(Country Country, int Leads, byte[] Html, byte[] Json, Paper Paper)
{
    /// <summary>Files that were written from <see cref="Paper"/>, with their names.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes)> Papers { get; init; } = [];

    /// <summary>The files of the country's folder.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes)> Files() => [("dossier.html", Html), ("dossier.json", Json), .. Papers];
}

/// <summary>A country that gets no dossier although there are leads for it.</summary>
/// <param name="Country">The country.</param>
/// <param name="Leads">Number of leads that wait.</param>
/// <param name="Why">One sentence.</param>
public sealed record BlockedCountry(Country Country, int Leads, string Why);

/// <summary>A confirmed lead that goes into no dossier.</summary>
/// <param name="Lead">Its id.</param>
/// <param name="Why"><c>low-confidence</c>, <c>minor</c>, <c>expired</c> or <c>no-country</c>.</param>
public sealed record LeftOutLead(string Lead, string Why);
