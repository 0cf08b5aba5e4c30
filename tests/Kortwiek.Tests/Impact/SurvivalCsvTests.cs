using System.Text;
using Kortwiek.Impact.Input;

namespace Kortwiek.Tests.Impact;

public sealed class SurvivalCsvTests
{
    [Fact]
    public void Columns_are_found_by_name_and_groups_are_put_in_order()
    {
        var input = Golden.Parse("id,group,event,time\n1,10,1,5\n2,9,0,7.5\n3,10,0,0\n", new SurvivalColumns("time", "event", Group: "group")).Value;
        Assert.Equal([5, 7.5, 0], input.Cohort.Time);
        Assert.Equal([true, false, false], input.Cohort.Seen);
        Assert.Equal(["9", "10"], input.Cohort.Groups!.Names);
        Assert.Equal([1, 0, 1], input.Cohort.Groups.Rows);
        Assert.Equal(3, input.Rows);
        Assert.Empty(input.Warnings);
    }

    [Fact]
    public void The_digest_is_that_of_all_the_bytes()
    {
        var bytes = Encoding.UTF8.GetBytes("time,event\n1,1\n" + string.Concat(Enumerable.Repeat("2,0\n", 50_000)));
        var input = Golden.Parse(bytes).Value;
        Assert.Equal(50_001, input.Rows);
        Assert.Equal(Digest.Sha256Of(bytes), input.Sha256);
    }

    [Fact]
    public void A_row_with_a_missing_value_is_dropped_and_counted()
    {
        var input = Golden.Parse("time,event,x\n1,1,\n,0,1\nNA,1,1\n4, NA ,1\n5,0,1\n").Value;
        Assert.Equal((5L, 3L), (input.Rows, input.Dropped));
        Assert.Equal([1, 5], input.Cohort.Time);
        Assert.Equal("3 of 5 rows were dropped for a missing value (event: 1, time: 2).", Assert.Single(input.Warnings).Text);
    }

