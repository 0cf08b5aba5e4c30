using Kortwiek.Evidence.Log;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Store;

/// <summary><c>store check</c>: is everything that was acknowledged still there and whole? Looks at the store, the evidence logs and the objects.</summary>
public sealed class CheckVerb(Scope scope) : IVerb<CheckVerb.Request, CheckVerb.Response>
{
    /// <summary>Nothing to say.</summary>
    public sealed record Request;

    /// <summary>All checks; <paramref name="Ok"/> where each says yes.</summary>
    public sealed record Response(bool Ok, IReadOnlyList<Line> Checks);

    /// <summary>One check.</summary>
    /// <param name="Name">What was looked at, with the operation's code where it is one's.</param>
    /// <param name="Ok">The answer.</param>
    /// <param name="Detail">Counts, or what is wrong.</param>
    public sealed record Line(string Name, bool Ok, string Detail);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (!scope.Installation.Exists)
        {
            return new BadInput("There is no installation in this folder.", scope.Installation.Home, Code: "no-installation");
        }

        await using var store = await scope.Installation.OpenStoreAsync(cancellation);
        var checks = store is PostgresKortwiekDb postgres
            ? new List<Line> { new("need to know", true, await PostgresSchema.DescribeAsync(postgres, cancellation)) }
            :
            [
                await PragmaAsync(store, "tables whole", "SELECT integrity_check AS Value FROM pragma_integrity_check", cancellation),
                new Line("need to know", true, "held by the query filter alone; several authorities on one installation need PostgreSQL"),
            ];
        foreach (var operation in await store.Set<OperationRow>().AsNoTracking().OrderBy(o => o.Code).ToListAsync(cancellation))
        {
            await store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), cancellation);
            await store.EnterAsync(operation.Id, await MemberAccess.WithWholeTraceAsync(store, cancellation), cancellation);
            var folder = scope.Installation.Folder(operation.Code);
            checks.Add(CheckLog(operation, folder, progress, cancellation));
            checks.Add(await CheckOutboxAsync(store, operation, folder, cancellation));
            checks.Add(CheckObjects(operation, folder, progress, cancellation));
        }

        var response = new Response(checks.TrueForAll(c => c.Ok), checks);
        return response.Ok ? response : new Outcome<Response>.No(response, Sentence.Term(string.Join("; ", checks.Where(c => !c.Ok).Select(c => $"{c.Name}: {c.Detail}"))));
    }

    private static async Task<Line> PragmaAsync(KortwiekDb store, string name, string query, CancellationToken cancellation)
    {
        var lines = await store.Database.SqlQueryRaw<string>(query).ToListAsync(cancellation);
        return new Line(name, lines is ["ok"], string.Join("; ", lines.Take(5)));
    }

    private static Line CheckLog(OperationRow operation, OperationFolder folder, IProgress<Step> progress, CancellationToken cancellation)
    {
        var name = $"{operation.Code}: evidence log";
        return LogVerifier.Verify(folder.Log, [OperationLog.PublicKey(folder, operation.Code)], progress, cancellation) switch
        {
            Outcome<LogReport>.Done done => new Line(name, true, $"{done.Answer.Size} entries, all signed"),
            Outcome<LogReport>.No no => new Line(name, false, no.Reason),
            var other => new Line(name, false, other switch
            {
                Outcome<LogReport>.Bad bad => bad.Fault.ToString(),
                Outcome<LogReport>.Refused refused => refused.All.ToString(),
                _ => "cannot be read",
            }),
        };
    }

    // Waiting entries are no damage: the next writing command delivers them. An index beyond the log is.
    private static async Task<Line> CheckOutboxAsync(KortwiekDb store, OperationRow operation, OperationFolder folder, CancellationToken cancellation)
    {
        var name = $"{operation.Code}: audit entries";
        var delivered = await store.Set<OutboxRow>().AsNoTracking().Where(e => e.LogIndex != null).OrderBy(e => e.LogIndex).ToListAsync(cancellation);
        var waiting = await store.Set<OutboxRow>().CountAsync(e => e.LogIndex == null, cancellation);
        if (LogReader.Open(folder.Log) is not Outcome<LogReader>.Done { Answer: var log })
        {
            return new Line(name, false, "the log cannot be read");
        }

        var wrong = delivered.FindIndex(e => (ulong)e.LogIndex!.Value >= log.Size || !log.Entry((ulong)e.LogIndex!.Value).Span.SequenceEqual(e.Entry));
        return wrong >= 0
            ? new Line(name, false, $"entry {delivered[wrong].LogIndex} of the log is not what the store delivered")
            : new Line(name, true, $"{delivered.Count} in the log, {waiting} waiting");
    }

    private static Line CheckObjects(OperationRow operation, OperationFolder folder, IProgress<Step> progress, CancellationToken cancellation)
    {
        var name = $"{operation.Code}: kept bytes";
        long count = 0, bytes = 0;
        foreach (var path in Directory.EnumerateFiles(folder.Objects.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Path.GetFileName(path).Contains(".tmp-", StringComparison.Ordinal))
            {
                continue;
            }

            using var stream = File.OpenRead(path);
            var expected = Path.GetFileName(Path.GetDirectoryName(path)) + Path.GetFileName(path);
            if (Digest.Sha256(System.Security.Cryptography.SHA256.HashData(stream)).Hex != expected)
            {
                return new Line(name, false, $"{expected} no longer has its digest");
            }

            bytes += stream.Length;
            progress.Report(new Step("reading kept bytes", ++count, null));
        }

        return new Line(name, true, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} objects, {bytes:N0} bytes"));
    }
}
