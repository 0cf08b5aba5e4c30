using System.Text;
using System.Text.Json;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Tests.Evidence;

public sealed class MerkleTests
{
    private static readonly Gen<(byte[][] Entries, int A, int B, int C)> Trees =
        from entries in Gen.Byte.Array[0, 6].Array[1, 40]
        from a in Gen.Int[0, entries.Length]
        from b in Gen.Int[0, entries.Length]
        from c in Gen.Int[0, entries.Length]
        select (entries, a, b, c);

    [Fact]
    public void The_empty_root_and_the_leaf_one_are_the_published_values()
    {
        Assert.Equal("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Merkle.EmptyRoot.ToDigest().ToString());
        Assert.Equal("sha256:d0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9", Merkle.Leaf("one"u8).ToDigest().ToString());
    }

    [Fact]
    public void All_96_proof_vectors_get_their_verdict()
    {
        var root = SharedData.Path("evidence/merkle/testdata");
        var verdicts = new Dictionary<(string Kind, bool Accepted), int>();
        foreach (var path in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories))
        {
            var folder = Path.GetRelativePath(root, Path.GetDirectoryName(path)!);
            var kind = folder.StartsWith("inclusion", StringComparison.Ordinal) ? ProofKind.Inclusion : ProofKind.Consistency;
            var json = File.ReadAllBytes(path);
            Assert.True(ProofFile.TryParse(json, kind, out var file, out var fault), $"{path}: {fault}");
            using var document = JsonDocument.Parse(json);
            var accepted = file.Check(kind);
            Assert.True(accepted != document.RootElement.GetProperty("wantErr").GetBoolean(), path);
            verdicts[(folder, accepted)] = verdicts.GetValueOrDefault((folder, accepted)) + 1;
        }

        Assert.Equal(96, verdicts.Values.Sum());
        Assert.Equal(7, verdicts.Where(v => v.Key.Accepted).Sum(v => v.Value));
        Assert.Equal(20, verdicts[("consistency/1", false)]);
        Assert.Equal(20, verdicts[("consistency/2", false)]);
        Assert.Equal(12, verdicts[("inclusion/0", false)]);
        Assert.Equal(17, verdicts[("inclusion/1", false)]);
        Assert.Equal(17, verdicts[("inclusion/2", false)]);
        Assert.Equal(3, verdicts[("inclusion/single-entry", false)]);
    }

    [Fact]
    public void Proofs_of_every_tree_up_to_33_leaves_are_those_of_the_definition_and_hold()
    {
        var entries = Enumerable.Range(0, 33).Select(i => Encoding.ASCII.GetBytes($"entry {i}")).ToArray();
        var plain = new PlainTree(entries);
        var stack = new MerkleStack();
        for (var n = 1; n <= entries.Length; n++)
        {
            stack.Add(Merkle.Leaf(entries[n - 1]));
            var root = plain.Hash(0, n);
            Assert.Equal(root, stack.Root());
            Assert.Equal(root, Merkle.Root(plain, 0, (ulong)n));
            for (var i = 0; i < n; i++)
            {
                var proof = MerkleProofs.Inclusion(plain, (ulong)i, (ulong)n);
                Assert.Equal(plain.Path(i, 0, n), proof);
                Assert.True(ProofChecks.Inclusion((ulong)i, (ulong)n, plain.Hash(i, i + 1), proof, root));
            }

            for (var m = 1; m <= n; m++)
            {
                var proof = MerkleProofs.Consistency(plain, (ulong)m, (ulong)n);
                Assert.Equal(plain.Subproof(0, m, 0, n, known: true), proof);
                Assert.True(ProofChecks.Consistency((ulong)m, (ulong)n, plain.Hash(0, m), root, proof));
            }
        }
    }

    [Fact]
    public void Subtree_proofs_of_every_subtree_up_to_24_leaves_are_those_of_the_definition_and_hold()
    {
        var entries = Enumerable.Range(0, 24).Select(i => new[] { (byte)i }).ToArray();
        var plain = new PlainTree(entries);
        var seen = 0;
        for (var n = 1; n <= entries.Length; n++)
        {
            for (var s = 0; s <= n; s++)
            {
                for (var e = s; e <= n; e++)
                {
                    if (!Merkle.IsSubtree((ulong)s, (ulong)e))
                    {
                        continue;
                    }

                    seen++;
                    var proof = MerkleProofs.SubtreeConsistency(plain, (ulong)s, (ulong)e, (ulong)n);
                    var (root, subtree) = (plain.Hash(0, n), plain.Hash(s, e));
                    Assert.Equal(s == e ? [] : plain.Subproof(s, e, 0, n, known: true), proof);
                    Assert.True(ProofChecks.SubtreeConsistency((ulong)s, (ulong)e, (ulong)n, subtree, root, proof), $"[{s},{e}) of {n}");
                    for (var i = s; i < e; i++)
                    {
                        var path = MerkleProofs.SubtreeInclusion(plain, (ulong)i, (ulong)s, (ulong)e);
                        Assert.True(ProofChecks.SubtreeInclusion((ulong)i, (ulong)s, (ulong)e, plain.Hash(i, i + 1), path, subtree));
                    }

                    if (s < e && (s > 0 || e < n))
                    {
                        var wrong = Merkle.Leaf("another"u8);
                        Assert.False(ProofChecks.SubtreeConsistency((ulong)s, (ulong)e, (ulong)n, wrong, root, proof), $"[{s},{e}) of {n}");
                        Assert.False(ProofChecks.SubtreeConsistency((ulong)s, (ulong)e, (ulong)n, subtree, wrong, proof));
                        Assert.False(ProofChecks.SubtreeConsistency((ulong)s, (ulong)e, (ulong)n, subtree, root, [.. proof, wrong]));
                        Assert.False(ProofChecks.SubtreeConsistency((ulong)s, (ulong)e, (ulong)n, subtree, root, [.. proof.Skip(1)]));
                    }
                }
            }
        }

        Assert.InRange(seen, 1000, 10_000);
    }

