using System.Globalization;
using System.Text.Json;

namespace Kortwiek.Leads;

/// <summary>Looks for administrators, contributors and intruders in the events of seized servers. Every lead is proposed; readers come out as counts per country and never as persons.</summary>
/// <remarks>Rules that tell only of reading are asked of nobody who did not act: they cannot make a lead, and no row of them about anybody else is ever read.</remarks>
public static class LeadFinder
{
    private const string EvidenceColumns = "rule VARCHAR, actor VARCHAR, n BIGINT, src VARCHAR, line BIGINT, off BIGINT, t_utc BIGINT, port INTEGER";

    /// <summary>Runs the rules.</summary>
    /// <param name="options">Events and rules.</param>
    /// <param name="progress">Gets one step per rule.</param>
    /// <param name="cancellation">Asked before each rule.</param>
    /// <returns>Bad input where a file is none of events or a rule's query cannot be run.</returns>
    public static Outcome<FindReport> Find(FindOptions options, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (options.Events.Count == 0)
        {
            return new BadInput("There are no events: parse log files first.", Code: "missing-file");
        }

        try
        {
            using var engine = new EventEngine(options);
            return new Search(engine, options, progress).Run(cancellation);
        }
        catch (DuckDB.NET.Data.DuckDBException fault)
        {
            return new BadInput($"The events cannot be searched: {fault.Message.Split('\n')[0]}");
        }
    }

    /// <summary>How a rule comes to its events: the tables it may ask, then its own query.</summary>
    /// <returns>Null where there is no such rule.</returns>
    public static string? Explain(RuleSet rules, string rule)
    {
        var query = rules.Rules.FirstOrDefault(r => r.Id == rule)?.Query;
        if (query is null)
        {
            return null;
        }

        // Only the tables that the query asks, and those that these ask.
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var texts = new Queue<string>([query]);
        while (texts.TryDequeue(out var text))
        {
            foreach (var (name, sql) in Preparation.Tables)
            {
                if (System.Text.RegularExpressions.Regex.IsMatch(text, $@"\b{name}\b", default, TimeSpan.FromSeconds(1)) && needed.Add(name))
                {
                    texts.Enqueue(sql);
                }
            }
        }

        var tables = Preparation.Tables.Where(t => needed.Contains(t.Name)).Select(t => $"CREATE TABLE {t.Name} AS\n{t.Sql};\n\n");
        return string.Concat(tables) + query + ";\n";
    }

    private sealed class Search(EventEngine engine, FindOptions options, IProgress<Step> progress)
    {
        private readonly RuleSet _rules = options.Rules;

        public FindReport Run(CancellationToken cancellation)
        {
            foreach (var (name, sql) in Preparation.Tables)
            {
                cancellation.ThrowIfCancellationRequested();
                engine.Run($"CREATE TABLE {name} AS {sql}");
            }

            Ask(cancellation);
            var evidence = engine.Rows(
                """
                SELECT v.rule, v.actor, v.n, v.src, v.line, v.off, v.t_utc, v.port, e.t_quality::INTEGER, e.flags, e.amarks, e.cc, e.asn
                FROM evidence v JOIN (SELECT DISTINCT src, line, off, t_quality, flags, amarks, cc, asn, actor FROM events
                  WHERE (src, line) IN (SELECT src, line FROM evidence)) e ON e.src = v.src AND e.line = v.line AND e.off = v.off
                ORDER BY v.rule, v.actor, v.t_utc NULLS LAST, v.src, v.line, v.off
                """,
                Evidence.Read);
            var (geoUsed, geoDay) = Geo();
            var builder = new LeadBuilder(_rules, evidence, Facts(), geoUsed, geoDay);
            var leads = builder.Build(Joined(builder.Candidates));
            return new FindReport(
                leads,
                NotPeople(),
                PerCountry(leads),
                engine.Rows("SELECT count(*) FROM events", r => r.GetInt64(0))[0],
                (int)engine.Rows("SELECT count(DISTINCT src) FROM events", r => r.GetInt64(0))[0],
                _rules.Sha256());
        }

        // Acts first; the other rules only of those who acted.
        private void Ask(CancellationToken cancellation)
        {
            engine.Run($"CREATE TABLE evidence ({EvidenceColumns})");
            var done = 0;
            foreach (var acts in (ReadOnlySpan<bool>)[true, false])
            {
                if (!acts)
                {
                    engine.Run("CREATE TABLE candidates AS SELECT DISTINCT actor FROM evidence");
                }

                foreach (var rule in _rules.Rules.Where(r => r.Act == acts))
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress.Report(new Step("asking the rules", ++done, _rules.Rules.Count));
                    Ask(rule);
                }
            }
        }

        private void Ask(Rule rule) => engine.Run($"""
            INSERT INTO evidence
            SELECT {EventEngine.Text(rule.Id)}, actor, count(*) OVER (PARTITION BY actor), src, line, off, t_utc, port
            FROM ({rule.Query}) found
            WHERE {(rule.Act ? "actor IS NOT NULL" : "actor IN (SELECT actor FROM candidates)")}
            QUALIFY row_number() OVER (PARTITION BY actor ORDER BY t_utc NULLS LAST, src, line, off) <= {_rules.EvidenceLines.ToString(CultureInfo.InvariantCulture)}
            """);

