using System.Reflection;
using System.Text.Json;
using Kortwiek.Evidence.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kortwiek.App;

/// <summary>What a verb works with: the installation, the clock, and, where its <see cref="Effect"/> asks for it, the operation, the store and the acting member.</summary>
public sealed class Scope : IAsyncDisposable
{
    private readonly List<OutboxRow> _entries = [];
    private IDbContextTransaction? _transaction;
    private OperationRow? _operation;
    private KortwiekDb? _store;

    /// <summary>A scope of the command line, without operation and store.</summary>
    public Scope(Installation installation, string? operationCode, string? actingMember)
        : this(installation, operationCode, new Asker.SystemUser(actingMember))
    {
    }

    /// <summary>A scope without operation and store.</summary>
    public Scope(Installation installation, string? operationCode, Asker asker)
    {
        Installation = installation;
        OperationCode = operationCode;
        Asker = asker;
    }

    /// <summary>The program's version, as in <c>version</c>.</summary>
    public static string Version { get; } = typeof(Scope).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The installation.</summary>
    public Installation Installation { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock => Installation.Clock;

    /// <summary>What <c>--operation</c> said, or null.</summary>
    public string? OperationCode { get; }

    /// <summary>Who asks.</summary>
    public Asker Asker { get; }

    /// <summary>The fresh assertion that came with the request, or null.</summary>
    public StepUp? StepUp { get; init; }

    /// <summary>True where the answer leaves as a file: a verb that reads is then audited like one that discloses.</summary>
    public bool TakesOut { get; init; }

    /// <summary>True where the verb works inside an operation.</summary>
    public bool HasOperation => _operation is not null;

    /// <summary>The operation.</summary>
    /// <exception cref="InvalidOperationException">The verb's effect asks for none.</exception>
    public OperationRow Operation => _operation ?? throw new InvalidOperationException("This verb works without an operation.");

    /// <summary>The operation's folder.</summary>
    public OperationFolder Folder => Installation.Folder(Operation.Code);

    /// <summary>The store, seeing this operation's rows alone. Rows are added to it; the runner saves and commits them with the audit entry.</summary>
    /// <exception cref="InvalidOperationException">The verb's effect asks for none.</exception>
    public KortwiekDb Db => _store ?? throw new InvalidOperationException("This verb works without a store.");

    /// <summary>Who acts; null where nobody is bound to the system user and the verb only reads.</summary>
    public MemberRow? Member { get; private set; }

    /// <summary>The handle of who acts, or <c>nobody</c>.</summary>
    public string Handle => Member?.Handle ?? "nobody";

    /// <summary>Where the trace of this command goes, whatever becomes of it; null where it follows from the rows that change.</summary>
    public Id<CompartmentRow>? TraceTo { get; set; }

    /// <summary>Starts the one transaction of the verb. Only a verb that must save in batches calls this, and then <c>Db.SaveChangesAsync</c>; the runner commits.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (_transaction is null)
        {
            _transaction = Db.Database.CurrentTransaction ?? await Db.Database.BeginTransactionAsync(cancellation);
            await Db.TakeTurnAsync(cancellation);
        }
    }

    /// <summary>An entry of the evidence log by who acts here and now; the verb adds item, place, legal basis, hashes and fields.</summary>
    /// <param name="type">One of <see cref="EntryTypes"/>.</param>
    public LogEntry NewEntry(string type) => new()
    {
        Type = type,
        At = Clock.GetUtcNow(),
        By = Member is null ? "nobody" : $"{Member.Role}/{Member.Id}",
        Host = Environment.MachineName,
        Tool = $"kortwiek {Version}",
        Salt = LogEntry.NewSalt(),
    };

