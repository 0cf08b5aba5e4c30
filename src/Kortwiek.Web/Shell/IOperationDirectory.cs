namespace Kortwiek.Web.Shell;

/// <summary>The operations of this installation, the one used last first.</summary>
public interface IOperationDirectory
{
    /// <summary>All operations that the viewer may see.</summary>
    Task<IReadOnlyList<OperationItem>> ListAsync(CancellationToken cancellation);
}
