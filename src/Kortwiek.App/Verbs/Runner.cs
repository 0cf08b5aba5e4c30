using System.Text.Json;

namespace Kortwiek.App;

/// <summary>Runs a verb with all that goes round it: the operation, the lock, the transaction, the audit entry and its way into the evidence log.</summary>
public static class Runner
{
    /// <summary>Runs a verb.</summary>
    /// <param name="verb">A line of the table.</param>
    /// <param name="request">A request of the verb's type.</param>
    /// <param name="scope">Fresh; the caller disposes of it.</param>
    /// <param name="progress">Told of the steps.</param>
    /// <param name="cancellation">Stops the verb; the store is then as it was.</param>
    /// <exception cref="OperationCanceledException">The verb was cancelled.</exception>
    public static async Task<Outcome<object>> RunAsync(Verb verb, object request, Scope scope, IProgress<Step> progress, CancellationToken cancellation)
    {
        try
        {
            return await EnteredAsync(verb, request, scope, progress, cancellation);
        }
        catch (StoreException e)
        {
            return new BadInput(e.Message, Code: "store");
        }
    }

    private static async Task<Outcome<object>> EnteredAsync(Verb verb, object request, Scope scope, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (scope.Asker is Asker.Token)
        {
            return await ByTokenAsync(verb, request, scope, progress, cancellation);
        }

        if (MemberAccess.Against(verb, scope) is { } notThisWay)
        {
            return notThisWay;
        }

        if (verb.Effect is Effect.Pure or Effect.Manages)
        {
            return await verb.RunAsync(scope, request, progress, cancellation);
        }

        var fault = await scope.EnterAsync(mustHaveMember: verb.Effect is Effect.Writes, mustHaveOperation: verb.Effect is not Effect.Keeps, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if ((MemberAccess.Against(verb, scope.Member) ?? MemberAccess.Against(scope.Asker, scope.Member)) is { } refusals)
        {
            return scope.HasOperation ? await RefusedAsync(verb, request, scope, refusals, cancellation) : refusals;
        }

        if (!scope.HasOperation || (verb.Effect is Effect.Reads && !scope.TakesOut))
        {
            return await verb.RunAsync(scope, request, progress, cancellation);
        }

        using var turn = verb.Effect is Effect.Writes ? await scope.TakeTurnAsync(cancellation) : null;
        return await AuditedAsync(verb, request, scope, progress, cancellation);
    }

    // Every call of a program is written down in its operation, whatever it asks for.
    private static async Task<Outcome<object>> ByTokenAsync(Verb verb, object request, Scope scope, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, cancellation) is { } fault)
        {
            return fault;
        }

        if ((MemberAccess.Against(verb, scope) ?? MemberAccess.Against(verb, scope.Member) ?? MemberAccess.Against(scope.Asker, scope.Member)) is { } refusals)
        {
            return await RefusedAsync(verb, request, scope, refusals, cancellation);
        }

        using var turn = verb.Effect is Effect.Writes ? await scope.TakeTurnAsync(cancellation) : null;
        return await AuditedAsync(verb, request, scope, progress, cancellation);
    }

    private static async Task<Outcome<object>> AuditedAsync(Verb verb, object request, Scope scope, IProgress<Step> progress, CancellationToken cancellation)
    {
        Outcome<object> outcome;
        try
        {
            outcome = await verb.RunAsync(scope, request, progress, cancellation);
        }
        catch
        {
            await scope.RollBackAsync();
            throw;
        }

        var kept = outcome is Outcome<object>.Done or Outcome<object>.No;
        if (!kept)
        {
            await scope.RollBackAsync();
        }

        if (outcome is Outcome<object>.Bad && scope.Asker is not Asker.Token)
        {
            return outcome;
        }

        var type = !kept ? "refuse" : verb.Effect is Effect.Writes or Effect.Keeps ? "command" : "consult";
        scope.Record(type, verb.Path, verb.Summary, DigestOf(verb, request), exitCode: outcome.ExitCode);

        // From here on the work is done: a late Ctrl-C must not lose its audit entry.
        await CommitAsync(scope);
        await OperationLog.DeliverAsync(scope, CancellationToken.None);
        return outcome;
    }

    // What a role may not ask for is refused before it runs, and written down like every refusal.
    private static async Task<Outcome<object>> RefusedAsync(Verb verb, object request, Scope scope, Refusals refusals, CancellationToken cancellation)
    {
        using var turn = await scope.TakeTurnAsync(cancellation);
        scope.Record("refuse", verb.Path, verb.Summary, DigestOf(verb, request), exitCode: 1);
        await CommitAsync(scope);
        await OperationLog.DeliverAsync(scope, CancellationToken.None);
        return refusals;
    }

    private static Digest DigestOf(Verb verb, object request) => Digest.Sha256Of(JsonSerializer.SerializeToUtf8Bytes(request, verb.RequestType, KortwiekJson.Options));

    private static async Task CommitAsync(Scope scope)
    {
        try
        {
            await scope.CommitAsync(CancellationToken.None);
        }
        catch
        {
            await scope.RollBackAsync();
            throw;
        }
    }
}
