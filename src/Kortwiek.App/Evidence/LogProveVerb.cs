using System.Globalization;
using System.Text;
using Kortwiek.Evidence.Log;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Evidence;

/// <summary><c>evidence log prove ENTRY --out FILE</c>: a proof file for one entry of the operation's log: the last one of an exhibit, or the one of an index.</summary>
/// <remarks>The log holds the entries of every compartment. An entry is given to those alone who see its row of the trace; to the others it is as if it were not there.</remarks>
public sealed class LogProveVerb(Scope scope) : IVerb<LogProveVerb.Request, LogProveVerb.Response>
{
    /// <summary>Which entry, and where the proof goes.</summary>
    public sealed record Request(
        [Argument("number of an exhibit, or index of an entry from 0")] string Entry,
        [Option("file for the proof")] OutputFile Out,
        [Option("file for the entry's bytes, which a verifier needs beside the proof")] OutputFile? EntryOut = null);

    /// <summary>What is proved.</summary>
    /// <param name="Index">The entry's index.</param>
    /// <param name="Size">Entries under the checkpoint.</param>
    /// <param name="Leaf">The entry's leaf hash.</param>
    /// <param name="Proof">The hashes of the inclusion proof, in base64.</param>
    /// <param name="Text">The entry.</param>
    public sealed record Response(ulong Index, ulong Size, Digest Leaf, IReadOnlyList<string> Proof, string Text);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if ((request.Out.Taken() ?? request.EntryOut?.Taken()) is { } taken)
        {
            return taken;
        }

        var opened = LogReader.Open(scope.Folder.Log);
        if (opened is not Outcome<LogReader>.Done { Answer: var log })
        {
            return opened.As<Response>();
        }

        if (log is not { Note: { } note, Checkpoint: { } checkpoint })
        {
            return new Refusals("no-checkpoint", "Nothing in the log is signed yet. Give evidence log checkpoint first.");
        }

        var found = await IndexAsync(request.Entry, log, cancellation);
        if (found is not Outcome<ulong>.Done { Answer: var index })
        {
            return found.As<Response>();
        }

        if (index >= checkpoint.Size || !await IsSeenAsync(index, cancellation))
        {
            return new BadInput(string.Create(CultureInfo.InvariantCulture, $"The signed log has {checkpoint.Size} entries; you see no entry {index} in it."), Code: "unknown-entry");
        }

        try
        {
            var entry = log.Entry(index).ToArray();
            var hashes = MerkleProofs.Inclusion(log, index, checkpoint.Size);
            var proof = new TlogProof(index, hashes, note.ToBytes());
            request.Out.Write(stream => stream.Write(proof.ToBytes()));
            request.EntryOut?.Write(stream => stream.Write(entry));
            return new Response(index, checkpoint.Size, Merkle.Leaf(entry).ToDigest(), [.. hashes.Select(h => h.ToString())], Encoding.UTF8.GetString(entry));
        }
        catch (InvalidDataException damage)
        {
            return new Refusals("log-damaged", $"The log is damaged: {damage.Message}");
        }
    }

    private Task<bool> IsSeenAsync(ulong index, CancellationToken cancellation)
    {
        var wanted = (long)index;
        return scope.Db.Set<OutboxRow>().AnyAsync(r => r.LogIndex == wanted, cancellation);
    }

    private async Task<Outcome<ulong>> IndexAsync(string text, LogReader log, CancellationToken cancellation)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index;
        }

        var found = await new ExhibitBook(scope).FindAsync(text, cancellation);
        if (found is not Outcome<ExhibitRow>.Done { Answer: var exhibit })
        {
            return found.As<ulong>();
        }

        var entries = CustodyChain.Of(log, exhibit.Number).ToList();
        return entries.Count > 0 ? entries[^1].Index : new BadInput($"The log holds no entry of {exhibit.Number}.", Code: "unknown-entry");
    }
}
