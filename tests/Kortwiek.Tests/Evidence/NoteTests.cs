using System.Text;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Tests.Evidence;

public sealed class NoteTests
{
    private const string GoldenKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static readonly TestSigner Log = new("kortwiek.example/log", 0x00);
    private static readonly TestSigner Nl = new("nl.example/witness", 0x20, NoteKeyType.Ed25519Cosignature);
    private static readonly TestSigner Ca = new("ca.example/witness", 0x40, NoteKeyType.Ed25519Cosignature);
    private static readonly TestSigner Be = new("be.example/witness", 0x60, NoteKeyType.Ed25519Cosignature);

    [Fact]
    public void A_key_is_written_as_it_was_read()
    {
        Assert.True(NoteKey.TryParse(GoldenKey, out var key, out _));
        Assert.Equal(("example.com/log/testdata", 0x33d7b496u, NoteKeyType.Ed25519), (key.Name, key.Id, key.Type));
        Assert.Equal(GoldenKey, key.ToString());
        Assert.Equal("kortwiek.example/log+28b9d859+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4", Log.Key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("name+33d7b496")]
    [InlineData("+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("a b+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("example.com/log/testdata+33d7b497+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("example.com/log/testdata+33D7B496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("example.com/log/testdata+33d7b496+BuHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")]
    [InlineData("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSy=")]
    [InlineData("example.com/log/testdata+33d7b496+ AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkS")]
    [InlineData("example.com/log/testdata+33d7b496+")]
    public void A_key_that_is_none_is_refused_with_a_reason(string text)
    {
        Assert.False(NoteKey.TryParse(text, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void The_worked_checkpoint_comes_out_byte_for_byte()
    {
        Assert.True(MerkleHash.TryParse("rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs="u8, out var root));
        var text = new Checkpoint("kortwiek.example/log", 15, root).ToText();
        var note = SignedNote.Sign(text, Log)
            .With(Cosignature.Sign(text, DateTimeOffset.FromUnixTimeSeconds(1700000000), Nl))
            .With(Cosignature.Sign(text, DateTimeOffset.FromUnixTimeSeconds(1700000001), Ca));
        Assert.Equal(File.ReadAllText(SharedData.Path("evidence/worked/checkpoint")), Encoding.UTF8.GetString(note.ToBytes()));
        Assert.Equal(File.ReadAllText(SharedData.Path("evidence/worked/log.pub.pem")), Log.Key.ToPem());
        var verdict = note.Verify([Log.Key, Nl.Key, Ca.Key, Be.Key]);
        Assert.True(verdict.Ok);
        Assert.Equal([null, 1700000000L, 1700000001L], verdict.Lines.Select(l => l.Seconds));
    }

    [Fact]
    public void The_worked_policies_accept_two_of_three_and_refuse_all()
    {
        Assert.True(SignedNote.TryParse(File.ReadAllBytes(SharedData.Path("evidence/worked/checkpoint")), out var note, out _));
        Assert.True(Policy.TryParse(File.ReadAllText(SharedData.Path("evidence/worked/policy")), out var two, out _));
        Assert.True(Policy.TryParse(File.ReadAllText(SharedData.Path("evidence/worked/policy-needs-be")), out var all, out _));
        Assert.Equal((true, "quorum 2 of 3"), (two.Judge(note).Ok, two.Judge(note).Detail));
        Assert.Equal((false, "quorum 2 of 3, 3 needed"), (all.Judge(note).Ok, all.Judge(note).Detail));
        Assert.Equal([Nl.Key, Ca.Key, Be.Key], two.Witnesses.OrderBy(w => w.Name == "nl.example/witness" ? 0 : w.Name[0] == 'c' ? 1 : 2));
    }

    [Fact]
    public void The_worked_proof_holds_and_no_flipped_bit_of_entry_or_proof_does()
    {
        var bytes = File.ReadAllBytes(SharedData.Path("evidence/worked/entry4.tlog-proof"));
        var entry = File.ReadAllBytes(SharedData.Path("evidence/worked/entry4.bin"));
        Assert.True(Policy.TryParse(File.ReadAllText(SharedData.Path("evidence/worked/policy")), out var policy, out _));
        Assert.True(TlogProof.TryParse(bytes, out var proof, out _));
        Assert.Equal(bytes, proof.ToBytes());
        Assert.All(proof.Check(entry, policy), c => Assert.True(c.Ok, c.Detail));
        for (var bit = 0; bit < 8 * entry.Length; bit++)
        {
            Assert.Contains(proof.Check(Flip(entry, bit), policy), c => !c.Ok);
        }

        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            Assert.True(!TlogProof.TryParse(Flip(bytes, bit), out var changed, out _) || changed.Check(entry, policy).Any(c => !c.Ok), $"bit {bit}");
        }
    }

    [Fact]
    public void The_witness_request_of_the_worked_example_holds_its_own_consistency_proof()
    {
        var lines = File.ReadAllText(SharedData.Path("evidence/worked/add-checkpoint-6-15.req")).Split("\n\n", 2);
        var head = lines[0].Split('\n');
        Assert.Equal("old 6", head[0]);
        Assert.True(Checkpoint.TryParse(Encoding.UTF8.GetBytes(lines[1]), out var note, out var checkpoint, out _));
        Assert.True(note.Verify([Log.Key]).Ok);
        Assert.True(MerkleHash.TryParse("a6sWvsc2eEzmj72vah7mZ5dwFltivehh2b11qwlp5Jg="u8, out var root6));
        var proof = head[1..].Select(l => MerkleHash.TryParse(Encoding.ASCII.GetBytes(l), out var h) ? h : throw new InvalidOperationException(l)).ToList();
        Assert.True(ProofChecks.Consistency(6, 15, root6, checkpoint.Root, proof));
    }

    [Fact]
    public void A_known_key_whose_line_fails_spoils_the_note_and_an_unknown_one_does_not()
    {
        var note = SignedNote.Sign("text\n"u8.ToArray(), Log);
        Assert.True(note.With(new NoteSignature("stranger.example", 7, new byte[64])).Verify([Log.Key]).Ok);
        Assert.False(note.With(new NoteSignature(Nl.Key.Name, Nl.Key.Id, new byte[72])).Verify([Log.Key, Nl.Key]).Ok);
        Assert.False(note.Verify([Nl.Key]).Ok);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\nsignature\n")]
    [InlineData("text\n\n— name AAAAAAE=")]
    [InlineData("text\n\n— name AAAAAA==\n")]
    [InlineData("text\n\n— na+me AAAAAAE=\n")]
    [InlineData("text\n\n— name AAAAAAE=\n— name AAAAAAE=\n")]
    [InlineData("text\n\n— name AAAAAAF=\n")]
    [InlineData("text\n\n- name AAAAAAE=\n")]
    [InlineData("te\txt\n\n— name AAAAAAE=\n")]
    [InlineData("text\r\n\n— name AAAAAAE=\n")]
    public void A_note_that_is_none_is_refused(string text) => Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void A_note_with_empty_lines_in_its_text_is_split_at_the_last_one()
    {
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes("a\n\nb\n\n— name AAAAAAE=\n"), out var note, out _));
        Assert.Equal("a\n\nb\n", Encoding.UTF8.GetString(note.Text.Span));
        Assert.False(Checkpoint.TryParse(note.Text.Span, out _));
    }

    [Fact]
    public void A_note_with_more_than_64_lines_is_refused()
    {
        var lines = string.Concat(Enumerable.Range(0, 65).Select(i => $"— n{i} AAAAAAE=\n"));
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes("t\n\n" + lines), out _, out _));
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes("t\n\n" + lines[..lines.LastIndexOf('—')]), out var note, out _));
        Assert.Equal(64, note.Signatures.Count);
    }

