namespace Kortwiek.Web.Shell;

/// <summary>An installation without an operation.</summary>
internal sealed class NoOperations : IOperationDirectory
{
    public Task<IReadOnlyList<OperationItem>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<OperationItem>>([]);
}
