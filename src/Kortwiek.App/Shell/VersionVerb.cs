using System.Reflection;
using System.Runtime.InteropServices;

namespace Kortwiek.App.Shell;

/// <summary><c>version</c>: what runs here.</summary>
public sealed class VersionVerb : IVerb<VersionVerb.Request, VersionVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>Versions of the parts.</summary>
    public sealed record Response(string Version, string Commit, string Runtime, string Sqlite, string Duckdb);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var informational = typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        return Task.FromResult<Outcome<Response>>(new Response(
            Scope.Version,
            plus < 0 ? "unknown" : informational[(plus + 1)..],
            RuntimeInformation.FrameworkDescription,
            PackageVersion("SQLitePCLRaw.core"),
            PackageVersion("DuckDB.NET.Data")));
    }

    // The engines themselves are asked by `store check`; here nothing native is loaded, so that the answer is instant.
    private static string PackageVersion(string assembly)
    {
        try
        {
            var informational = Assembly.Load(assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            return $"{assembly} {informational.Split('+')[0]}";
        }
        catch (FileNotFoundException)
        {
            return $"{assembly} is not there";
        }
    }
}
