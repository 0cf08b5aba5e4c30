using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Store;

/// <summary>The system of record. Every class made from <see cref="Row"/> is a table; rows of an operation are seen by that operation alone.</summary>
public abstract class KortwiekDb : DbContext
{
    /// <summary>Every row type, in a stated order.</summary>
    public static readonly IReadOnlyList<Type> RowTypes =
        [.. typeof(Row).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Row)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Opens the store by options of the database's own kind.</summary>
    protected KortwiekDb(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>The operation whose rows are seen and written; none sees no operation's rows.</summary>
    public Id<OperationRow> CurrentOperation { get; set; }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stamp();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Stamp();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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

        modelBuilder.Entity<OperationRow>().HasIndex(r => r.Code).IsUnique();
        modelBuilder.Entity<MemberRow>().HasIndex(r => new { r.OperationId, r.Handle }).IsUnique();
        modelBuilder.Entity<ElementRow>().HasIndex(r => new { r.OperationId, r.Key }).IsUnique();
        modelBuilder.Entity<ChannelRow>().HasIndex(r => new { r.OperationId, r.Name }).IsUnique();
        modelBuilder.Entity<ChannelElementRow>().HasIndex(r => new { r.ChannelId, r.ElementId }).IsUnique();
        modelBuilder.Entity<RelationRow>().HasIndex(r => new { r.OperationId, r.FromId, r.ToId, r.Type });
        modelBuilder.Entity<OutboxRow>().HasIndex(r => new { r.OperationId, r.LogIndex });
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(KortwiekDb).Assembly);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(1000);
        configurationBuilder.Properties<Digest>().HaveConversion<DigestText>().HaveMaxLength(160);
        configurationBuilder.Properties<Country>().HaveConversion<CountryText>().HaveMaxLength(2);
        configurationBuilder.Properties<ElementKey>().HaveConversion<ElementKeyText>().HaveMaxLength(2100);
        configurationBuilder.Properties<Tlp>().HaveConversion<string>().HaveMaxLength(12);
    }

    // r => r.OperationId == this.CurrentOperation, for a type known only here.
    private LambdaExpression OwnRowsOf(Type type)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(OperationOwned.OperationId)),
                Expression.Property(Expression.Constant(this, GetType()), nameof(CurrentOperation))),
            row);
    }

    private void Stamp()
    {
        foreach (var entry in ChangeTracker.Entries<Row>())
        {
            if (entry.State is EntityState.Added && entry.Entity is OperationOwned owned)
            {
                if (CurrentOperation == default)
                {
                    throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} needs an operation.");
                }

                owned.OperationId = CurrentOperation;
            }

            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                entry.Entity.Rev++;
            }
        }
    }
}
