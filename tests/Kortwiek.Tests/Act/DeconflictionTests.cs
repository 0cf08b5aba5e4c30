using System.Text.Json;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class DeconflictionTests
{
    private const string Why = "the server is ours as well";
    private static readonly DateTimeOffset Now = Table.Before;
    private static readonly HitDecision Joint = new(HitResolution.Joint);

    private static Deconfliction Hit => Deconfliction.Of(Table.Server, "waddenzee", "rila", Now);

    [Fact]
    public void Two_authorities_on_one_element_are_a_hit_and_one_alone_is_none()
    {
        Claim[] claims = [new(Table.Server, "waddenzee"), new(Table.Server, "rila"), new(Table.Server, "rila"), new(Table.Domain, "zwin"), new(Table.Other, "zwin")];
        var hit = Assert.Single(DeconflictionDesk.Compare([], claims, Now));
        Assert.Equal((Table.Server, "rila", "waddenzee", Now, HitState.Found), (hit.Key, hit.A.Authority, hit.B.Authority, hit.FoundAt, hit.State));
        Assert.Empty(DeconflictionDesk.Compare([hit], claims, Now.AddDays(1)));
    }

    [Fact]
    public void Three_authorities_on_one_element_are_three_hits_of_two()
    {
        var hits = DeconflictionDesk.Compare([], [new(Table.Server, "zwin"), new(Table.Server, "rila"), new(Table.Server, "waddenzee")], Now);
        Assert.Equal(["rila waddenzee", "rila zwin", "waddenzee zwin"], hits.Select(h => $"{h.A.Authority} {h.B.Authority}"));
        Assert.Equal(3, hits.Select(h => h.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_hit_lapses_with_the_last_measure_of_a_side_and_is_found_again_unopened()
    {
        var opened = Opened();
        var lapsed = Assert.Single(DeconflictionDesk.Compare([opened], [new(Table.Server, "rila")], Now.AddDays(1)));
        Assert.Equal((HitState.Lapsed, Now.AddDays(1)), (lapsed.State, lapsed.LapsedAt!.Value));
        Assert.False(lapsed.Stops("rila", Now.AddDays(1)));
        var again = Assert.Single(DeconflictionDesk.Compare([lapsed], [new(Table.Server, "rila"), new(Table.Server, "waddenzee")], Now.AddDays(2)));
        Assert.Equal((HitState.Found, opened.Code), (again.State, again.Code));
        Assert.Null(again.A.Opened);

        // What was decided stays decided.
        var decided = opened with { Decision = Joint };
        Assert.Empty(DeconflictionDesk.Compare([decided], [new(Table.Server, "rila")], Now));
        Assert.Empty(DeconflictionDesk.Compare([decided], [new(Table.Server, "rila"), new(Table.Server, "waddenzee")], Now));
    }

    [Fact]
    public void Both_name_a_hit_alike_and_the_name_follows_from_the_element_and_the_two()
    {
        Assert.Equal(Hit.Code, Deconfliction.Of(Table.Server, "rila", "waddenzee", Now.AddDays(3)).Code);
        Assert.Matches("^H-[0-9A-HJKMNP-TV-Z]{8}$", Hit.Code);
        Assert.NotEqual(Hit.Code, Deconfliction.Of(Table.Other, "rila", "waddenzee", Now).Code);
        Assert.NotEqual(Hit.Code, Deconfliction.Of(Table.Server, "rila", "zwin", Now).Code);
    }

    [Fact]
    public void A_magistrate_of_each_side_opens_and_nobody_else()
    {
        var plan = Table.Plan();
        Assert.Equal("role", Guards(DeconflictionDesk.Open(Hit, plan.Who("w-officer"), Why, Now)));
        Assert.Equal("side", Guards(DeconflictionDesk.Open(Hit, plan.Who("magistrate"), Why, Now)));
        Assert.Equal("role side", Guards(DeconflictionDesk.Open(Hit, plan.Who("coordinator"), Why, Now)));
        Assert.Equal("member-active role side", Guards(DeconflictionDesk.Open(Hit, Actor.Clock, Why, Now)));
        Assert.Equal("reason", Guards(DeconflictionDesk.Open(Hit, plan.Who("w-magistrate"), "too short", Now)));
        var first = DeconflictionDesk.Open(Hit, plan.Who("w-magistrate"), Why, Now).Value;
        Assert.Equal(HitState.Found, first.State);
        Assert.Equal("opened", Guards(DeconflictionDesk.Open(first, plan.Who("w-magistrate"), Why, Now)));
        Assert.Equal(HitState.Opened, DeconflictionDesk.Open(first, plan.Who("r-magistrate"), Why, Now).Value.State);
    }

    [Fact]
    public void One_person_with_an_account_on_each_side_neither_opens_nor_decides_for_both()
    {
        var plan = Table.Plan();
        var double_ = Actor.Of(plan.Members["r-magistrate"] with { Code = "double", PersonId = plan.Members["w-magistrate"].PersonId });
        var first = DeconflictionDesk.Open(Hit, plan.Who("w-magistrate"), Why, Now).Value;
        Assert.Equal("four-eyes", Guards(DeconflictionDesk.Open(first, double_, Why, Now)));
        var said = DeconflictionDesk.Resolve(Opened(), plan.Who("w-magistrate"), Joint, Now).Value;
        Assert.Equal("four-eyes", Guards(DeconflictionDesk.Resolve(said, double_, Joint, Now)));
    }

    [Fact]
    public void Until_both_have_opened_it_a_side_learns_no_name_and_it_never_learns_the_reason()
    {
        var plan = Table.Plan();
        var first = DeconflictionDesk.Open(Hit, plan.Who("w-magistrate"), Why, Now).Value;
        var seen = JsonSerializer.Serialize(first.SeenBy("rila"), KortwiekJson.Options);
        Assert.DoesNotContain("w-magistrate", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\"p7\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, seen, StringComparison.Ordinal);
        Assert.Contains(Why, JsonSerializer.Serialize(first.SeenBy("waddenzee"), KortwiekJson.Options), StringComparison.Ordinal);

        // Nor where it lapses half opened.
        Assert.DoesNotContain("w-magistrate", JsonSerializer.Serialize((first with { LapsedAt = Now }).SeenBy("rila"), KortwiekJson.Options), StringComparison.Ordinal);
        seen = JsonSerializer.Serialize(Opened().SeenBy("rila"), KortwiekJson.Options);
        Assert.Contains("w-magistrate", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, JsonSerializer.Serialize(Opened().SeenBy("rila").B, KortwiekJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_halves_make_the_whole_and_a_row_reads_as_it_was_written()
    {
        var whole = DeconflictionDesk.Resolve(Opened(), Table.Plan().Who("r-magistrate"), new HitDecision(HitResolution.Wait, Until: Now.AddDays(2)), Now).Value;
        var halves = new[] { "rila", "waddenzee" }.Select(side => (side, JsonSerializer.Deserialize<Deconfliction>(JsonSerializer.Serialize(whole.SeenBy(side), KortwiekJson.Options), KortwiekJson.Options)!));
        var back = halves.Aggregate(Hit, (hit, half) => hit.With(half.Item2.Of(half.side)));
        Assert.Equal(whole, back);
    }

    [Fact]
    public void It_is_decided_when_both_say_the_same()
    {
        var plan = Table.Plan();
        Assert.Equal("opened", Guards(DeconflictionDesk.Resolve(Hit, plan.Who("w-magistrate"), Joint, Now)));
        var lead = new HitDecision(HitResolution.Lead, "rila");
        var first = DeconflictionDesk.Resolve(Opened(), plan.Who("w-magistrate"), lead, Now).Value;
        var other = DeconflictionDesk.Resolve(first, plan.Who("r-magistrate"), Joint, Now.AddHours(1)).Value;
        Assert.Equal(HitState.Opened, other.State);
        var decided = DeconflictionDesk.Resolve(other, plan.Who("w-magistrate"), Joint, Now.AddHours(2)).Value;
        Assert.Equal((HitState.Decided, Joint, Now.AddHours(2)), (decided.State, decided.Decision, decided.DecidedAt!.Value));
        Assert.Equal("state", Guards(DeconflictionDesk.Resolve(decided, plan.Who("w-magistrate"), lead, Now)));
        Assert.Equal("state opened", Guards(DeconflictionDesk.Open(decided, plan.Who("r-magistrate"), Why, Now)));
    }

    [Fact]
    public void One_of_the_two_leads_and_one_waits_for_what_is_to_come()
    {
        var plan = Table.Plan();
        Assert.Equal("lead", Guards(DeconflictionDesk.Resolve(Opened(), plan.Who("w-magistrate"), new HitDecision(HitResolution.Lead, "zwin"), Now)));
        Assert.Equal("lead", Guards(DeconflictionDesk.Resolve(Opened(), plan.Who("w-magistrate"), new HitDecision(HitResolution.Lead), Now)));
        Assert.Equal("until", Guards(DeconflictionDesk.Resolve(Opened(), plan.Who("w-magistrate"), new HitDecision(HitResolution.Wait, Until: Now), Now)));
        Assert.Equal("until", Guards(DeconflictionDesk.Resolve(Opened(), plan.Who("w-magistrate"), new HitDecision(HitResolution.Wait), Now)));
    }

    [Fact]
    public void A_decision_says_whose_measures_stand_still_and_until_when()
    {
        (HitDecision? Decision, bool Rila, bool Waddenzee)[] rows =
        [
            (null, true, true),
            (Joint, false, false),
            (new HitDecision(HitResolution.Lead, "rila"), false, true),
            (new HitDecision(HitResolution.Lead, "waddenzee"), true, false),
            (new HitDecision(HitResolution.Wait, Until: Now.AddTicks(1)), true, true),
            (new HitDecision(HitResolution.Wait, Until: Now), false, false),
        ];
        foreach (var (decision, rila, waddenzee) in rows)
        {
            var hit = Hit with { Decision = decision };
            Assert.Equal((rila, waddenzee, false), (hit.Stops("rila", Now), hit.Stops("waddenzee", Now), hit.Stops("zwin", Now)));
        }
    }

    [Fact]
    public void A_measure_stands_still_for_its_own_authoritys_hit_at_its_own_instant()
    {
        var plan = Table.Plan() with { Deconflictions = [Hit with { Decision = new HitDecision(HitResolution.Wait, Until: Table.T) }] };
        plan = plan.Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() }).Do("M-1", CommandKind.Submit, "w-officer");
        Assert.Equal("accepted", plan.Ask("M-1", CommandKind.Authorise, "w-magistrate").Guards());
        var later = plan with { Deconflictions = [Hit with { Decision = new HitDecision(HitResolution.Wait, Until: Table.T.AddTicks(1)) }] };
        Assert.Equal("deconfliction", later.Ask("M-1", CommandKind.Authorise, "w-magistrate").Guards());
        var others = plan with { Deconflictions = [Deconfliction.Of(Table.Server, "zwin", "rila", Now)] };
        Assert.Equal("accepted", others.Ask("M-1", CommandKind.Authorise, "w-magistrate").Guards());
    }

    [Fact]
    public void A_change_or_a_withdrawal_is_compared_anew_and_nothing_else_is()
    {
        var plan = Table.Plan().Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() });
        var second = Decide(plan, "M-2", CommandKind.Add, "r-officer", new CommandDetail { Content = Table.Content("rila") with { Elements = [Table.Other] } });
        Assert.Empty(second.Deconflictions);
        var changed = Decide(second, "M-2", CommandKind.Change, "r-officer", new CommandDetail { Content = new MeasureContent { Elements = [Table.Server] }, Reason = "it has moved" });
        Assert.Equal(HitState.Found, Assert.Single(changed.Deconflictions).State);
        Assert.Same(changed.Deconflictions[0], Assert.Single(Decide(changed, "M-1", CommandKind.Submit, "w-officer").Deconflictions));
        var gone = Decide(changed, "M-2", CommandKind.Withdraw, "r-magistrate", new CommandDetail { Reason = "another seizes it" });
        Assert.Equal(HitState.Lapsed, Assert.Single(gone.Deconflictions).State);
        var away = Decide(changed, "M-2", CommandKind.Change, "r-officer", new CommandDetail { Content = new MeasureContent { Elements = [Table.Domain] }, Reason = "it has moved" });
        Assert.Equal(HitState.Lapsed, Assert.Single(away.Deconflictions).State);
    }

    [Fact]
    public void The_past_is_shown_as_it_was()
    {
        var plan = Table.Plan();
        var opened = Opened(Now.AddHours(1), Now.AddHours(2));
        var said = DeconflictionDesk.Resolve(opened, plan.Who("w-magistrate"), Joint, Now.AddHours(3)).Value;
        var decided = DeconflictionDesk.Resolve(said, plan.Who("r-magistrate"), Joint, Now.AddHours(4)).Value;
        Assert.Null(decided.At(Now.AddTicks(-1)));
        Assert.Equal(
            [HitState.Found, HitState.Found, HitState.Opened, HitState.Opened, HitState.Decided],
            Enumerable.Range(0, 5).Select(h => decided.At(Now.AddHours(h))!.State));
        Assert.Null(decided.At(Now.AddHours(2))!.B.Proposal);
        Assert.Equal(decided, decided.At(Now.AddHours(4)));
    }

    [Fact]
    public void The_board_says_to_each_side_that_it_needs_a_human_being()
    {
        var plan = Table.Plan().Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() });
        plan = plan with
        {
            Deconflictions = [Hit],
            Authorities = plan.Authorities.SetItem("rila", plan.Authorities["rila"] with { Contact24x7 = "desk@rila.example" }),
        };
        var need = Assert.Single(Board.Of(plan, plan.Days[1], [], Now).NeedsHuman);
        Assert.Equal(("M-1", NeedKind.Deconfliction, "waddenzee"), (need.Id, need.Kind, need.Authority));
        Assert.Contains("desk@rila.example", need.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("Rila", need.Why, StringComparison.Ordinal);
        Assert.Empty(Board.Of(plan with { Deconflictions = [Hit with { Decision = Joint }] }, plan.Days[1], [], Now).NeedsHuman);
    }

    private static Deconfliction Opened(DateTimeOffset? first = null, DateTimeOffset? second = null)
    {
        var plan = Table.Plan();
        return DeconflictionDesk.Open(DeconflictionDesk.Open(Hit, plan.Who("w-magistrate"), Why, first ?? Now).Value, plan.Who("r-magistrate"), "our warrant names it too", second ?? Now).Value;
    }

    private static JointPlan Decide(JointPlan plan, string id, CommandKind kind, string member, CommandDetail? detail = null)
    {
        var events = plan.Ask(id, kind, member, detail).Value.Events;
        return DeconflictionDesk.Compare(plan, plan.With(events), events, Now);
    }

    private static string Guards(Outcome<Deconfliction> outcome) =>
        outcome is Outcome<Deconfliction>.Refused refused ? string.Join(' ', refused.All.All.Select(r => r.Guard)) : "accepted";
}