    [Fact]
    public void Strictly_a_missing_value_is_refused_with_its_place()
    {
        var fault = Fault(Golden.Parse("time,event\n1,1\nNA,0\n", strict: true));
        Assert.Equal(("data.csv", 3L), (fault.File, fault.Line));
        Assert.Contains("\"time\"", fault.Message, StringComparison.Ordinal);
        Assert.Contains("\"NA\"", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_mark_semicolons_and_carriage_returns_are_read_and_told()
    {
        var input = Golden.Parse([0xEF, 0xBB, 0xBF, .. "time;event\r\n1.5;1\r\n2;0\r\n"u8]).Value;
        Assert.Equal([1.5, 2], input.Cohort.Time);
        Assert.Equal(["byte-order-mark", "crlf", "separator"], input.Warnings.Select(w => w.Code));
    }

    [Fact]
    public void Tabs_and_a_last_line_without_an_end_are_read() =>
        Assert.Equal([1, 2], Golden.Parse("time\tevent\n1\t1\n2\t0").Value.Cohort.Time);

    [Fact]
    public void Quoted_fields_may_hold_separators_line_ends_and_doubled_marks()
    {
        var input = Golden.Parse("time,event,group\n1,1,\"a, \"\"b\"\"\nc\"\n\"2\",0,d\n\n3,1,d\n", new SurvivalColumns("time", "event", Group: "group")).Value;
        Assert.Equal(["a, \"b\"\nc", "d"], input.Cohort.Groups!.Names);
        Assert.Equal(3, input.Rows);
    }

    [Fact]
    public void Another_number_for_the_event_can_be_named()
    {
        var columns = new SurvivalColumns("time", "status", EventValue: 2);
        Assert.Equal([false, true], Golden.Parse("time,status\n1,1\n2,2\n", columns).Value.Cohort.Seen);
        var fault = Fault(Golden.Parse("time,status\n1,1\n2,2\n3,0\n", columns));
        Assert.Equal(4, fault.Line);
        Assert.Contains("third value", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,event\n1,1\n-2,0\n", 3, "\"-2\" is negative")]
    [InlineData("time,event\n1,1\nabc,0\n", 3, "Column \"time\": \"abc\" is no number")]
    [InlineData("time,event\n1,1\n2018-04-25,0\n", 3, "is no number")]
    [InlineData("time,event\n1,1\nNaN,0\n", 3, "is no number")]
    [InlineData("time,event\n1,1\n∞,0\n", 3, "is no number")]
    [InlineData("time,event\n1,1\n1 234,0\n", 3, "is no number")]
    [InlineData("time,event\n1,1\n1e999,0\n", 3, "too large")]
    [InlineData("time,event\n1,1\n2,2\n", 3, "--event-value")]
    [InlineData("time,event\n1,1\n2,true\n", 3, "Column \"event\": \"true\" is no number")]
    [InlineData("time;event\n1;1\n1,5;0\n", 3, "\"1,5\" has a comma")]
    [InlineData("time,event\n1,1\n\"1,5\",0\n", 3, "\"1,5\" has a comma")]
    [InlineData("time,event\n1,1\n1,5,0\n", 3, "3 fields, the header has 2. Is a decimal comma")]
    [InlineData("time,event\n1,1\n2\n", 3, "1 fields, the header has 2.")]
    [InlineData("zeit,event\n1,1\n", 1, "no column \"time\" for the time. The header has \"zeit\", \"event\".")]
    [InlineData("time,event,time\n1,1,1\n", 1, "\"time\" stands twice")]
    [InlineData("time,event;x\n1,1\n", 1, "more than one kind of separator")]
    [InlineData("time,event\r1,1\r", 1, "carriage return")]
    [InlineData("time,event\n1,\"1\n2,0\n", 2, "never closed")]
    [InlineData("time,event\n1,\"1\"x\n", 2, "follows a closing quotation mark")]
    [InlineData("time,event\n1,1\"\n", 2, "inside a field")]
    [InlineData("time,event\n1,1\n2,\0\n", 3, "zero byte")]
    [InlineData("", null, "The file is empty")]
    [InlineData("time,event\n", null, "no rows")]
    [InlineData("time,event\nNA,1\n", null, "All 1 rows were dropped")]
    public void What_cannot_be_used_is_refused_with_its_place(string text, int? line, string message)
    {
        var fault = Fault(Golden.Parse(text));
        Assert.Equal(("data.csv", (long?)line), (fault.File, fault.Line));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_is_not_before_its_time_is_refused()
    {
        var columns = new SurvivalColumns("stop", "event", Entry: "start");
        Assert.Equal([0, 1], Golden.Parse("start,stop,event\n0,2,1\n1,2,1\n", columns).Value.Cohort.Entry!);
        Assert.Contains("is not before the time 2", Fault(Golden.Parse("start,stop,event\n2,2,1\n", columns)).Message, StringComparison.Ordinal);
        Assert.Contains("is negative", Fault(Golden.Parse("start,stop,event\n-1,2,1\n", columns)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_another_encoding_is_refused_at_its_byte()
    {
        Assert.Contains("UTF-16", Fault(Golden.Parse([0xFF, 0xFE, (byte)'t', 0])).Message, StringComparison.Ordinal);
        var fault = Fault(Golden.Parse([.. "time,event\n1,1\n2,"u8, 0xE9, .. "\n"u8]));
        Assert.Equal(3, fault.Line);
        Assert.Contains("at byte 17.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_identifiers_is_no_column_of_groups()
    {
        var text = "time,event,id\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"1,1,{i}\n"));
        Assert.Contains("more than 50 different values", Fault(Golden.Parse(text, new SurvivalColumns("time", "event", Group: "id"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_end_is_refused_before_it_fills_the_memory() =>
        Assert.Contains("mebibyte", Fault(Golden.Parse("time,event\n1,\"" + new string('x', 3 << 20))).Message, StringComparison.Ordinal);

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.OneOf(
            Gen.Byte.Array[0, 200],
            Gen.OneOf("time", "event", ",", ";", "\t", "\"", "\r", "\n", "\r\n", "1", "0", "-", "NA", "\uFEFF", "é", "1e400", "NaN").Array[0, 40].Select(p => Encoding.UTF8.GetBytes("time,event\n" + string.Concat(p))))
        .Sample(bytes => Golden.Parse(bytes).ExitCode is 0 or 2);

    [Fact]
    public void Small_reads_give_the_same_as_one_large_read()
    {
        var text = Encoding.UTF8.GetBytes("time,event,g\r\n1,1,\"a\"\"b\"\r\n2,0,\"c\r\nd\"\r\n" + string.Concat(Enumerable.Repeat("3,1,e\r\n", 30_000)));
        var columns = new SurvivalColumns("time", "event", Group: "g");
        using var slow = new OneByteAtATime(text);
        var a = SurvivalCsv.Read(slow, "data.csv", columns, false, NoProgress.Instance, CancellationToken.None).Value;
        var b = Golden.Parse(text, columns).Value;
        Assert.Equal(b.Cohort.Time, a.Cohort.Time);
        Assert.Equal(b.Cohort.Groups!.Names, a.Cohort.Groups!.Names);
        Assert.Equal(b.Sha256, a.Sha256);
    }

    private static BadInput Fault(Outcome<SurvivalInput> outcome) => Assert.IsType<Outcome<SurvivalInput>.Bad>(outcome).Fault;

    private sealed class OneByteAtATime(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position % 7)));
    }
}
