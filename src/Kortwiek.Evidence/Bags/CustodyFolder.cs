using System.Globalization;
using System.Text;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Evidence.Bags;

/// <summary>The custody folder of a package: an item's entries with their proofs, the signed checkpoint, the key, a policy and the recipe to check it all by hand.</summary>
public static class CustodyFolder
{
    /// <summary>Makes the files for one item.</summary>
    /// <param name="log">The log, signed at least up to the item's last entry.</param>
    /// <param name="key">The log's public key.</param>
    /// <param name="item">The item's id.</param>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    /// <exception cref="InvalidOperationException">The log has no checkpoint, or the item no entry under it.</exception>
    public static IReadOnlyList<BagTag> Of(LogReader log, NoteKey key, string item)
    {
        if (log is not { Note: { } note, Checkpoint: { } checkpoint })
        {
            throw new InvalidOperationException("The log has no checkpoint yet.");
        }

        var tags = new List<BagTag>();
        var proofs = new List<TlogProof>();
        foreach (var (index, _) in CustodyChain.Of(log, item).Where(e => e.Index < checkpoint.Size))
        {
            var proof = new TlogProof(index, MerkleProofs.Inclusion(log, index, checkpoint.Size), note.ToBytes());
            proofs.Add(proof);
            var name = string.Create(CultureInfo.InvariantCulture, $"custody/entry-{index}");
            tags.Add(new BagTag(name + ".json", log.Entry(index)));
            tags.Add(new BagTag(name + ".tlog-proof", proof.ToBytes()));
        }

        if (proofs.Count == 0)
        {
            throw new InvalidOperationException($"The log holds no entry of {item} under its checkpoint.");
        }

        tags.Add(new BagTag("custody/checkpoint", note.ToBytes()));
        tags.Add(new BagTag("custody/log.pub.pem", Encoding.ASCII.GetBytes(key.ToPem())));
        tags.Add(new BagTag("custody/policy", Encoding.UTF8.GetBytes($"log {key}\nquorum none\n")));
        tags.Add(new BagTag("custody/README-verify.txt", Encoding.UTF8.GetBytes(CourtRecipe.Text(key, checkpoint, proofs))));
        return tags;
    }
}
