namespace Kortwiek.Store;

/// <summary>A row of the store. Every class made from it is a table of its own, named as the class without "Row".</summary>
public abstract class Row
{
    /// <summary>Counts the changes of this row; a write on an older count is refused by the store.</summary>
    public int Rev { get; set; }
}

/// <summary>A row that belongs to exactly one operation. A store opened for one operation sees no other's rows.</summary>
public abstract class OperationOwned : Row
{
    /// <summary>The operation; set by the store when the row is added.</summary>
    public Id<OperationRow> OperationId { get; set; }
}

/// <summary>A row that is seen by those alone who need to know: the members of its compartment.</summary>
public abstract class CompartmentOwned : OperationOwned
{
    /// <summary>The compartment; where none is set, the store puts the row into the acting member's <see cref="Access.Home"/>.</summary>
    public Id<CompartmentRow> CompartmentId { get; set; }
}
