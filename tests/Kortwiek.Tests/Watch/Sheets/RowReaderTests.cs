using System.Text;
using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch.Sheets;

public sealed class RowReaderTests
{
    [Theory]
    [InlineData("03/04/2026", "2026-04-03T00:00:00Z")]
    [InlineData("3.4.26", "2026-04-03T00:00:00Z")]
    [InlineData("2026-04-03 14:30", "2026-04-03T14:30:00Z")]
    [InlineData("2026-04-03T14:30:00+02:00", "2026-04-03T12:30:00Z")]
    [InlineData("31/02/2026", null)]
    [InlineData("onbekend", null)]
    public void Dates_are_read_in_their_order(string date, string? expected)
    {
        var row = Read($"IP;Eerst gezien\n192.0.2.1;{date.Split(';')[0]}\n");
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), row.Elements[0].FirstSeen);
        Assert.Equal(expected is null ? 1 : 0, row.Notes.Count);
    }

    [Fact]
    public void A_date_that_can_be_only_one_thing_decides_for_all()
    {
        var (profile, notes) = Guessed("IP;Date\n192.0.2.1;03/04/2026\n192.0.2.2;04/25/2026\n");
        Assert.Equal(DateOrder.MonthDayYear, profile.Dates);
        Assert.Contains(notes, n => n.ToString().StartsWith("Dates are read as month, day, year", StringComparison.Ordinal));
    }

    [Fact]
    public void A_time_without_zone_is_read_in_the_given_one_and_an_hour_that_the_clock_skips_is_none()
    {
        var row = Read("IP;Eerst gezien\n192.0.2.1;01/07/2026 12:00\n", p => p with { Zone = "Europe/Brussels" });
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), row.Elements[0].FirstSeen);
        Assert.Null(Read("IP;Eerst gezien\n192.0.2.1;29/03/2026 02:30\n", p => p with { Zone = "Europe/Brussels" }).Elements[0].FirstSeen);
    }

    [Theory]
    [InlineData("1,5", 1.5)]
    [InlineData("1.5", 1.5)]
    [InlineData("2", 2.0)]
    [InlineData("1 200", 1200.0)]
    [InlineData("1\u00A0200,5", 1200.5)]
    [InlineData("1\u202F200", 1200.0)]
    public void A_number_has_a_comma_or_a_point(string text, double expected) =>
        Assert.Equal(expected, Read($"IP;Kosten\n192.0.2.1;\"{text}\"\n").Elements[0].Cost);

    [Theory]
    [InlineData("BE", "BE")]
    [InlineData("be", "BE")]
    [InlineData("België", "BE")]
    [InlineData("belgique", "BE")]
    [InlineData("Belgien", "BE")]
    [InlineData("Allemagne", "DE")]
    [InlineData("Verenigde Staten", "US")]
    [InlineData("etats-unis", "US")]
    [InlineData("Mongolia", "MN")]
    [InlineData("Atlantis", "ZZ")]
    public void A_country_is_a_code_or_a_name(string text, string code) =>
        Assert.Equal(code, Read($"IP;Land\n192.0.2.1;{text}\n").Elements[0].Country.Code);

    [Fact]
    public void A_row_of_a_domain_and_an_address_is_two_elements_and_their_tie()
    {
        var row = Read("Domein;IP;Kanaal;Bereik\nalfa[.]example;192.0.2.1;Radio;1.200\n");
        Assert.Equal(["dom:alfa.example", "ip:192.0.2.1"], row.Elements.Select(e => e.Key.ToString()));
        var tie = Assert.Single(row.Relations);
        Assert.Equal(("dom:alfa.example", "ip:192.0.2.1", "resolves-to"), (tie.From.ToString(), tie.To.ToString(), tie.Type));
        Assert.Equal(("Radio", 1200.0, 2), (row.Channel!.Name, row.Channel.Audience, row.Channel.Elements.Count));
    }

    [Fact]
    public void A_field_goes_to_the_element_that_the_mapping_names()
    {
        var row = Read("Domein;IP;Land\nalfa.example;192.0.2.1;NL\n", p => p with { Columns = [p.Columns[0], p.Columns[1], p.Columns[2] with { Of = ColumnField.Address }] });
        Assert.Equal(["ZZ", "NL"], row.Elements.Select(e => e.Country.Code));
    }

    [Fact]
    public void A_list_without_header_is_a_list_of_indicators()
    {
        var (profile, notes) = Guessed("hxxps://alfa[.]example/a\n192.0.2.1\nbeta.example\n");
        Assert.False(profile.HasHeader);
        Assert.Equal(ColumnField.Indicator, profile.Columns[0].Field);
        Assert.Contains(notes, n => n.ToString().StartsWith("The first row holds values", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_columns_of_one_name_are_told_apart()
    {
        var (profile, _) = Guessed("Naam;naam;Naam\nalfa.example;x;y\n");
        Assert.Equal(["Naam", "naam (2)", "Naam (3)"], profile.Columns.Select(c => c.Header));
    }

    [Fact]
    public void A_row_without_anything_to_take_is_rejected_with_its_number_and_reason()
    {
        var row = Read("Domein;IP\n;niets\n", p => p with { Columns = [p.Columns[0], p.Columns[1] with { Field = ColumnField.Address }] });
        Assert.True(row.IsRejected);
        Assert.Equal((2L, "row 2", "unusable-value"), (row.Line, row.Notes[0].At, row.Notes[0].Code));
    }

    [Fact]
    public void A_marking_that_is_not_known_is_taken_as_the_strictest() =>
        Assert.Equal(Tlp.Red, Read("IP;TLP\n192.0.2.1;PURPLE\n").Elements[0].Marking);

    [Fact]
    public void No_row_makes_the_reader_throw() =>
        Gen.Select(Gen.String.Array[0, 8], Gen.Enum<ColumnField>().Array[0, 8]).Sample((cells, fields) =>
        {
            var profile = new SheetProfile([.. fields.Select((f, i) => new Column($"{i}", f))], DateOrder.DayMonthYear, DecimalComma: true, "UTC", HasHeader: true);
            _ = new RowReader(profile, Tlp.Amber).Read([.. cells.Select(c => c.Trim())], 1);
        });

    private static (SheetProfile Profile, IReadOnlyList<Sentence> Notes) Guessed(string text)
    {
        var file = SheetFileTests.Opened(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return Assert.IsType<Outcome<(SheetProfile Profile, IReadOnlyList<Sentence> Notes)>.Done>(ColumnGuess.Of(file, "UTC")).Answer;
    }

    private static SheetRow Read(string text, Func<SheetProfile, SheetProfile>? change = null)
    {
        var file = SheetFileTests.Opened(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var (profile, _) = Assert.IsType<Outcome<(SheetProfile Profile, IReadOnlyList<Sentence> Notes)>.Done>(ColumnGuess.Of(file, "UTC")).Answer;
        using var rows = file.Rows();
        Assert.True(rows.Read());
        Assert.True(rows.Read());
        return new RowReader(change is null ? profile : change(profile), Tlp.Amber).Read(rows.Cells, rows.Line);
    }
}
