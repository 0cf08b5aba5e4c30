using Kortwiek.Evidence.Bags;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence bag validate FOLDER</c>: is a folder a BagIt bag, complete and unchanged?</summary>
public sealed class BagValidateVerb : IVerb<BagValidateVerb.Request, BagReport>
{
    /// <summary>What is validated.</summary>
    public sealed record Request(
        [Argument("folder of the bag")] InputPath Folder,
        [Option("files read at the same time")] int Degree = 2);

    /// <inheritdoc/>
    public Task<Outcome<BagReport>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Degree is < 1 or > 64)
        {
            return Task.FromResult<Outcome<BagReport>>(new BadInput("--degree is a number from 1 to 64.", Code: "usage"));
        }

        var outcome = BagValidator.Validate(request.Folder.Path, request.Degree, progress, cancellation);
        return Task.FromResult(outcome is Outcome<BagReport>.Bad { Fault: { } fault } ? fault with { File = request.Folder.Name } : outcome);
    }
}
