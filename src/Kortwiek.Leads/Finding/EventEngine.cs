using System.Data;
using System.Globalization;
using DuckDB.NET.Data;

namespace Kortwiek.Leads;

/// <summary>DuckDB over the events' Parquet files, in memory, with the files named and nothing else of the machine within reach.</summary>
internal sealed class EventEngine : IDisposable
{
    private const long InMemoryBytes = 64 << 20;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <exception cref="DuckDBException">A file is no Parquet file of events.</exception>
    public EventEngine(FindOptions options)
    {
        _connection.Open();
        Run($"SET threads = {Math.Max(1, options.Degree)}");
        Run("SET TimeZone = 'UTC'");
        var files = string.Join(", ", options.Events.Select(e => Text(Path.GetFullPath(e))));
        Run($"SET allowed_paths = [{files}]");
        Run("SET enable_external_access = false");
        Run("SET lock_configuration = true");

        // Few events are read once; many stay in their files, of which each query reads only its columns.
        var kind = options.Events.Sum(e => new FileInfo(e).Length) <= InMemoryBytes ? "TABLE" : "VIEW";
        Run($"CREATE {kind} events AS SELECT * FROM read_parquet([{files}], union_by_name = true, hive_partitioning = false)");
        var rules = options.Rules;
        Words("login_routes", rules.LoginRoutes);
        Words("upload_routes", [.. rules.UploadRoutes, .. options.UploadRoutes]);
        Words("scanner_agents", rules.ScannerAgents);
        Words("crawler_agents", rules.CrawlerAgents);
        Words("feed_agents", rules.FeedAgents);
        Words("monitor_agents", rules.MonitorAgents);
        Words("flagged", options.FlaggedPaths);
        Words("channels", options.ChannelLinks);
        Run("CREATE TABLE panels (login VARCHAR, prefix VARCHAR)");
        foreach (var panel in rules.Panels)
        {
            Run($"INSERT INTO panels VALUES ({Text(panel.Login)}, {Text(panel.Prefix)})");
        }

        Run("CREATE TABLE postings (t_utc BIGINT)");
        foreach (var posting in options.Postings)
        {
            Run(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO postings VALUES ({(posting - DateTimeOffset.UnixEpoch).Ticks / 10})"));
        }
    }

    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads all rows of a query.</summary>
    public IReadOnlyList<T> Rows<T>(string sql, Func<IDataRecord, T> read)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>A text as SQL writes it.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private void Words(string table, IReadOnlyList<string> words)
    {
        Run($"CREATE TABLE {table} (word VARCHAR)");
        if (words.Count > 0)
        {
            Run($"INSERT INTO {table} VALUES {string.Join(", ", words.Select(w => $"({Text(w)})"))}");
        }
    }
}
