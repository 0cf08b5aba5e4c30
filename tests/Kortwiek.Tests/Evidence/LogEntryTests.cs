using System.Text;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Tests.Evidence;

public sealed class LogEntryTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void An_entry_is_canonical_json_with_sorted_keys()
    {
        var bytes = Entry() with
        {
            Prev = Merkle.EmptyRoot,
            Hashes = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["sha256"] = "00ff" },
            Files = new EntryFiles(3, 4096, Merkle.EmptyRoot),
            Fields = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["zeal"] = 7, ["note"] = "a \"word\" é", ["list"] = new List<object?> { true, null, "x" } },
        };
        Assert.Equal(
            """{"at":"2018-04-25T06:00:00Z","by":"examiner/7f3a","files":{"bytes":4096,"count":3,"root":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},"hashes":{"sha256":"00ff"},"host":"rack-2","item":"EX-0001","list":[true,null,"x"],"note":"a \"word\" é","prev":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","salt":"AAAAAAAAAAAAAAAAAAAAAA==","tool":"kortwiek 0.1.0","type":"intake","under":"warrant-12","v":1,"where":"Brussels","zeal":7}""",
            Encoding.UTF8.GetString(bytes.ToBytes().Value));
    }

    [Fact]
    public void Entries_come_back_as_they_were_written() =>
        (from texts in Gen.String.Array[6]
         from number in Gen.Long[-(1L << 53) + 1, (1L << 53) - 1]
         from withItem in Gen.Bool
         select (texts, number, withItem)).Sample(t =>
         {
             var texts = t.texts.Select(x => x is null ? "" : string.Concat(x.Where(c => !char.IsSurrogate(c)))).ToArray();
             var entry = Entry() with
             {
                 Item = t.withItem ? texts[0] : null,
                 By = texts[1],
                 Where = texts[2],
                 Fields = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["a" + texts[3]] = texts[4], ["z"] = t.number, ["when"] = null },
             };
             var bytes = entry.ToBytes().Value;
             return LogEntry.TryParse(bytes, out var read, out _) && read.Item == entry.Item && read.By == entry.By && read.Fields["z"] is long z && z == t.number
                 && read.ToBytes().Value.AsSpan().SequenceEqual(bytes);
         });

    [Fact]
    public void What_is_not_canonical_or_not_complete_is_refused()
    {
        var good = Encoding.UTF8.GetString(Entry().ToBytes().Value);
        Assert.True(LogEntry.TryParse(Encoding.UTF8.GetBytes(good), out _, out _));
        foreach (var (from, to) in ((string, string)[])[
            ("{\"at\"", "{ \"at\""), ("\"v\":1", "\"v\":1.0"), ("\"v\":1", "\"v\":2"), ("06:00:00Z", "06:00:00.5Z"), ("06:00:00Z", "06:00:00+00:00"), ("AAAA==", "AAA="),
            ("\"by\":\"examiner/7f3a\",", ""), ("\"v\":1", "\"v\":1,\"where\":\"Brussels\""), ("\"under\":\"warrant-12\"", "\"under\":\"warrant\\u002d12\""), ("\"item\":\"EX-0001\"", "\"files\":3,\"item\":\"EX-0001\"")])
        {
            var bad = good.Replace(from, to, StringComparison.Ordinal);
            Assert.NotEqual(good, bad);
            Assert.False(LogEntry.TryParse(Encoding.UTF8.GetBytes(bad), out _, out var reason), bad);
            Assert.NotEmpty(reason);
        }
    }

    [Fact]
    public void What_cannot_stand_in_an_entry_is_refused_and_never_cut()
    {
        Assert.Throws<InvalidOperationException>(() => (Entry() with { Type = "rumour" }).ToBytes());
        Assert.Throws<InvalidOperationException>(() => (Entry() with { By = "\ud800" }).ToBytes());
        Assert.Throws<InvalidOperationException>(() => (Entry() with { Salt = new byte[15] }).ToBytes());
        Assert.Throws<InvalidOperationException>(() => (Entry() with { Item = null, Prev = Merkle.EmptyRoot }).ToBytes());
        foreach (var value in (object[])[1.5, 1L << 53, new object()])
        {
            Assert.Throws<InvalidOperationException>(() => WithField("x", value).ToBytes());
        }

        Assert.Throws<InvalidOperationException>(() => WithField("at", "now").ToBytes());
        Assert.Equal(2, WithField("x", new string('y', 70_000)).ToBytes().ExitCode);
    }

    [Fact]
    public void The_chain_of_an_item_must_name_each_entry_before()
    {
        using var log = TileLog.Open(_temp["log"], "kortwiek.example/log", TimeSpan.Zero, TestContext.Current.CancellationToken).Value;
        var first = Entry().ToBytes().Value;
        var other = (Entry() with { Item = null, Type = EntryTypes.Command }).ToBytes().Value;
        var second = (Entry() with { Type = EntryTypes.Seal, Prev = Merkle.Leaf(first) }).ToBytes().Value;
        _ = log.Append([first, other, second], TestContext.Current.CancellationToken);
        var check = CustodyChain.Check(log.Reader(), TestContext.Current.CancellationToken);
        Assert.Equal((true, "3 entries, 1 items, each with an unbroken chain"), (check.Ok, check.Detail));
        Assert.Equal([0ul, 2ul], CustodyChain.Of(log.Reader(), "EX-0001").Select(e => e.Index));
        _ = log.Append([(Entry() with { Prev = Merkle.Leaf(first) }).ToBytes().Value], TestContext.Current.CancellationToken);
        Assert.False(CustodyChain.Check(log.Reader(), TestContext.Current.CancellationToken).Ok);
    }

    private static LogEntry Entry() => new()
    {
        Type = EntryTypes.Intake,
        Item = "EX-0001",
        At = new DateTimeOffset(2018, 4, 25, 8, 0, 0, TimeSpan.FromHours(2)),
        By = "examiner/7f3a",
        Where = "Brussels",
        Under = "warrant-12",
        Host = "rack-2",
        Tool = "kortwiek 0.1.0",
        Salt = new byte[16],
    };

    private static LogEntry WithField(string name, object value) =>
        Entry() with { Fields = new SortedDictionary<string, object?>(StringComparer.Ordinal) { [name] = value } };
}
