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