    /// <summary>Adds an entry to the evidence log beside the one that each writing verb gets by itself.</summary>
    /// <param name="type">One of <see cref="EntryTypes"/>: intake, seal, transfer, consult, disclose, decide, erase…</param>
    /// <param name="verb">The verb's path.</param>
    /// <param name="summary">One line for people, without names of persons.</param>
    /// <param name="request">SHA-256 of the request, or of what the entry is about.</param>
    /// <param name="fields">Further fields of the entry, or null.</param>
    /// <param name="exitCode">How the command ended.</param>
    public void Record(string type, string verb, string summary, Digest request, IReadOnlyDictionary<string, object?>? fields = null, int exitCode = 0) =>
        Record(fields is null ? NewEntry(type) : NewEntry(type) with { Fields = fields }, verb, summary, request, exitCode);

    /// <summary>Adds an entry made from <see cref="NewEntry"/>. The verb, the request's digest and the exit code are put into its fields.</summary>
    /// <remarks>An entry of the system's own (<c>system:…</c>) names no member; one that is for a single compartment names that.</remarks>
    public void Record(LogEntry entry, string verb, string summary, Digest request, int exitCode = 0, Id<CompartmentRow> compartment = default)
    {
        var id = Id<OutboxRow>.New(Clock);
        var fields = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id.ToString(), ["verb"] = verb, ["request"] = request, ["exit"] = exitCode };
        foreach (var (name, value) in entry.Fields)
        {
            fields[name] = value;
        }

        if (Asker is Asker.Token token)
        {
            fields["token"] = token.Row.Name;
            summary = $"{summary} (token {token.Row.Name})";
        }