        private Dictionary<string, ActorFacts> Facts() => engine.Rows(
            """
            SELECT e.actor, any_value(n.class), bit_or(e.amarks), coalesce(any_value(a.most), 0),
              string_agg(DISTINCT e."user", ',' ORDER BY e."user") FILTER (WHERE e.kind IN ('login_ok', 'http')),
              string_agg(DISTINCT e.key_fp, ',' ORDER BY e.key_fp)
            FROM events e
              LEFT JOIN not_people n ON n.actor = e.actor
              LEFT JOIN (SELECT actor, max(n) AS most FROM (SELECT actor, count(DISTINCT ua) AS n FROM events
                WHERE kind = 'http' AND actor IN (SELECT actor FROM evidence) GROUP BY actor, t_utc // 86400000000) GROUP BY actor) a ON a.actor = e.actor
            WHERE e.actor IN (SELECT actor FROM evidence)
            GROUP BY e.actor
            """,
            r => new ActorFacts(
                r.GetString(0),
                r.IsDBNull(1) ? null : r.GetString(1),
                (AddressMarks)r.GetInt32(2),
                r.GetInt64(3),
                r.IsDBNull(4) ? [] : r.GetString(4).Split(','),
                r.IsDBNull(5) ? [] : r.GetString(5).Split(','))).ToDictionary(f => f.Actor, StringComparer.Ordinal);

        private Clusters Joined(IReadOnlyCollection<string> candidates)
        {
            var clusters = new Clusters();
            foreach (var actor in candidates)
            {
                clusters.Add(actor);
            }

            Join(clusters, "same-key", """
                SELECT DISTINCT first, actor FROM (
                  SELECT min(actor) OVER (PARTITION BY key_fp) AS first, actor FROM events
                  WHERE key_fp IS NOT NULL AND kind = 'login_ok' AND actor IN (SELECT actor FROM candidates))
                WHERE first <> actor ORDER BY 1, 2
                """);
            foreach (var network in (ReadOnlySpan<string>)["net24", "asn"])
            {
                Join(clusters, "same-user-and-network-within-a-day", $"""
                    SELECT DISTINCT before, actor FROM (
                      SELECT actor, t_utc, lag(actor) OVER w AS before, lag(t_utc) OVER w AS since FROM logins
                      WHERE "user" IS NOT NULL AND {network} IS NOT NULL AND actor IN (SELECT actor FROM candidates)
                      WINDOW w AS (PARTITION BY "user", host, {network} ORDER BY t_utc, src, line))
                    WHERE before <> actor AND t_utc - since <= 86400000000 ORDER BY 1, 2
                    """);
            }

            return clusters;
        }

        private void Join(Clusters clusters, string why, string sql)
        {
            foreach (var (left, right) in engine.Rows(sql, r => (r.GetString(0), r.GetString(1))))
            {
                if (clusters.Knows(left) && clusters.Knows(right))
                {
                    clusters.Union(new Join(left, right, why));
                }
            }
        }

        private NotPeople NotPeople()
        {
            var counts = engine.Rows("SELECT class, count(*) FROM not_people GROUP BY 1", r => (r.GetString(0), r.GetInt64(1))).ToDictionary(StringComparer.Ordinal);
            return new NotPeople(Of("crawler"), Of("claims-crawler"), Of("feed-reader"), Of("scanner"), Of("monitor"));

            long Of(string name) => counts.GetValueOrDefault(name);
        }

        private IReadOnlyList<CountryCount> PerCountry(IReadOnlyList<Lead> leads)
        {
            var visits = engine.Rows(
                """
                SELECT CASE WHEN e.amarks & 1 <> 0 THEN 'ZZ' ELSE coalesce(e.cc, 'ZZ') END, count(DISTINCT e.actor), count(*)
                FROM events e ANTI JOIN not_people n ON n.actor = e.actor
                WHERE e.kind = 'http' AND e.actor IS NOT NULL AND e.amarks & 6 = 0 GROUP BY 1
                """,
                r => (Country: Country.TryParse(r.GetString(0), out var c) ? c : Country.Unknown, Visitors: r.GetInt64(1), Visits: r.GetInt64(2)))
                .ToDictionary(r => r.Country);
            var countries = visits.Keys.Concat(leads.Select(l => l.Country)).Distinct().Order();
            return [.. countries.Select(c => new CountryCount(
                c,
                leads.Count(l => l.Country == c && l.Class == LeadClass.Administrator),
                leads.Count(l => l.Country == c && l.Class == LeadClass.Uploader),
                leads.Count(l => l.Country == c && l.Class == LeadClass.Intruder),
                new SmallCount(visits.GetValueOrDefault(c).Visitors),

                // Where the visitors are too few to be told, their visits are not told either.
                visits.GetValueOrDefault(c).Visitors is > 0 and < SmallCount.Least ? new SmallCount(1) : new SmallCount(visits.GetValueOrDefault(c).Visits)))];
        }

        // The oldest day of all country tables that were used.
        private (bool Used, DateOnly? Day) Geo()
        {
            var files = string.Join(", ", options.Events.Select(e => EventEngine.Text(Path.GetFullPath(e))));
            var tables = engine.Rows(
                $"SELECT DISTINCT decode(value) FROM parquet_kv_metadata([{files}]) WHERE decode(key) = 'kortwiek.geo'",
                r => JsonSerializer.Deserialize<AddressTable>(r.GetString(0), KortwiekJson.Options)!);
            return (tables.Count > 0, tables.Any(t => t.AsOf is null) ? null : tables.Min(t => t.AsOf));
        }
    }
}
