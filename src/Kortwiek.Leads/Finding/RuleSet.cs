using System.Text;
using System.Text.Json;

namespace Kortwiek.Leads;

/// <summary>The rules with their weights and word lists: data, which an authority may replace by its own file.</summary>
/// <param name="Version">Of the file's form: 1.</param>
/// <param name="Threshold">Least score of a lead.</param>
/// <param name="High">Least score of high confidence.</param>
/// <param name="EvidenceLines">Lines kept per rule and actor.</param>
/// <param name="Panels">Sites' administration: path of the login, prefix of the pages.</param>
/// <param name="LoginRoutes">Paths at which registered users log in.</param>
/// <param name="UploadRoutes">Prefixes of paths that take uploads.</param>
/// <param name="ScannerAgents">Words in the agents of tools that probe for holes.</param>
/// <param name="CrawlerAgents">Words in the agents of declared crawlers.</param>
/// <param name="FeedAgents">Words in the agents of feed readers.</param>
/// <param name="MonitorAgents">Words in the agents of availability monitors.</param>
/// <param name="Effects">Effect of each safeguard flag that is more than a note.</param>
/// <param name="Rules">The rules.</param>
public sealed record RuleSet(
    int Version,
    double Threshold,
    double High,
    int EvidenceLines,
    IReadOnlyList<Panel> Panels,
    IReadOnlyList<string> LoginRoutes,
    IReadOnlyList<string> UploadRoutes,
    IReadOnlyList<string> ScannerAgents,
    IReadOnlyList<string> CrawlerAgents,
    IReadOnlyList<string> FeedAgents,
    IReadOnlyList<string> MonitorAgents,
    IReadOnlyDictionary<string, SafeguardEffect> Effects,
    IReadOnlyList<Rule> Rules)
{
    /// <summary>The rules that come with the system.</summary>
    public static RuleSet Default { get; } = ((Outcome<RuleSet>.Done)Read(DefaultRules.Json, "default rules")).Answer;

    /// <summary>Digest of the rules as canonical JSON, so that a lead can say by which it was found.</summary>
    public Digest Sha256() => Digest.Sha256Of(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(this, KortwiekJson.Options)));

    /// <summary>Reads rules from a file.</summary>
    public static Outcome<RuleSet> Read(Stream stream, string name) => Read(Encoding.UTF8.GetString(stream.ReadAll()), name);

    private static Outcome<RuleSet> Read(string json, string name)
    {
        RuleSet? rules;
        try
        {
            rules = JsonSerializer.Deserialize<RuleSet>(json, KortwiekJson.Options);
        }
        catch (JsonException fault)
        {
            return new BadInput($"These are no rules: {fault.Message}", name, fault.LineNumber + 1);
        }

        if (rules is null || rules.Version != 1 || rules.Rules is not { Count: > 0 } || rules.Panels is null || rules.Effects is null || rules.LoginRoutes is null
            || rules.UploadRoutes is null || rules.ScannerAgents is null || rules.CrawlerAgents is null || rules.FeedAgents is null || rules.MonitorAgents is null)
        {
            return new BadInput("A file of rules has version 1, all word lists and at least one rule.", name);
        }

        var twice = rules.Rules.GroupBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? rules : new BadInput($"The rule '{twice.Key}' stands there twice.", name);
    }
}

/// <summary>The administration of some site software.</summary>
/// <param name="Login">End of the path at which administrators log in.</param>
/// <param name="Prefix">Part of the path of its pages.</param>
public sealed record Panel(string Login, string Prefix);
