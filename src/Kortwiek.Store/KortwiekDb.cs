using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Store;

/// <summary>The system of record. Every class made from <see cref="Row"/> is a table; rows of an operation are seen by that operation alone.</summary>
public abstract class KortwiekDb : DbContext
{
    private const int DefaultLength = 1000;

    private Id<OperationRow> _currentOperation;

    /// <summary>Every row type, in a stated order.</summary>
    public static readonly IReadOnlyList<Type> RowTypes =
        [.. typeof(Row).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Row)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Opens the store by options of the database's own kind.</summary>
    protected KortwiekDb(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>The operation whose rows are seen and written; none sees no operation's rows. Set anew, its shared compartment alone is seen.</summary>
    public Id<OperationRow> CurrentOperation
    {
        get => _currentOperation;
        set
        {
            _currentOperation = value;
            Access = Access.OnlyShared(value);
        }
    }

    /// <summary>Which of the operation's compartments are seen.</summary>
    public Access Access { get; private set; } = Access.OnlyShared(default);

    // The query filters read these: a value of the context becomes a parameter of each query.
    internal IReadOnlyList<Id<CompartmentRow>> Cases => Access.Cases;

    internal IReadOnlyList<Id<CompartmentRow>> Trace => Access.Trace;

    /// <summary>Goes into an operation with the rights given. On PostgreSQL a transaction carries them: it stays open until this is called again or the store is closed, and what is to last is committed.</summary>
    public async Task EnterAsync(Id<OperationRow> operation, Access access, CancellationToken cancellation)
    {
        if (Database.CurrentTransaction is { } before)
        {
            await before.DisposeAsync();
        }

        CurrentOperation = operation;
        Access = access;
        await BeginReadingAsync(cancellation);
    }

    /// <summary>Does some work with other rights inside the open transaction: for the system's own comparisons, of which nobody is told more than is theirs.</summary>
    /// <remarks>What is read there is not tracked; what is written there goes past the change tracker.</remarks>
    public async Task WithAsync(Access access, Func<Task> work, CancellationToken cancellation)
    {
        var own = Access;
        Access = access;
        try
        {
            await ApplyAccessAsync(cancellation);
            await work();
        }
        finally
        {
            Access = own;
            await ApplyAccessAsync(CancellationToken.None);
        }
    }

    /// <summary>Begins the transaction in which PostgreSQL shows an operation's rows, where none is open; SQLite needs none.</summary>
    public virtual Task BeginReadingAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Waits until nobody else writes to the operation, and keeps others waiting until the open transaction ends. SQLite has one writer by itself.</summary>
    /// <exception cref="StoreException">Another command wrote for 30 seconds.</exception>
    public virtual Task TakeTurnAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stamp();
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch (DbUpdateException e) when (e.InnerException is DbException fault && Explain(fault) is { } sentence)
        {
            throw new StoreException(sentence, e);
        }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Stamp();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is DbException fault && Explain(fault) is { } sentence)
        {
            throw new StoreException(sentence, e);
        }
    }

    /// <summary>Inserts rows past the change tracker by a command that has its connection and transaction.</summary>
    internal abstract void InsertAll(DbCommand command, BulkTable table, IEnumerable<object> rows);

    /// <summary>The number of the next line that can be found; 0 where the database needs none.</summary>
    internal virtual long NextSearchNumber() => 0;

    /// <summary>Lines that hold all that is asked, the latest first: what <see cref="SearchTerms.Asked"/> gives. Only what is seen is looked at.</summary>
    /// <param name="asked">At least one word.</param>
    /// <param name="kind">Only lines of this kind, or null.</param>
    /// <param name="most">At most so many, at least 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public abstract Task<List<SearchRow>> SearchWordsAsync(IReadOnlyList<IReadOnlyList<string>> asked, string? kind, int most, CancellationToken cancellation);

    /// <summary>Lines whose name holds a part, in any case; the latest first. Only what is seen is looked at.</summary>
    /// <param name="part">At least three letters.</param>
    /// <param name="kind">Only lines of this kind, or null.</param>
    /// <param name="most">At most so many, at least 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public abstract Task<List<SearchRow>> SearchPartsAsync(string part, string? kind, int most, CancellationToken cancellation);

    /// <summary>Removes the lines of elements and channels that went past the change tracker.</summary>
    public async Task ForgetLostAsync(CancellationToken cancellation)
    {
        var operation = CurrentOperation;
        await Database.ExecuteSqlAsync($"""DELETE FROM "Search" WHERE "OperationId" = {Parameter(operation)} AND "Kind" = 'element' AND NOT EXISTS (SELECT 1 FROM "Element" e WHERE e."Id" = "Search"."RefId")""", cancellation);
        await Database.ExecuteSqlAsync($"""DELETE FROM "Search" WHERE "OperationId" = {Parameter(operation)} AND "Kind" = 'channel' AND NOT EXISTS (SELECT 1 FROM "Channel" c WHERE c."Id" = "Search"."RefId")""", cancellation);
    }

    /// <summary>An operation's key as the database keeps it.</summary>
    private protected abstract object Parameter(Id<OperationRow> operation);

    /// <summary>Tells the database whose rows the open transaction shows; SQLite need not know.</summary>
    private protected virtual Task ApplyAccessAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The sentence for a fault that a person can mend; null for the others.</summary>
    internal virtual string? Explain(DbException fault) => null;

    /// <summary>What stands once and was to be written again, perhaps because its first writer's compartment is not seen.</summary>
    private protected static string Taken(string table) => table == "Element"
        ? "One of these elements is in the operation already, in a compartment that you do not see: another authority works on it. Ask the coordinator."
        : $"A {table} with the same name is in the operation already, perhaps in a compartment that you do not see. Take another name.";

    /// <summary>Gives a new row to the operation and, where it names no compartment, to the acting member's home.</summary>
    /// <exception cref="InvalidOperationException">There is no operation, or the row's compartment is one that is not seen.</exception>
    internal void Own(OperationOwned row)
    {
        if (CurrentOperation == default)
        {
            throw new InvalidOperationException($"A {row.GetType().Name} needs an operation.");
        }

        row.OperationId = CurrentOperation;
        if (row is not CompartmentOwned owned)
        {
            return;
        }

        owned.CompartmentId = owned.CompartmentId == default ? Access.Home : owned.CompartmentId;
        if (row is not OutboxRow && !Cases.Contains(owned.CompartmentId))
        {
            throw new InvalidOperationException($"A {row.GetType().Name} cannot be put into a compartment that the acting member does not see.");
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var type in RowTypes)
        {
            var entity = modelBuilder.Entity(type);
            entity.ToTable(type.Name[..^"Row".Length]);
            entity.Property(nameof(Row.Rev)).IsConcurrencyToken();
            if (type.IsSubclassOf(typeof(OperationOwned)))
            {
                entity.HasQueryFilter(OwnRowsOf(type));
                entity.HasIndex(nameof(OperationOwned.OperationId));
            }
        }

        PeopleModel.Add(modelBuilder);
        modelBuilder.Entity<OperationRow>().HasIndex(r => r.Code).IsUnique();
        modelBuilder.Entity<MemberRow>().HasIndex(r => new { r.OperationId, r.Handle }).IsUnique();
        modelBuilder.Entity<ElementRow>().HasIndex(r => new { r.OperationId, r.Key }).IsUnique();
        modelBuilder.Entity<ChannelRow>().HasIndex(r => new { r.OperationId, r.Name }).IsUnique();
        modelBuilder.Entity<ChannelElementRow>().HasIndex(r => new { r.ChannelId, r.ElementId }).IsUnique();
        modelBuilder.Entity<RelationRow>().HasIndex(r => new { r.OperationId, r.FromId, r.ToId, r.Type });
        modelBuilder.Entity<OutboxRow>().HasIndex(r => new { r.OperationId, r.LogIndex });
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(KortwiekDb).Assembly);

        // Set by a convention, the default would win over the columns' own [MaxLength].
        foreach (var text in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null))
        {
            text.SetMaxLength(DefaultLength);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Digest>().HaveConversion<DigestText>().HaveMaxLength(160);
        configurationBuilder.Properties<Country>().HaveConversion<CountryText>().HaveMaxLength(2);
        configurationBuilder.Properties<ElementKey>().HaveConversion<ElementKeyText>().HaveMaxLength(2100);
        configurationBuilder.Properties<Tlp>().HaveConversion<string>().HaveMaxLength(12);
    }

    // r => r.OperationId == this.CurrentOperation && this.Cases.Contains(r.CompartmentId), for a type known only here; audit entries go by Trace.
    private LambdaExpression OwnRowsOf(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var store = Expression.Constant(this, GetType());
        Expression own = Expression.Equal(Expression.Property(row, nameof(OperationOwned.OperationId)), Expression.Property(store, nameof(CurrentOperation)));
        if (type.IsSubclassOf(typeof(CompartmentOwned)))
        {
            var seen = Expression.Property(store, type == typeof(OutboxRow) ? nameof(Trace) : nameof(Cases));
            var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Id<CompartmentRow>)], seen, Expression.Property(row, nameof(CompartmentOwned.CompartmentId)));
            own = Expression.AndAlso(own, contains);
        }

        return Expression.Lambda(own, row);
    }

    private void Stamp()
    {
        foreach (var entry in ChangeTracker.Entries<Row>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
            {
                continue;
            }

            if (entry.State is EntityState.Added && entry.Entity is OperationOwned owned)
            {
                Own(owned);
            }

            foreach (var property in entry.Properties.Where(p => p.CurrentValue is string))
            {
                TextRules.Check(property.Metadata, (string)property.CurrentValue!);
            }

            entry.Entity.Rev++;
        }

        SearchBook.Follow(this);
        foreach (var line in ChangeTracker.Entries<SearchRow>().Where(e => e.State is EntityState.Added && e.Entity.Rev == 0))
        {
            Own(line.Entity);
            line.Entity.Rev = 1;
        }
    }
}
