using System.Globalization;
using System.Text;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class DeadlineTests
{
    private static readonly DateTimeOffset Received = new(2027, 4, 21, 8, 16, 0, TimeSpan.Zero);
    private static readonly DeadlineRule Removal = DeadlineRules.BuiltIn.Find("tco.removal")!;
    private static readonly Deadline Order = new("I-1/tco.removal", "tco.removal", "I-1", "M-1", "zwin", Received, "receipt 4711", []);

    private static string View(Deadline deadline, int minutes)
    {
        var view = deadline.At(Received.AddMinutes(minutes), Removal, CivilCalendar.Utc);
        return $"{Words.Of(view.Status)} {(view.DueAt is { } due ? due.ToString("HH:mm", CultureInfo.InvariantCulture) : "-")}";
    }

    [Fact]
    public void Without_proof_of_receipt_a_clock_has_not_started()
    {
        Assert.Equal("not-started -", View(Order with { Proof = null }, 600));
        Assert.Equal("not-started -", View(Order with { Proof = "  " }, 600));
        Assert.Equal("not-started -", View(Order with { StartedAt = null }, 600));
        Assert.Equal("not-started -", View(Order with { Proof = null, DoneAt = Received }, 600));
    }

    [Fact]
    public void An_hour_runs_warns_ends_and_is_met_or_missed()
    {
        Assert.Equal("warning 09:16", View(Order, 0));
        Assert.Equal("warning 09:16", View(Order, 60));
        Assert.Equal("overdue 09:16", View(Order, 61));
        Assert.Equal("met 09:16", View(Order with { DoneAt = Received.AddMinutes(60) }, 90));
        Assert.Equal("missed 09:16", View(Order with { DoneAt = Received.AddMinutes(61) }, 90));
    }

    [Fact]
    public void A_ground_stops_the_clock_and_it_starts_anew_when_the_clarification_arrives()
    {
        var stopped = Order with { Stops = [new ClockStop(Received.AddMinutes(40), Received.AddMinutes(110), "insufficient information")] };
        Assert.Equal("warning 09:16", View(stopped, 39));
        Assert.Equal("stopped -", View(stopped, 40));
        Assert.Equal("stopped -", View(stopped, 109));
        Assert.Equal("warning 11:06", View(stopped, 110));
        Assert.Equal("overdue 11:06", View(stopped, 171));
        Assert.Equal("met 11:06", View(stopped with { DoneAt = Received.AddMinutes(170) }, 200));
    }

    [Fact]
    public void A_ground_that_is_stated_after_the_end_does_not_revive_the_clock()
    {
        var late = Order with { Stops = [new ClockStop(Received.AddMinutes(61), Received.AddMinutes(70), "too late")] };
        Assert.Equal("overdue 09:16", View(late, 75));
    }

    [Fact]
    public void A_second_stop_counts_from_its_own_end_and_an_open_one_stands()
    {
        var twice = Order with { Stops = [new ClockStop(Received.AddMinutes(10), Received.AddMinutes(20), "a"), new ClockStop(Received.AddMinutes(30), null, "b")] };
        Assert.Equal("warning 09:36", View(twice, 25));
        Assert.Equal("stopped -", View(twice, 500));
    }

    [Fact]
    public void An_extension_counts_no_more_often_than_the_rule_allows()
    {
        var rule = DeadlineRules.BuiltIn.Find("eio.recognise")!;
        var deadline = new Deadline("I-1/eio.recognise", rule.Id, "I-1", null, "zwin", Received, "receipt", [], Extensions: 5);
        var view = deadline.At(Received, rule, CivilCalendar.Utc);
        Assert.Equal(new DateOnly(2027, 6, 21), view.DueDay);
        Assert.Equal(DeadlineStatus.Running, view.Status);
        Assert.Equal(2, view.WarnAt.Count);
    }

    [Fact]
    public void A_rule_without_a_number_counts_nothing()
    {
        var rule = DeadlineRules.BuiltIn.Find("dsa.threat")!;
        var deadline = new Deadline("x", rule.Id, "I-1", null, "zwin", Received, "note", []);
        Assert.Equal(DeadlineStatus.NoLimit, deadline.At(Received.AddYears(1), rule, CivilCalendar.Utc).Status);
    }

    [Fact]
    public void The_rules_that_come_along_are_whole()
    {
        var rules = DeadlineRules.BuiltIn;
        string[] expected =
        [
            "tco.first-contact", "tco.removal", "tco.stop-clock", "tco.scrutiny-own", "tco.scrutiny-request", "tco.preserve", "tco.silence",
            "ee.production", "ee.emergency", "ee.objection", "ee.validate", "ee.preserve", "eio.ack", "eio.recognise", "eio.execute", "eio.provisional",
            "bud.preserve-domestic", "bud.preserve-abroad", "bud2.subscriber-direct", "bud2.give-effect", "us.2703f", "dsa.order", "dsa.threat",
            "led.breach", "led.review.suspect", "led.review.contact", "led.review.visitor", "own.instrument-expiry",
        ];
        Assert.Equal(expected, rules.Rules.Select(r => r.Id));
        Assert.All(rules.Rules, r => Assert.True(r.Verified || r.Note.Length > 0, $"{r.Id} is unverified and says nothing of it"));
        Assert.Equal(["tco.removal", "tco.preserve"], rules.For(InstrumentType.RemovalOrder).Select(r => r.Id));
        Assert.Equal(9, rules.Holidays.Count);
    }

    [Theory]
    [InlineData("{", "no rules file")]
    [InlineData("[]", "no rules file")]
    [InlineData("null", "holds version")]
    [InlineData("""{"version":1,"date":"2027-01-01","holidays":{},"rules":[null]}""", "holds version")]
    [InlineData("""{"version":1,"date":"2027-01-01","holidays":{"Q1":[]},"rules":[]}""", "name a state Q1")]
    [InlineData("""{"version":1,"date":"2027-13-01","holidays":{},"rules":[]}""", "no rules file")]
    [InlineData("""{"version":1,"date":"2027-01-01","holidays":{},"rules":[],"more":1}""", "no rules file")]
    public void A_broken_rules_file_is_refused_in_one_sentence(string json, string part)
    {
        var bad = Assert.IsType<Outcome<DeadlineRules>.Bad>(DeadlineRules.Read(Encoding.UTF8.GetBytes(json), "deadlines.json"));
        Assert.Contains(part, bad.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_contradicts_itself_is_named()
    {
        const string Rule = """{"id":"x","title":"t","startsOn":"s","length":{"amount":1,"unit":"hours"},"direction":"after","extension":null,"extensionTimes":0,"endMoves":true,"needsProof":true,"clockStops":false,"warnBefore":[],"appliesTo":[],"source":"s","verified":false,"note":""}""";
        Assert.Equal("The rule x moves an end that is counted in hours.", Fault($"[{Rule}]"));
        var good = Rule.Replace("\"endMoves\":true", "\"endMoves\":false", StringComparison.Ordinal);
        Assert.Equal("The rule x stands twice.", Fault($"[{good},{good}]"));
        Assert.Equal("The rule x names an extension and how often, or neither.", Fault($"[{good.Replace("\"extensionTimes\":0", "\"extensionTimes\":1", StringComparison.Ordinal)}]"));
        Assert.Equal("", Fault($"[{good}]"));

        static string Fault(string rules) => DeadlineRules.Read(Encoding.UTF8.GetBytes($$"""{"version":1,"date":"2027-01-01","holidays":{},"rules":{{rules}}}""")) is Outcome<DeadlineRules>.Bad bad ? bad.Fault.Message : "";
    }
}
