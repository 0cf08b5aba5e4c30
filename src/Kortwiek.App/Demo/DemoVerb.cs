using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Demo;

/// <summary><c>demo</c>: makes the sample operation GRIJZE-REIGER in a fresh installation and takes it through all rooms, by the verbs a user would type. All names are invented.</summary>
public sealed class DemoVerb(Scope scope) : IVerb<DemoVerb.Request, DemoVerb.Response>
{
    /// <summary>The code of the sample operation.</summary>
    public const string Code = "GRIJZE-REIGER";

    /// <summary>How it ends.</summary>
    public sealed record Request(
        [Option("stop before the pages are served")] bool NoServe = false,
        [Option("port for the pages")] int Port = 5080);

    /// <summary>What was done and found.</summary>
    public sealed record Response(string Operation, string Home, IReadOnlyList<DemoStep> Steps, double Seconds, string SignedBy);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Port is < 0 or > 65535)
        {
            return new BadInput("--port is a number from 0 to 65535.");
        }

        var real = await RealOperationsAsync(cancellation);
        if (real.Count > 0)
        {
            return new Refusals("real-operations", $"The installation {scope.Installation.Home} holds {string.Join(", ", real)}, which is no demo. Give the demo a folder of its own with --home.");
        }

        var watch = Stopwatch.StartNew();
        var building = new Installation(scope.Installation.Home + ".tmp-demo", scope.Clock);
        Clear(building.Home);
        PostgresConnection.Copy(scope.Installation.Home, building.Home);
        var whole = false;
        try
        {
            await DemoErasure.RunAsync(scope.Installation, cancellation);
            var script = new DemoScript(building, Code, Shown(scope.Installation.Home));
            await new DemoRun(building, script).RunAsync(progress, cancellation);
            whole = true;
            TakePlace(building.Home);
            return new Response(Code, Shown(scope.Installation.Home), script.Steps, Math.Round(watch.Elapsed.TotalSeconds, 1), "the public test key: a demo proves nothing");
        }
        finally
        {
            if (!whole)
            {
                await DemoErasure.RunAsync(scope.Installation, CancellationToken.None);
            }

            SqliteConnection.ClearAllPools();
            Clear(building.Home);
        }
    }

    private async Task<List<string>> RealOperationsAsync(CancellationToken cancellation)
    {
        if (!scope.Installation.Exists)
        {
            return [];
        }

        await using var store = await scope.Installation.OpenStoreAsync(cancellation);
        return await store.Set<OperationRow>().Where(o => !o.Demo).OrderBy(o => o.Code).Select(o => o.Code).ToListAsync(cancellation);
    }

    // The new one is whole before the older one goes.
    private void TakePlace(string built)
    {
        SqliteConnection.ClearAllPools();
        var home = scope.Installation.Home;
        var older = home + ".tmp-older";
        Clear(older);
        if (Directory.Exists(home))
        {
            Directory.Move(home, older);
        }

        Directory.Move(built, home);
        Clear(older);
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Shown(string home)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), home);
        return relative.StartsWith("..", StringComparison.Ordinal) ? home : relative;
    }
}
