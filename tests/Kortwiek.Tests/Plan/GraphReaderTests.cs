using System.IO.Compression;
using System.Text;
using Kortwiek.Plan.Graphs;

namespace Kortwiek.Tests.Plan;

public sealed class GraphReaderTests
{
    [Fact]
    public void Blanks_tabs_and_commas_separate_and_names_are_kept()
    {
        var graph = Networks.Read("# comment\n% another\n\na b\r\n  b\tc \nc , d, 7\n\"e f\" \"a \"\"x\"\"\"\n").Value;
        Assert.Equal(["a", "b", "c", "d", "e f", "a \"x\""], Enumerable.Range(0, graph.Nodes).Select(graph.Name));
        Assert.Equal(4, graph.Edges);
        Assert.Equal([0, 2], graph.Neighbours(1).ToArray());
        Assert.True(graph.TryFind("e f", out var node) && node == 4);
        Assert.False(graph.TryFind("z", out _));
    }

    [Fact]
    public void Self_loops_and_duplicates_are_dropped_and_counted_and_their_nodes_stay()
    {
        var graph = Networks.Read("a a\na b\nb a\na b\nc c\n").Value;
        Assert.Equal((3, 1, 2L, 2L), (graph.Nodes, graph.Edges, graph.SelfLoops, graph.Duplicates));
        Assert.Equal((2, 2), graph.Connectivity());
    }

    [Fact]
    public void A_header_is_no_edge_and_only_stands_first()
    {
        Assert.Equal(2, Networks.Read("\uFEFFSource,Target\nx,y\n").Value.Nodes);
        Assert.Equal(4, Networks.Read("x,y\nsource,target\n").Value.Nodes);
    }

    [Theory]
    [InlineData("a b\nc\n", "net.txt:2: The line holds one name only, \"c\": an edge needs two.")]
    [InlineData("a b\nc,\n", "net.txt:2: The line holds one name only, \"c\": an edge needs two.")]
    [InlineData("a,,b\n", "net.txt:1: A name is empty.")]
    [InlineData(",b\n", "net.txt:1: A name is empty.")]
    [InlineData("a \"b\n", "net.txt:1: A quote is opened and not closed.")]
    [InlineData("a b\nb \u0007c\n", "net.txt:2: A name holds control characters or is not UTF-8.")]
    [InlineData("<graphml>\n", "net.txt:1: This is XML; write the network as an edge list, two names a line.")]
    [InlineData("{\"a\":1}\n", "net.txt:1: This is JSON; write the network as an edge list, two names a line.")]
    [InlineData("", "net.txt: There is no edge in this file: it needs lines with the names of two nodes.")]
    [InlineData("# only\n", "net.txt: There is no edge in this file: it needs lines with the names of two nodes.")]
    public void What_cannot_be_read_is_named_with_its_line(string text, string fault) =>
        Assert.Equal(fault, Networks.Fault(Networks.Read(text)));

    [Fact]
    public void Bytes_that_are_no_UTF8_or_too_many_are_refused()
    {
        Assert.StartsWith("net.txt:1: A name holds control characters or is not UTF-8", Networks.Fault(Networks.Read([0xC3, 0x28, (byte)' ', (byte)'b'])), StringComparison.Ordinal);
        Assert.StartsWith("net.txt:1: This is UTF-16", Networks.Fault(Networks.Read([0xFF, 0xFE, (byte)'a', 0])), StringComparison.Ordinal);
        Assert.Contains("longer than 1,024 bytes", Networks.Fault(Networks.Read("a " + new string('x', 1025))), StringComparison.Ordinal);
        Assert.Contains("longer than 1 MiB", Networks.Fault(Networks.Read("a " + new string(' ', 2 << 20))), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_hold()
    {
        var bytes = "a b\nb c\nc d\n"u8.ToArray();
        Assert.Equal("net.txt:2: The network is larger than 2 nodes or 50000000 edges.", Networks.Fault(Networks.Read(bytes, new GraphLimits(MaxNodes: 2))));
        Assert.Equal("net.txt:3: The network is larger than 5000000 nodes or 2 edges.", Networks.Fault(Networks.Read(bytes, new GraphLimits(MaxEdges: 2))));
        Assert.Contains("longer than 10 bytes", Networks.Fault(Networks.Read(bytes, new GraphLimits(MaxBytes: 10))), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_longer_than_the_buffer_step_are_read_whole()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(i).Append(' ').Append(new string(' ', i % 977)).Append(i + 1).Append('\n');
        }

        var graph = Networks.Read(text.ToString()).Value;
        Assert.Equal((20_001, 20_000), (graph.Nodes, graph.Edges));
    }

    [Fact]
    public void A_packed_file_is_read_by_its_first_bytes_and_a_damaged_one_refused()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("a b\nb c\n"u8);
        }

        Assert.Equal(2, Networks.Read(packed.ToArray()).Value.Edges);
        var damaged = packed.ToArray();
        damaged[12] ^= 0xFF;
        Assert.IsType<Outcome<Graph>.Bad>(Networks.Read(damaged));
    }

    [Fact]
    public void Bench_files_have_the_size_of_their_list()
    {
        var graph = Networks.Shared("web-EPA");
        Assert.Equal((4253, 8897, 0L, 0L), (graph.Nodes, graph.Edges, graph.SelfLoops, graph.Duplicates));
        Assert.Equal((1, 4253), graph.Connectivity());
    }

    [Fact]
    public void A_cut_off_xz_file_is_refused()
    {
        var bytes = File.ReadAllBytes(SharedData.Path("networks/web-EPA.edges.xz"));
        Assert.IsType<Outcome<Graph>.Bad>(Networks.Read(bytes[..(bytes.Length / 2)]));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Networks.Read(bytes) is not null, iter: 2000);

    [Fact]
    public void Rows_are_sorted_symmetric_and_without_duplicates() =>
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Xoshiro256(seed);
                var nodes = 1 + random.Below(30);
                var graph = Networks.Random(random, nodes, random.Below(80));
                for (var v = 0; v < nodes; v++)
                {
                    var row = graph.Neighbours(v).ToArray();
                    Assert.Equal(row.Distinct().Order(), row);
                    Assert.DoesNotContain(v, row);
                    Assert.All(row, next => Assert.Contains(v, graph.Neighbours(next).ToArray()));
                }
            },
            iter: 200);
}
