using Kortwiek.App;

namespace Kortwiek.Web.Shell;

/// <summary>The operations of this installation, the newest first.</summary>
public interface IOperationDirectory
{
    /// <summary>All operations that the asker may see; nobody sees none.</summary>
    Task<IReadOnlyList<OperationItem>> ListAsync(Asker? asker, CancellationToken cancellation);
}
