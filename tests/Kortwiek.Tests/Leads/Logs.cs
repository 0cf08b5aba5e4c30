using System.Text;
using DuckDB.NET.Data;
using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

/// <summary>Short ways to parse in tests, and to ask what stands in the Parquet files.</summary>
internal static class Logs
{
    public static readonly byte[] Key = [.. Enumerable.Range(0, Pseudonyms.KeyBytes).Select(i => (byte)(i * 7))];
    public static readonly Pseudonyms Pseudonyms = new(Key);

    public static LogSource Source(byte[] bytes, string name = "test.log") => new(name, () => new MemoryStream(bytes), new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));

    public static LogSource Source(string text, string name = "test.log") => Source(Encoding.UTF8.GetBytes(text), name);

    public static FileReport Parse(LogSource source, ParseOptions? options = null, EventOutput? output = null)
    {
        var report = LogParser.Parse(source, options ?? new ParseOptions(), output, NoProgress.Instance, TestContext.Current.CancellationToken).Value;
        Assert.Equal(
            report.Lines + report.ExtraFrames + report.TrailingFragments,
            report.Parsed + report.Rejected + report.Directives + report.Blank + report.Continued + report.Repeated);
        Assert.Equal(report.Rejected, report.Rejects.Sum(r => r.Count));
        return report;
    }

    public static FileReport Shared(string name, ParseOptions? options = null) => Parse(LogSource.File(SharedData.Path("logs/" + name)), options);

    /// <summary>Parses into one Parquet file and answers queries over <c>events</c>.</summary>
    public static Events Keep(LogSource source, ParseOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("kortwiek-leads-");
        var path = Path.Combine(folder.FullName, "events.parquet");
        var report = Parse(source, (options ?? new ParseOptions()) with { Pseudonyms = Pseudonyms }, new EventFile(path));
        return new Events(report, folder, path);
    }

    internal sealed class Events : IDisposable
    {
        private readonly DirectoryInfo _folder;
        private readonly DuckDBConnection _connection = new("DataSource=:memory:");

        public Events(FileReport report, DirectoryInfo folder, string path)
        {
            Report = report;
            File = path;
            _folder = folder;
            _connection.Open();
            Scalar($"CREATE VIEW events AS SELECT * FROM read_parquet('{path}')");
        }

        public FileReport Report { get; }

        public string File { get; }

        /// <summary>The first row's values, joined by a bar.</summary>
        public string Row(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)))
                : "(none)";
        }

        public IReadOnlyList<string> Rows(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
            }

            return rows;
        }

        public void Dispose()
        {
            _connection.Dispose();
            _folder.Delete(recursive: true);
        }

        private void Scalar(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