    [Fact]
    public void What_is_no_subtree_is_refused()
    {
        Assert.True(Merkle.IsSubtree(0, 7));
        Assert.True(Merkle.IsSubtree(4, 7));
        Assert.False(Merkle.IsSubtree(2, 5));
        Assert.False(Merkle.IsSubtree(5, 4));
        Assert.True(Merkle.IsSubtree(0, ulong.MaxValue));
        Assert.False(Merkle.IsSubtree(1, ulong.MaxValue));
        Assert.False(ProofChecks.SubtreeInclusion(3, 2, 5, Merkle.EmptyRoot, [], Merkle.EmptyRoot));
    }

    [Fact]
    public void A_changed_leaf_root_index_or_proof_never_holds() =>
        Trees.Sample(t =>
        {
            var plain = new PlainTree(t.Entries);
            var n = (ulong)t.Entries.Length;
            var i = (ulong)(t.A % t.Entries.Length);
            var root = plain.Hash(0, t.Entries.Length);
            var leaf = plain.Node(0, i);
            var proof = MerkleProofs.Inclusion(plain, i, n);
            var other = Merkle.Node(leaf, root);
            var changed = proof.ToList();
            if (changed.Count > 0)
            {
                changed[t.B % changed.Count] = other;
            }

            return ProofChecks.Inclusion(i, n, leaf, proof, root)
                && !ProofChecks.Inclusion(i, n, other, proof, root)
                && !ProofChecks.Inclusion(i, n, leaf, proof, other)
                && !ProofChecks.Inclusion(n, n, leaf, proof, root)
                && !ProofChecks.Inclusion(i, n, leaf, [.. proof, other], root)
                && (changed.Count == 0 || !ProofChecks.Inclusion(i, n, leaf, changed, root));
        });

    [Fact]
    public void No_sizes_and_no_proof_make_a_check_throw() =>
        (from a in Gen.ULong
         from b in Gen.ULong
         from c in Gen.ULong
         from n in Gen.Int[0, 140]
         select (a, b, c, n)).Sample(t =>
         {
             var proof = Enumerable.Repeat(Merkle.EmptyRoot, t.n).ToList();
             _ = ProofChecks.Inclusion(t.a, t.b, Merkle.EmptyRoot, proof, Merkle.EmptyRoot);
             _ = ProofChecks.Consistency(t.a, t.b, Merkle.EmptyRoot, Merkle.EmptyRoot, proof);
             _ = ProofChecks.SubtreeConsistency(t.a & ~0xffffUL, t.b, t.c, Merkle.EmptyRoot, Merkle.EmptyRoot, proof);
             _ = ProofChecks.SubtreeConsistency(0, t.b, t.c, Merkle.EmptyRoot, Merkle.EmptyRoot, proof);
             return !ProofChecks.Inclusion(t.a, 0, Merkle.EmptyRoot, proof, Merkle.EmptyRoot) && !ProofChecks.Consistency(0, t.b, Merkle.EmptyRoot, Merkle.EmptyRoot, proof);
         });

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"leafIdx":-1,"treeSize":1,"leafHash":"","root":"","proof":null}""")]
    [InlineData("""{"leafIdx":1.5,"treeSize":1,"leafHash":"","root":"","proof":null}""")]
    [InlineData("""{"leafIdx":18446744073709551616,"treeSize":1,"leafHash":"","root":"","proof":null}""")]
    [InlineData("""{"leafIdx":0,"treeSize":1,"leafHash":" AA=","root":"","proof":null}""")]
    [InlineData("""{"leafIdx":0,"treeSize":1,"leafHash":"","root":"","proof":[7]}""")]
    [InlineData("""{"leafIdx":0,"treeSize":1,"leafHash":"","root":""}""")]
    [InlineData("not JSON")]
    public void A_proof_file_that_cannot_be_read_says_why(string json)
    {
        Assert.False(ProofFile.TryParse(Encoding.UTF8.GetBytes(json), ProofKind.Inclusion, out _, out var fault));
        Assert.NotEmpty(fault.Message);
    }
}
