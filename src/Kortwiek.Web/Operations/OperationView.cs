using System.Text.Json;
using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Operations;

/// <summary>One operation, open for reading while one page is made. Pages write nothing: what changes the operation is a verb.</summary>
public sealed class OperationView : IAsyncDisposable
{
    internal OperationView(Installation installation, KortwiekDb db, OperationRow operation, Asker asker, MemberRow member)
    {
        Installation = installation;
        Db = db;
        Operation = operation;
        Asker = asker;
        Member = member;
    }

    /// <summary>The installation.</summary>
    public Installation Installation { get; }

    /// <summary>The store; it sees this operation's rows alone. Use <c>AsNoTracking()</c>.</summary>
    public KortwiekDb Db { get; }

    /// <summary>The operation's row.</summary>
    public OperationRow Operation { get; }

    /// <summary>Who looks.</summary>
    public Asker Asker { get; }

    /// <summary>The member as whom the asker looks.</summary>
    public MemberRow Member { get; }

    /// <summary>Log, objects, events.</summary>
    public OperationFolder Folder => Installation.Folder(Operation.Code);

    /// <summary>The latest kept run of a kind such as <c>plan.dismantle/1</c>, or null.</summary>
    public Task<RunRow?> LatestRunAsync(string kind, CancellationToken cancellation) =>
        Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == kind).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>The answer of the latest kept run of a kind, or null.</summary>
    /// <typeparam name="TResponse">The verb's response.</typeparam>
    public async Task<TResponse?> LatestAsync<TResponse>(string kind, CancellationToken cancellation)
        where TResponse : class =>
        await LatestRunAsync(kind, cancellation) is { } run ? JsonSerializer.Deserialize<TResponse>(run.Result, KortwiekJson.Options) : null;

    /// <summary>Asks a verb that reads, as the member who looks: the page then says what the command line says.</summary>
    /// <typeparam name="TResponse">The verb's response.</typeparam>
    /// <param name="path">The verb's words.</param>
    /// <param name="request">Its request.</param>
    /// <param name="cancellation">The request's.</param>
    public async Task<Outcome<TResponse>> AskAsync<TResponse>(string path, object request, CancellationToken cancellation)
    {
        var verb = Verbs.Find(path) ?? throw new InvalidOperationException($"There is no verb '{path}'.");
        await using var scope = new Scope(Installation, Operation.Code, Asker);
        return await Runner.RunAsync(verb, request, scope, NoProgress.Instance, cancellation) switch
        {
            Outcome<object>.Done done => (TResponse)done.Answer,
            Outcome<object>.No no => new Outcome<TResponse>.No((TResponse)no.Answer, no.Reason),
            var other => other.As<TResponse>(),
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