    [Fact]
    public void No_bytes_make_the_parsers_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            _ = SignedNote.TryParse(bytes, out _, out _);
            _ = TlogProof.TryParse(bytes, out _, out _);
            _ = Checkpoint.TryParse(bytes, out _);
            _ = LogEntry.TryParse(bytes, out _, out _);
            _ = Policy.TryParse(Encoding.Latin1.GetString(bytes), out _, out _);
            return true;
        });

    [Theory]
    [InlineData("\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n00\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n18446744073709551616\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n")]
    [InlineData("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    [InlineData("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void A_checkpoint_that_is_none_is_refused(string text) => Assert.False(Checkpoint.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Extension_lines_of_a_checkpoint_are_kept_and_signed()
    {
        var text = new Checkpoint("o", 1, Merkle.EmptyRoot, ["extra line"]).ToText();
        Assert.True(Checkpoint.TryParse(text, out var read));
        Assert.Equal(["extra line"], read.Extensions);
        Assert.Equal(text, read.ToText());
    }

    [Theory]
    [InlineData("quorum none\n", "no log key")]
    [InlineData("log {0}\n", "no quorum")]
    [InlineData("log {0}\nquorum x\n", "earlier line")]
    [InlineData("log {0}\nwitness none {1}\nquorum none\n", "reserved")]
    [InlineData("log {0}\nwitness A {1}\nwitness A {1}\nquorum A\n", "twice")]
    [InlineData("log {0}\nwitness A {1}\nwitness B {1}\nquorum A\n", "twice")]
    [InlineData("log {0}\nwitness A {0}\nquorum A\n", "type")]
    [InlineData("log {0}\nwitness A {1}\ngroup G 2 A\nquorum G\n", "members")]
    [InlineData("log {0}\nwitness A {1}\ngroup G 0 A\nquorum G\n", "members")]
    [InlineData("log {0}\nwitness A {1}\ngroup G any B\nquorum G\n", "earlier line")]
    [InlineData("log {0}\nquorum none\nquorum none\n", "one quorum")]
    [InlineData("log {0} a b\nquorum none\n", "A line of a policy")]
    public void A_policy_that_cannot_be_read_names_line_and_reason(string format, string reason)
    {
        var text = format.Replace("{0}", Log.Key.ToString(), StringComparison.Ordinal).Replace("{1}", Nl.Key.ToString(), StringComparison.Ordinal);
        Assert.False(Policy.TryParse(text, out _, out var fault));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_nested_groups_counts_members_that_hold()
    {
        var text = $"# all of us\nlog {Log.Key} http://192.0.2.1/\nwitness NL {Nl.Key}\nwitness CA {Ca.Key} # partner\nwitness BE\t{Be.Key}\n" +
            "group eu any NL BE\ngroup both all eu CA\nquorum both\n";
        Assert.True(Policy.TryParse(text, out var policy, out var fault), fault?.ToString());
        var body = new Checkpoint("kortwiek.example/log", 0, Merkle.EmptyRoot).ToText();
        var note = SignedNote.Sign(body, Log);
        Assert.False(policy.Judge(note).Ok);
        note = note.With(Cosignature.Sign(body, DateTimeOffset.UnixEpoch, Be));
        Assert.False(policy.Judge(note).Ok);
        Assert.True(policy.Judge(note.With(Cosignature.Sign(body, DateTimeOffset.UnixEpoch, Ca))).Ok);
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var copy = (byte[])bytes.Clone();
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }
}