        _entries.Add(new OutboxRow
        {
            Id = id,
            At = entry.At,
            CompartmentId = compartment,
            Member = entry.By.StartsWith("system:", StringComparison.Ordinal) ? entry.By : Handle,
            Type = entry.Type,
            Verb = verb,
            Summary = summary.Length > 900 ? summary[..900] : summary,
            RequestDigest = request,
            ExitCode = exitCode,
            Entry = (entry with { Fields = fields }).ToBytes().Value,
        });
    }

    /// <summary>Keeps a result in the operation, where there is one: a page shows it, a report names it.</summary>
    /// <param name="kind">The verb's kind.</param>
    /// <param name="label">A name for people.</param>
    /// <param name="inputs">The inputs' digests in the order of the request.</param>
    /// <param name="request">The request; written as JSON.</param>
    /// <param name="result">The response; written as JSON.</param>
    /// <remarks>It may tell of everything its maker sees, so it goes into the narrowest compartment of those.</remarks>
    public Id<RunRow>? Keep(string kind, string label, IReadOnlyList<Digest> inputs, object request, object result)
    {
        if (!HasOperation || !Db.Access.Cases.Contains(Db.Access.Results))
        {
            return null;
        }

        var row = new RunRow
        {
            Id = Id<RunRow>.New(Clock),
            CompartmentId = Db.Access.Results,
            Kind = kind,
            Label = label,
            At = Clock.GetUtcNow(),
            Member = Handle,
            InputsDigest = Digest.Sha256Of([.. inputs.SelectMany(d => d.ToBytes())]),
            Version = Version,
            Request = JsonSerializer.Serialize(request, request.GetType(), KortwiekJson.Options),
            Result = JsonSerializer.Serialize(result, result.GetType(), KortwiekJson.Options),
        };
        Db.Add(row);
        return row.Id;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    /// <summary>Opens the store and finds operation and member; null where all is well.</summary>
    internal async Task<BadInput?> EnterAsync(bool mustHaveMember, bool mustHaveOperation, CancellationToken cancellation)
    {
        if (!mustHaveOperation && OperationCode is null && !Installation.Exists)
        {
            return null;
        }

        _store = await Installation.OpenStoreAsync(cancellation);
        var found = await OperationChoice.FindAsync(Installation, _store, Asker, OperationCode, cancellation);
        if (found is Outcome<OperationRow>.Bad bad)
        {
            return mustHaveOperation || OperationCode is not null ? bad.Fault : null;
        }

        return await EnterAsync(found.Value, mustHaveMember, cancellation);
    }

    /// <summary>Enters an operation that was just made or found.</summary>
    internal async Task<BadInput?> EnterAsync(OperationRow operation, bool mustHaveMember, CancellationToken cancellation)
    {
        _store ??= await Installation.OpenStoreAsync(cancellation);
        await _store.EnterAsync(operation.Id, Access.OnlyShared(operation.Id), cancellation);
        var members = await OperationChoice.MembersAsync(_store, cancellation);
        Member = Asker.MemberOf(operation, members);
        if (Member is null && (mustHaveMember || Asker is not Asker.SystemUser { Handle: null }))
        {
            return Unknown(operation, members);
        }

        await _store.EnterAsync(operation.Id, await MemberAccess.OfAsync(_store, Member, cancellation), cancellation);
        _operation = operation;
        if (Asker is Asker.SystemUser)
        {
            Installation.Remember(operation.Code);
        }

        return null;
    }

    /// <summary>Waits for the one turn of writing to the operation; disposed of, it is the next one's.</summary>
    /// <remarks>The folder's lock serves the programs of this machine, the database's those of all.</remarks>
    internal async Task<IDisposable> TakeTurnAsync(CancellationToken cancellation)
    {
        await Db.TakeTurnAsync(cancellation);
        return await FileLock.AcquireAsync(Path.Combine(Folder.Path, "lock"), cancellation);
    }

    /// <summary>Looks with other rights from here on. What was saved must be committed before.</summary>
    internal Task SeeAsync(Access access, CancellationToken cancellation) => _transaction is null
        ? Db.EnterAsync(Operation.Id, access, cancellation)
        : throw new InvalidOperationException("A change is open.");

    /// <summary>Saves everything with the entries and commits.</summary>
    internal async Task CommitAsync(CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        var compartment = TraceTo ?? Touched();
        foreach (var entry in _entries.Where(e => e.CompartmentId == default))
        {
            entry.CompartmentId = compartment;
        }

        Db.AddRange(_entries);
        _entries.Clear();
        await Db.SaveChangesAsync(cancellation);
        await _transaction!.CommitAsync(cancellation);
        await _transaction.DisposeAsync();
        _transaction = null;
        await Db.BeginReadingAsync(cancellation);
    }

    /// <summary>Forgets everything that was not committed.</summary>
    internal async Task RollBackAsync()
    {
        _entries.Clear();
        if (_store is null)
        {
            return;
        }

        _store.ChangeTracker.Clear();
        if (_store.Database.CurrentTransaction is { } open)
        {
            await open.DisposeAsync();
        }

        _transaction = null;
        await _store.BeginReadingAsync(CancellationToken.None);
    }

    // Who holds the folder may know all handles; a person who signed in learns of the own ones alone.
    private BadInput Unknown(OperationRow operation, List<MemberRow> members)
    {
        if ((Asker is Asker.Token token ? token.Owner : Asker) is Asker.SignedIn { Handle: { } notOwn })
        {
            return new BadInput($"You are not {notOwn} in {operation.Code}.", Code: "unknown-member");
        }

        var handles = string.Join(", ", members.Select(m => m.Handle));
        return Asker is Asker.SystemUser { Handle: { } handle }
            ? new BadInput($"There is no member {handle} in {operation.Code}. There are: {handles}.", Code: "unknown-member")
            : new BadInput($"Say who acts with --as: {handles}.", Code: "no-member");
    }

    // The trace of a change goes where the change is: nobody else may see that it was made.
    private Id<CompartmentRow> Touched()
    {
        var home = Db.Access.Home;
        return Db.ChangeTracker.Entries<CompartmentOwned>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not OutboxRow && e.Entity.CompartmentId != default)
            .Select(e => e.Entity.CompartmentId).Where(c => c != home).Order().FirstOrDefault(home);
    }
}
