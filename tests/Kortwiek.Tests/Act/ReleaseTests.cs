using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class ReleaseTests
{
    private static readonly DateTimeOffset Early = Table.T.AddMinutes(-20);

    private static JointPlan Prepared(ReleaseRule? rule = null) => WithRule(rule)
        .Ready("M-1", Table.Content() with { Weight = 60 })
        .Ready("M-2", Table.Content("rila") with { Weight = 40 })
        .AllSayGo();

    private static JointPlan WithRule(ReleaseRule? rule)
    {
        var plan = Table.Plan();
        return rule is null ? plan : plan with { Groups = plan.Groups.SetItem("D1", plan.Groups["D1"] with { Rule = rule }) };
    }

    private static JointPlan OnceSigned(JointPlan plan) => ReleaseDesk.After(plan, plan.Sign("D1", "coordinator", Early).Value);

    [Fact]
    public void Two_persons_release_the_group_and_each_measure_is_timed()
    {
        var plan = Prepared();
        var first = plan.Sign("D1", "coordinator", Early).Value;
        Assert.False(first.IsComplete);
        Assert.Empty(first.Events);
        Assert.Empty(first.StillMissing);
        plan = ReleaseDesk.After(plan, first);
        var second = plan.Sign("D1", "magistrate", Early.AddMinutes(15)).Value;
        Assert.True(second.IsComplete);
        Assert.Equal(["M-1", "M-2"], second.Events.Select(e => e.MeasureId));
        Assert.Equal(["M-1 goes at 2027-04-21T08:00:00Z.", "M-2 goes at 2027-04-21T08:00:00Z."], second.Effects.Select(e => e.Text));
        plan = ReleaseDesk.After(plan, second);
        Assert.Empty(plan.FirstSignatures);
        Assert.All(plan.Measures.Values, m => Assert.Equal(MeasureState.Go, m.State));
    }

    [Fact]
    public void A_measure_alone_is_never_released_and_is_told_everything()
    {
        var plan = Prepared() with { Polls = [] };
        Assert.Equal("two-signatures polls polls", plan.Ask("M-1", CommandKind.Release, "coordinator", at: Early).Guards());
    }

    [Fact]
    public void The_same_person_does_not_sign_twice_nor_through_another_account()
    {
        var plan = OnceSigned(Prepared());
        Assert.Equal("four-eyes two-roles", plan.Sign("D1", "coordinator", Early.AddMinutes(1)).Guards());
        Assert.Equal("four-eyes", plan.Sign("D1", "second-account", Early.AddMinutes(1)).Guards());
    }

    [Fact]
    public void The_second_signature_comes_within_15_minutes_or_everything_starts_afresh()
    {
        var plan = OnceSigned(Prepared());
        var late = Early.AddMinutes(15).AddSeconds(1);
        Assert.Equal("signature-window", plan.Sign("D1", "magistrate", late).Guards());
        Assert.False(plan.Sign("D1", "coordinator", late).Value.IsComplete);
        Assert.False(plan.Sign("D1", "magistrate", late, afresh: true).Value.IsComplete);
    }

    [Fact]
    public void A_stale_hash_is_refused_at_both_signatures()
    {
        var plan = Prepared();
        Assert.Equal("plan-hash", plan.Sign("D1", "coordinator", Early, Table.Document).Guards());
        var hash = PlanHash.OfGroup(plan, plan.Groups["D1"]);
        plan = OnceSigned(plan).Do("M-3", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() });
        Assert.Equal("plan-hash", plan.Sign("D1", "magistrate", Early.AddMinutes(1), hash).Guards());
        Assert.Equal("plan-hash", plan.Sign("D1", "magistrate", Early.AddMinutes(1)).Guards());
    }

    [Fact]
    public void A_drafter_does_not_release()
    {
        var plan = Prepared();
        plan = plan with { Members = plan.Members.SetItem("coordinator", plan.Members["coordinator"] with { PersonId = "p8" }) };
        Assert.Equal("four-eyes", plan.Sign("D1", "coordinator", Early).Guards());
    }

    [Fact]
    public void Members_of_other_authorities_do_not_release()
    {
        Assert.Equal("role", Prepared().Sign("D1", "w-magistrate", Early).Guards());
        Assert.Equal("role", Prepared().Sign("D1", "analyst", Early).Guards());
    }

    [Fact]
    public void A_no_go_and_a_missing_answer_stop_the_release_until_the_measures_are_held()
    {
        var plan = Prepared();
        plan = plan with { Polls = [plan.Polls[0], new PollAnswer(1, TimeSpan.FromMinutes(-5), "rila", PollWord.NoGo, "the court sits at noon", "r-magistrate", Early)] };
        plan = OnceSigned(plan);
        Assert.Equal("polls polls", plan.Sign("D1", "magistrate", Early.AddMinutes(1)).Guards());
        plan = plan.AllSayGo();
        Assert.Equal("accepted", plan.Sign("D1", "magistrate", Early.AddMinutes(1)).Guards());
    }

    [Fact]
    public void A_held_measure_stays_behind_and_the_weight_decides()
    {
        var plan = Prepared().Do("M-2", CommandKind.Hold, "r-magistrate", new CommandDetail { Reason = "the court sits at noon" });
        plan = OnceSigned(plan);
        var signed = plan.Sign("D1", "magistrate", Early.AddMinutes(1)).Value;
        Assert.Equal("M-1", Assert.Single(signed.Events).MeasureId);
        Assert.Equal("M-2", Assert.Single(signed.LeftBehind));

        plan = Prepared(ReleaseRule.OfWeight(0.61, "M-2")).Do("M-2", CommandKind.Hold, "r-magistrate", new CommandDetail { Reason = "the court sits at noon" });
        var missing = plan.Sign("D1", "coordinator", Early).Value.StillMissing;
        Assert.Equal(["group-rule", "must-have", "hold"], missing.Select(m => m.Guard));
        Assert.Equal("D1 takes 61 % of its weight; a release now would reach 60.0 %.", missing[0].Text);
    }

    [Fact]
    public void A_group_that_goes_whole_is_refused_with_each_hold_and_each_lapse_named()
    {
        var plan = Table.Plan()
            .Ready("M-1", Table.Content(group: "D2"))
            .Ready("M-2", Table.Content("rila", "D2") with { Instruments = ["I-2"] })
            .Do("M-1", CommandKind.Hold, "magistrate", new CommandDetail { Reason = "the press calls already" });
        plan = plan with { Instruments = plan.Instruments.SetItem("I-2", Table.Instrument("I-2") with { ValidUntil = Table.T }) };
        plan = ReleaseDesk.After(plan, plan.Sign("D2", "coordinator", Early).Value);
        var refused = Assert.IsType<Outcome<Signed>.Refused>(plan.Sign("D2", "magistrate", Early.AddMinutes(1)));
        Assert.Equal(["group-rule", "hold", "instrument-valid"], refused.All.All.Select(r => r.Guard));
        Assert.StartsWith("M-1: Zwin (BE) holds the measure since", refused.All.All[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quorum_counts_measures()
    {
        Assert.Equal("D1 takes 3 ready measures; 2 are.", Assert.Single(Prepared(ReleaseRule.OfQuorum(3)).Sign("D1", "coordinator", Early).Value.StillMissing).Text);
        Assert.Empty(Prepared(ReleaseRule.OfQuorum(2)).Sign("D1", "coordinator", Early).Value.StillMissing);
    }

    [Fact]
    public void A_rule_that_is_changed_makes_readiness_fall_back_since_it_is_what_people_agreed_on()
    {
        var plan = Prepared();
        plan = plan with { Groups = plan.Groups.SetItem("D1", plan.Groups["D1"] with { Rule = ReleaseRule.OfQuorum(1) }) };
        Assert.Equal(["M-1", "M-2"], plan.Tick(Early).Select(e => e.MeasureId));
    }

    [Fact]
    public void A_recall_takes_back_the_whole_group_only_where_it_goes_whole()
    {
        var whole = Table.Plan().Ready("M-1", Table.Content(group: "D2")).Ready("M-2", Table.Content("rila", "D2"));
        whole = ReleaseDesk.After(whole, whole.Sign("D2", "coordinator", Early).Value);
        whole = ReleaseDesk.After(whole, whole.Sign("D2", "magistrate", Early).Value);
        Assert.Equal(["M-1", "M-2"], whole.Ask("M-1", CommandKind.Recall, "w-magistrate", at: Early).Value.Events.Select(e => e.MeasureId));

        var single = Prepared().Released();
        Assert.Equal("recall", single.Ask("M-1", CommandKind.Recall, "magistrate", at: Table.T).Guards());
        Assert.Equal("role recall recall", single.Ask("M-1", CommandKind.Recall, "r-magistrate", at: Table.T).Guards());
        Assert.Equal("M-1", Assert.Single(single.Ask("M-1", CommandKind.Recall, "w-magistrate", at: Table.T.AddHours(1)).Value.Events).MeasureId);
        Assert.Equal("M-1", Assert.Single(single.Ask("M-1", CommandKind.Recall, "coordinator", at: Table.T.AddSeconds(-1)).Value.Events).MeasureId);
    }

    [Fact]
    public void Late_measures_are_released_by_a_second_release()
    {
        var plan = Prepared().Do("M-2", CommandKind.Hold, "r-magistrate", new CommandDetail { Reason = "the court sits at noon" }).Released();
        Assert.Equal("group-rule", plan.Sign("D1", "coordinator", Table.T.AddHours(3)).Value.StillMissing[0].Guard);
        plan = plan.Do("M-2", CommandKind.Unhold, "r-magistrate", new CommandDetail { Reason = "the court has ruled" });
        plan = ReleaseDesk.After(plan, plan.Sign("D1", "coordinator", Table.T.AddHours(3)).Value);
        Assert.Equal("M-2", Assert.Single(plan.Sign("D1", "magistrate", Table.T.AddHours(3)).Value.Events).MeasureId);
    }
}
