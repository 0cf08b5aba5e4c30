namespace Kortwiek.Leads;

/// <summary>What is searched, and by what.</summary>
/// <param name="Events">Parquet files of <see cref="EventFile"/> and <see cref="EventFolder"/>, at least one.</param>
public sealed record FindOptions(IReadOnlyList<string> Events)
{
    /// <summary>The rules.</summary>
    public RuleSet Rules { get; init; } = RuleSet.Default;

    /// <summary>Paths of flagged objects.</summary>
    public IReadOnlyList<string> FlaggedPaths { get; init; } = [];

    /// <summary>When something was posted.</summary>
    public IReadOnlyList<DateTimeOffset> Postings { get; init; } = [];

    /// <summary>Beginnings of the links of watched channels.</summary>
    public IReadOnlyList<string> ChannelLinks { get; init; } = [];

    /// <summary>Further beginnings of paths that take uploads.</summary>
    public IReadOnlyList<string> UploadRoutes { get; init; } = [];

    /// <summary>Threads of the engine, at least 1.</summary>
    public int Degree { get; init; } = 1;

    /// <summary>The Parquet files under a folder, or the file itself; sorted. What is still being written is left out.</summary>
    public static IReadOnlyList<string> Files(string path) =>
        File.Exists(path)
            ? [path]
            : Directory.Exists(path)
                ? [.. Directory.EnumerateFiles(path, "*.parquet", SearchOption.AllDirectories)
                    .Where(f => !Path.GetRelativePath(path, f).Contains(".tmp-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
                : [];
}
