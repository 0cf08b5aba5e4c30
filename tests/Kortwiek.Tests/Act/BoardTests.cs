using System.Globalization;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class BoardTests
{
    private static Board At(JointPlan plan, DateTimeOffset now, params DeadlineView[] deadlines) => Board.Of(plan, plan.Days[1], deadlines, now);

    private static JointPlan Two() => Table.Plan()
        .Ready("M-1", Table.Content() with { Weight = 75 })
        .Authorised("M-2", Table.Content("rila") with { Weight = 25, Offset = TimeSpan.FromMinutes(5) });

    [Fact]
    public void Counts_clock_weight_and_lanes_are_those_of_the_plan()
    {
        var board = At(Two(), Table.T.AddMinutes(-14).AddSeconds(-32));
        Assert.Equal(872, board.SecondsToT);
        Assert.Equal(2, board.Counts.Values.Sum());
        Assert.Equal((1, 1), (board.Counts["ready"], board.Counts["authorised"]));
        Assert.Equal((0.75, 0d), (board.WeightReady, board.WeightConfirmed));
        Assert.Equal(["zwin", "rila", "waddenzee"], board.Lanes.Select(l => l.Authority));
        Assert.Equal("2027-04-21 11:00 +03:00", board.Lanes[1].LocalT);
        Assert.Equal(Table.T.AddMinutes(5), Assert.Single(board.Lanes[1].Measures).At);
    }

    [Fact]
    public void What_needs_a_human_is_said_with_its_reason_the_worst_first()
    {
        var plan = Two().Released().Do("M-1", CommandKind.Fail, "w-officer", new CommandDetail { Failure = FailureCode.Refused }, Table.T.AddMinutes(2))
            .Do("M-2", CommandKind.Hold, "r-magistrate", new CommandDetail { Reason = "the court sits at noon" }, Table.T.AddMinutes(-30));
        var board = At(plan, Table.T.AddMinutes(5));
        Assert.Equal(["M-1 failed", "M-2 held", "M-2 not-ready"], board.NeedsHuman.Select(n => $"{n.Id} {Words.Of(n.Kind)}"));
        Assert.Equal("Rila (BG) holds it: the court sits at noon", board.NeedsHuman[1].Why);
        Assert.Equal(1, board.Held);
    }

    [Fact]
    public void A_release_without_a_report_is_overdue_after_a_quarter_of_an_hour()
    {
        var plan = Two().Released();
        Assert.DoesNotContain(At(plan, Table.T.AddMinutes(15)).NeedsHuman, n => n.Kind == NeedKind.Overdue);
        Assert.Contains(At(plan, Table.T.AddMinutes(16)).NeedsHuman, n => n is { Kind: NeedKind.Overdue, Id: "M-1" });
    }

    [Fact]
    public void A_deadline_without_a_receipt_and_one_that_has_passed_are_named()
    {
        var rule = DeadlineRules.BuiltIn.Find("tco.removal")!;
        var order = new Deadline("I-1/tco.removal", rule.Id, "I-1", "M-1", "zwin", Table.T, null, []);
        var now = Table.T.AddHours(2);
        var board = At(Two(), now, order.At(now, rule, CivilCalendar.Utc), (order with { Proof = "receipt", MeasureId = "M-2" }).At(now, rule, CivilCalendar.Utc));
        Assert.Contains(board.NeedsHuman, n => n is { Kind: NeedKind.DeadlineNotStarted, Id: "M-1" });
        Assert.Contains(board.NeedsHuman, n => n is { Kind: NeedKind.DeadlineOverdue, Id: "M-2" });
    }

    [Fact]
    public void A_report_counts_as_reported_until_it_is_confirmed()
    {
        var plan = Two().Released().Do("M-1", CommandKind.Execute, "officer", new CommandDetail { Report = new Report("waddenzee", Table.T, "telephone") }, Table.T.AddMinutes(1));
        var board = At(plan, Table.T.AddHours(2));
        Assert.Equal((1, 1, 0d), (board.Reported, board.Counts["executed"], board.WeightConfirmed));
        Assert.Contains(board.NeedsHuman, n => n.Kind == NeedKind.Unconfirmed && n.Why.ToString().StartsWith("Reported by Waddenzee (NL)", StringComparison.Ordinal));
    }

    [Fact]
    public void The_words_of_the_enumerations_read_back()
    {
        Assert.All(Enum.GetValues<CommandKind>(), c => Assert.True(Words.TryParse<CommandKind>(Words.Of(c), out var read) && read == c));
        Assert.False(Words.TryParse<CommandKind>("Hold", out _));
        Assert.False(Words.TryParse<CommandKind>("3", out _));
        Assert.True(RoleNames.TryParse("case officer, magistrate", out var roles));
        Assert.Equal("magistrate, case officer", RoleNames.Text(roles));
        Assert.False(RoleNames.TryParse("king", out _));
        Assert.False(RoleNames.TryParse("3", out _));
        Assert.Equal("weight 0.85 with M-1,M-2", ReleaseRule.OfWeight(0.85, "M-2", "M-1").ToString());
        Assert.Equal("30 days", new PeriodLength(30, LengthUnit.Days).ToString());
        Assert.Equal("1 hour", string.Create(CultureInfo.InvariantCulture, $"{new PeriodLength(1, LengthUnit.Hours)}"));
    }
}
