namespace Kortwiek.Store;

/// <summary>What the acting member sees of an operation, and where the rows made now belong.</summary>
/// <param name="Home">The compartment of rows that name none.</param>
/// <param name="Cases">The compartments whose rows are seen and changed.</param>
/// <param name="Trace">The compartments whose audit entries are seen.</param>
/// <param name="Results">The compartment of what is computed from everything seen: the narrowest.</param>
public sealed record Access(Id<CompartmentRow> Home, IReadOnlyList<Id<CompartmentRow>> Cases, IReadOnlyList<Id<CompartmentRow>> Trace, Id<CompartmentRow> Results)
{
    /// <summary>An operation's shared compartment carries the operation's own key.</summary>
    public static Id<CompartmentRow> SharedOf(Id<OperationRow> operation) => new(operation.Value);

    /// <summary>An authority's own compartment carries the authority's own key: what concerns it alone, such as its half of a hit.</summary>
    public static Id<CompartmentRow> OwnOf(Id<AuthorityRow> authority) => new(authority.Value);

    /// <summary>What everybody at the table sees: the shared compartment alone.</summary>
    public static Access OnlyShared(Id<OperationRow> operation)
    {
        var shared = SharedOf(operation);
        return new Access(shared, [shared], [shared], shared);
    }
}
