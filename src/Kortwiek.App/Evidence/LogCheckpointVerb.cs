using System.Text;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence log checkpoint</c>: the signed checkpoint of the operation's log; what is not signed yet is signed first.</summary>
public sealed class LogCheckpointVerb(Scope scope) : IVerb<LogCheckpointVerb.Request, LogCheckpointVerb.Response>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Where the checkpoint goes beside the answer.</summary>
    public sealed record Request([Option("file for the signed checkpoint")] OutputFile? Out = null);

    /// <summary>The checkpoint.</summary>
    /// <param name="Origin">The log's name.</param>
    /// <param name="Size">Entries.</param>
    /// <param name="Root">The Merkle root over them.</param>
    /// <param name="Key">The public key, as policies list it.</param>
    /// <param name="Note">The signed checkpoint, byte for byte.</param>
    public sealed record Response(string Origin, ulong Size, Digest Root, string Key, string Note);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult(Run(request, cancellation));

    private Outcome<Response> Run(Request request, CancellationToken cancellation)
    {
        if (request.Out?.Taken() is { } taken)
        {
            return taken;
        }

        using var signer = OperationLog.OpenSigner(scope.Folder, scope.Operation.Code);
        var opened = TileLog.Open(scope.Folder.Log, signer.Key.Name, Patience, cancellation);
        if (opened is not Outcome<TileLog>.Done { Answer: var log })
        {
            return opened.As<Response>();
        }

        using (log)
        {
            var signed = log.Sign(signer);
            if (signed is not Outcome<SignedNote>.Done { Answer: var note })
            {
                return signed.As<Response>();
            }

            request.Out?.Write(stream => stream.Write(note.ToBytes()));
            return new Response(log.Origin, log.Size, log.Root.ToDigest(), signer.Key.ToString(), Encoding.UTF8.GetString(note.ToBytes()));
        }
    }
}
