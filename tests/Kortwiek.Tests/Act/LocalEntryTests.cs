using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class LocalEntryTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private static string Read(string text, string zone = "Europe/Brussels") =>
        LocalEntry.Read(text, TimeZoneInfo.FindSystemTimeZoneById(zone)) switch
        {
            Outcome<DateTimeOffset>.Done done => Utc.Text(done.Answer),
            Outcome<DateTimeOffset>.Bad bad => bad.Fault.Message,
            var other => other.ToString(),
        };

    [Fact]
    public void A_plain_local_time_is_an_instant()
    {
        Assert.Equal("2027-04-21T08:00:00Z", Read("2027-04-21T10:00"));
        Assert.Equal("2027-01-21T09:00:30Z", Read(" 2027-01-21 10:00:30 "));
        Assert.Equal("2027-04-21T14:00:00Z", Read("2027-04-21T10:00", "America/New_York"));
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_refused_with_both_neighbours()
    {
        Assert.Equal("2027-03-28 02:30 does not exist in Europe/Brussels: the clocks go from 2027-03-28 02:00+01:00 to 2027-03-28 03:00+02:00.", Read("2027-03-28T02:30"));
        Assert.Equal("2027-03-14 02:00 does not exist in America/New_York: the clocks go from 2027-03-14 02:00-05:00 to 2027-03-14 03:00-04:00.", Read("2027-03-14T02:00", "America/New_York"));
        Assert.Equal("2027-03-28T01:00:00Z", Read("2027-03-28T03:00"));
        Assert.Equal("2011-10-02 00:00 does not exist in America/Asuncion: the clocks go from 2011-10-02 00:00-04:00 to 2011-10-02 01:00-03:00.", Read("2011-10-02T00:00", "America/Asuncion"));
    }

    [Fact]
    public void A_time_that_the_clocks_pass_twice_needs_an_offset()
    {
        Assert.Equal("2027-10-31 02:30 comes twice in Europe/Brussels; add the offset: +02:00 or +01:00.", Read("2027-10-31T02:30"));
        Assert.Equal("2027-10-31T00:30:00Z", Read("2027-10-31T02:30+02:00"));
        Assert.Equal("2027-10-31T01:30:00Z", Read("2027-10-31T02:30+01:00"));
    }

    [Fact]
    public void An_offset_that_the_zone_does_not_have_is_refused()
    {
        Assert.Equal("Europe/Brussels has no offset +05:00 at 2027-04-21T10:00+05:00; at that instant it is +02:00.", Read("2027-04-21T10:00+05:00"));
    }

    [Fact]
    public void No_text_makes_it_throw() => Gen.String.Sample(text => LocalEntry.Read(text, Brussels) is not null);
}
