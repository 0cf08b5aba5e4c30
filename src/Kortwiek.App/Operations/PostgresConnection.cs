namespace Kortwiek.App;

/// <summary>Where PostgreSQL is, for an installation that uses it: a connection string in a variable or in a file of the installation's folder. It holds a password and is never shown.</summary>
internal static class PostgresConnection
{
    /// <summary>The file of the role that the program works as.</summary>
    public const string FileName = "postgres.connection";

    /// <summary>The file of the tables' owner; only <c>store migrate</c> reads it, and it need not stay.</summary>
    public const string OwnerFileName = "postgres-owner.connection";

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The string of <c>KORTWIEK_DB</c> or of the file; null where the installation uses SQLite.</summary>
    /// <exception cref="StoreException">Others may read the file.</exception>
    public static string? Of(string home) => Read("KORTWIEK_DB", Path.Combine(home, FileName));

    /// <summary>The string of <c>KORTWIEK_DB_OWNER</c> or of the owner's file, or null.</summary>
    /// <exception cref="StoreException">Others may read the file.</exception>
    public static string? OfOwner(string home) => Read("KORTWIEK_DB_OWNER", Path.Combine(home, OwnerFileName));

    /// <summary>Takes the files along to another folder.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var name in (ReadOnlySpan<string>)[FileName, OwnerFileName])
        {
            var file = Path.Combine(from, name);
            if (File.Exists(file))
            {
                Directory.CreateDirectory(to);
                File.Copy(file, Path.Combine(to, name));
            }
        }
    }

    private static string? Read(string variable, string file)
    {
        if (Environment.GetEnvironmentVariable(variable)?.Trim() is { Length: > 0 } given)
        {
            return given;
        }

        if (!File.Exists(file))
        {
            return null;
        }

        return (File.GetUnixFileMode(file) & Others) == UnixFileMode.None
            ? File.ReadAllText(file).Trim()
            : throw new StoreException($"{file} holds a password and can be read by others. Run: chmod 600 {file}");
    }
}
