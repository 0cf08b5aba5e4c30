using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class MeasureGuardTests
{
    private static readonly CommandDetail Because = new() { Reason = "a reason that is long enough" };

    [Fact]
    public void A_draft_names_kind_authority_and_elements_all_at_once()
    {
        var outcome = Table.Plan().Ask("M-1", CommandKind.Add, "officer", new CommandDetail { Content = new MeasureContent { Elements = [Table.Key("ip:192.0.2.99")], Group = "D9", Instruments = ["I-9"] } });
        Assert.Equal("content content element reference reference", outcome.Guards());
    }

    [Fact]
    public void What_the_table_does_not_know_is_refused_and_names_what_is_possible()
    {
        var outcome = Table.Plan().Ready().Ask("M-1", CommandKind.Confirm, "analyst");
        var refusal = Assert.Single(Assert.IsType<Outcome<Accepted>.Refused>(outcome).All.All);
        Assert.Equal("state", refusal.Guard);
        Assert.Equal("M-1 is ready; confirm is not possible from there. Possible: change, lapse, release, withdraw, hold, unhold.", refusal.Text);
    }

    [Fact]
    public void A_draft_without_instrument_and_test_is_not_submitted()
    {
        var plan = Table.Plan().Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { Instruments = [], SuccessTest = null } });
        Assert.Equal("instrument success-test", plan.Ask("M-1", CommandKind.Submit, "w-officer").Guards());
    }

    [Fact]
    public void A_send_back_keeps_its_reason()
    {
        var plan = Table.Plan().Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() }).Do("M-1", CommandKind.Submit, "w-officer");
        Assert.Equal("reason", plan.Ask("M-1", CommandKind.SendBack, "legal", new CommandDetail { Reason = "  too short " }).Guards());
        plan = plan.Do("M-1", CommandKind.SendBack, "legal", Because).Do("M-1", CommandKind.Submit, "w-officer");
        Assert.Equal(Because.Reason, plan.Measures["M-1"].SentBackBecause);
    }

    [Fact]
    public void Nobody_authorises_the_own_draft_and_the_executing_magistrate_alone_may()
    {
        var plan = Table.Plan()
            .Do("M-1", CommandKind.Add, "r-both", new CommandDetail { Content = Table.Content("rila") })
            .Do("M-1", CommandKind.Submit, "r-both");
        Assert.Equal("four-eyes", plan.Ask("M-1", CommandKind.Authorise, "r-both").Guards());
        Assert.Equal("role", plan.Ask("M-1", CommandKind.Authorise, "magistrate").Guards());
        Assert.Equal("accepted", plan.Ask("M-1", CommandKind.Authorise, "r-magistrate").Guards());
    }

    [Fact]
    public void The_magistrate_is_told_everything_that_is_missing()
    {
        var plan = Table.Plan();
        plan = plan with
        {
            Instruments = plan.Instruments.SetItem("I-1", Table.Instrument("I-1") with
            {
                DocumentSha256 = null,
                ValidUntil = Table.T.AddMinutes(-1),
                Conditions = [new Condition("a copy goes to the court"), new Condition("no night search", "by day only")],
            }),
            Findings = JointPlan.Empty<AffiliationFinding>(),
            Deconflictions = [Deconfliction.Of(Table.Server, "waddenzee", "rila", Table.Before)],
        };
        plan = plan.Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { Handling = [new Handling(HandlingCode.H1), new Handling(HandlingCode.H0)] } })
            .Do("M-1", CommandKind.Submit, "w-officer");
        Assert.Equal("document-hash instrument-valid conditions deconfliction handling affiliation", plan.Ask("M-1", CommandKind.Authorise, "w-magistrate").Guards());
    }

    [Fact]
    public void A_finding_that_its_author_reviewed_or_that_weighed_nothing_carries_no_seizure()
    {
        var plan = Table.Plan();
        plan = plan with { Findings = plan.Findings.SetItem("K1", Table.Finding() with { Reviewer = "p5", Alternatives = [] }) };
        plan = plan.Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() }).Do("M-1", CommandKind.Submit, "w-officer");
        Assert.Equal("affiliation affiliation", plan.Ask("M-1", CommandKind.Authorise, "w-magistrate").Guards());
        var preserve = plan.Do("M-2", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { Kind = MeasureKind.Preserve } }).Do("M-2", CommandKind.Submit, "w-officer");
        Assert.Equal("accepted", preserve.Ask("M-2", CommandKind.Authorise, "w-magistrate").Guards());
    }

    [Fact]
    public void Ready_needs_team_tools_contact_and_a_clock_within_two_seconds()
    {
        var plan = Table.Plan().Authorised();
        Assert.Equal("stands-by stands-by stands-by clock", plan.Ask("M-1", CommandKind.Ready, "w-officer").Guards());
        Assert.Equal("clock", Ask(TimeSpan.FromSeconds(-2.001)));
        Assert.Equal("clock", Ask(null));
        Assert.Equal("accepted", Ask(TimeSpan.FromSeconds(2)));

        string Ask(TimeSpan? offset) => plan.Ask("M-1", CommandKind.Ready, "w-officer", new CommandDetail { Readiness = Table.StandsBy with { ClockOffset = offset } }).Guards();
    }

    [Fact]
    public void A_retarget_makes_readiness_fall_back_and_needs_the_magistrate_again()
    {
        var plan = Table.Plan().Ready();
        plan = plan.Do("M-1", CommandKind.Change, "w-officer", new CommandDetail { Reason = "the server moved in the night", Content = new MeasureContent { Elements = [Table.Other] } });
        var measure = plan.Measures["M-1"];
        Assert.Equal((MeasureState.Authorised, 2, "the server moved in the night"), (measure.State, measure.Revision, measure.FellBackBecause));
        Assert.Equal("authorised-target", plan.Ask("M-1", CommandKind.Ready, "w-officer", new CommandDetail { Readiness = Table.StandsBy }).Guards());
        plan = plan.Do("M-1", CommandKind.Authorise, "w-magistrate").Do("M-1", CommandKind.Ready, "w-officer", new CommandDetail { Readiness = Table.StandsBy });
        Assert.Equal("M-1 is ready; authorise is not possible from there. Possible: change, lapse, release, withdraw, hold, unhold.", ((Outcome<Accepted>.Refused)plan.Ask("M-1", CommandKind.Authorise, "w-magistrate")).All.ToString());
    }

    [Fact]
    public void An_instrument_that_lapses_before_the_instant_makes_readiness_fall_back_by_itself()
    {
        var plan = Table.Plan().Ready();
        Assert.Empty(plan.Tick(Table.Before));
        plan = plan with { Instruments = plan.Instruments.SetItem("I-1", Table.Instrument("I-1") with { ValidUntil = Table.T.AddSeconds(-1) }) };
        var e = Assert.Single(plan.Tick(Table.Before));
        Assert.Equal((CommandKind.Lapse, "system:clock", MeasureState.Authorised), (e.Command, e.By, e.To));
        Assert.Contains("I-1 lapses at 2027-04-21T07:59:59Z", plan.With([e]).Measures["M-1"].FellBackBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_T_makes_every_readiness_of_its_day_fall_back_and_a_change_of_another_measure_none()
    {
        var plan = Table.Plan().Ready("M-1").Ready("M-2", Table.Content("rila"));
        plan = plan.Do("M-2", CommandKind.Change, "r-officer", new CommandDetail { Content = new MeasureContent { Elements = [Table.Other] } });
        Assert.Empty(plan.Tick(Table.Before));
        plan = plan with { Days = plan.Days.SetItem(1, plan.Days[1] with { TZero = Table.T.AddHours(1) }) };
        Assert.Equal("M-1", Assert.Single(plan.Tick(Table.Before)).MeasureId);
    }

    [Fact]
    public void Execution_waits_for_its_instant_its_holds_and_its_predecessors()
    {
        var plan = Table.Plan().Ready("M-1", Table.Content() with { Weight = 90 }).Ready("M-2", Table.Content() with { DependsOn = [new Dependency("M-1")], Offset = TimeSpan.FromMinutes(5) }).Released();
        Assert.Equal("not-before predecessor", plan.Ask("M-2", CommandKind.Execute, "w-officer", at: Table.T).Guards());
        plan = plan.Do("M-1", CommandKind.Hold, "w-magistrate", Because, Table.T);
        Assert.Equal("hold", plan.Ask("M-1", CommandKind.Execute, "w-officer", at: Table.T).Guards());
        Assert.Equal("own-hold", plan.Ask("M-1", CommandKind.Unhold, "magistrate", Because, Table.T).Guards());
        plan = plan.Do("M-1", CommandKind.Unhold, "w-magistrate", Because, Table.T)
            .Do("M-1", CommandKind.Execute, "w-officer", at: Table.T.AddSeconds(-60));
        Assert.Equal("predecessor", plan.Ask("M-2", CommandKind.Execute, "w-officer", at: Table.T.AddMinutes(5)).Guards());
        plan = plan.Do("M-1", CommandKind.Confirm, "w-officer-2", new CommandDetail { Test = new TestAnswer(true, Table.T) }, Table.T.AddMinutes(1))
            .Do("M-2", CommandKind.Execute, "w-officer", Because, Table.T.AddMinutes(2));
        Assert.Equal(MeasureState.Executed, plan.Measures["M-2"].State);
    }

    [Fact]
    public void Measures_that_wait_for_one_another_are_refused_with_the_cycle()
    {
        var plan = Table.Plan()
            .Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() })
            .Do("M-2", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { DependsOn = [new Dependency("M-1")] } })
            .Do("M-3", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { DependsOn = [new Dependency("M-2")] } });
        var outcome = plan.Ask("M-1", CommandKind.Change, "w-officer", new CommandDetail { Content = new MeasureContent { DependsOn = [new Dependency("M-3")] } });
        Assert.Equal("The measures would wait for one another: M-1 → M-3 → M-2 → M-1.", ((Outcome<Accepted>.Refused)outcome).All.ToString());
    }

    [Fact]
    public void A_reported_execution_is_confirmed_by_its_own_side_or_by_evidence()
    {
        var report = new CommandDetail { Report = new Report("waddenzee", Table.T, "telephone") };
        var plan = Table.Plan().Ready().Released();
        Assert.Equal("role", plan.Ask("M-1", CommandKind.Execute, "officer", at: Table.T.AddMinutes(1)).Guards());
        plan = plan.Do("M-1", CommandKind.Execute, "officer", report, Table.T.AddMinutes(1));
        Assert.True(plan.Measures["M-1"].IsReportedOnly);
        var yes = new CommandDetail { Test = new TestAnswer(true, Table.T.AddMinutes(2)) };
        var at = Table.T.AddMinutes(3);
        Assert.Equal("reported", plan.Ask("M-1", CommandKind.Confirm, "analyst", yes, at).Guards());
        Assert.Equal("second-person reported", plan.Ask("M-1", CommandKind.Confirm, "officer", yes, at).Guards());
        Assert.Equal("accepted", plan.Ask("M-1", CommandKind.Confirm, "w-officer", yes, at).Guards());
        Assert.Equal("accepted", plan.Ask("M-1", CommandKind.Confirm, "analyst", yes with { Test = yes.Test! with { Evidence = Table.Document } }, at).Guards());
        Assert.Equal("accepted", MeasureMachine.Decide(plan, new MeasureCommand("M-1", CommandKind.Confirm, Actor.Watch, at, yes)).Guards());
    }

    [Fact]
    public void An_execution_fails_only_by_a_false_test_after_the_grace()
    {
        var plan = Table.Plan().Ready().Released().Do("M-1", CommandKind.Execute, "w-officer", at: Table.T);
        Assert.Equal("success-test", Ask(false, 59, 60));
        Assert.Equal("success-test", Ask(true, 60, 60));
        Assert.Equal("success-test", Ask(false, 61, 60));
        Assert.Equal("accepted", Ask(false, 60, 60));

        string Ask(bool passed, int observed, int at) => plan.Ask("M-1", CommandKind.Fail, "w-officer", new CommandDetail
        {
            Failure = FailureCode.Moved,
            Test = new TestAnswer(passed, Table.T.AddMinutes(observed)),
        }, Table.T.AddMinutes(at)).Guards();
    }

    [Fact]
    public void A_failure_proposes_the_fallback_and_a_retry_keeps_the_history()
    {
        var plan = Table.Plan().Ready("M-2").Ready("M-1", Table.Content() with { Fallback = "M-2", Weight = 90 }).Released();
        var failed = plan.Ask("M-1", CommandKind.Fail, "w-officer", new CommandDetail { Failure = FailureCode.Moved }, Table.T.AddMinutes(1)).Value;
        Assert.Equal("M-2 is proposed in place of M-1.", Assert.Single(failed.Effects).Text);
        plan = plan.With(failed.Events).Do("M-1", CommandKind.Retry, "w-officer", at: Table.T.AddHours(2));
        var measure = plan.Measures["M-1"];
        Assert.Equal((MeasureState.Draft, 2, 7, null), (measure.State, measure.Revision, measure.Events, measure.Failure));
    }

    [Fact]
    public void What_comes_back_is_recorded_by_an_analyst_or_by_watch()
    {
        var plan = Table.Plan().Ready().Released().Do("M-1", CommandKind.Execute, "w-officer", at: Table.T)
            .Do("M-1", CommandKind.Confirm, "w-officer-2", new CommandDetail { Test = new TestAnswer(true, Table.T) }, Table.T.AddMinutes(1));
        var back = new ReturnRecord(Table.Server, Table.T.AddHours(5), ReturnKind.Moved, Table.Key("dom:nieuw.example"), 0.9);
        Assert.Equal("role return return", plan.Ask("M-1", CommandKind.Return, "officer", new CommandDetail { Return = back with { Element = Table.Other } }, Table.T.AddHours(1)).Guards());
        var accepted = plan.Ask("M-1", CommandKind.Return, "analyst", new CommandDetail { Return = back }, Table.T.AddHours(6)).Value;
        Assert.Equal(EffectKind.ReopenProposed, Assert.Single(accepted.Effects).Kind);
        Assert.Empty(MeasureMachine.CommandsOf(plan.With(accepted.Events).Measures["M-1"].State));
    }

    [Fact]
    public void Why_tells_what_is_typed_in_from_what_has_to_happen_first()
    {
        var plan = Table.Plan().Authorised();
        plan = plan with { Instruments = plan.Instruments.SetItem("I-1", Table.Instrument("I-1") with { ValidUntil = Table.Before }) };
        var why = MeasureMachine.Why(plan, new MeasureCommand("M-1", CommandKind.Ready, plan.Who("w-officer"), Table.Before));
        Assert.Equal(["stands-by:True", "stands-by:True", "stands-by:True", "clock:True", "instrument-valid:False"], why.Select(m => $"{m.Guard}:{m.IsInput}"));
    }

    [Fact]
    public void A_membership_that_ended_gives_no_right()
    {
        var plan = Table.Plan().Ready().AllSayGo();
        Assert.Equal("member-active", plan.Sign("D1", "gone", Table.T.AddMinutes(-4)).Guards());
    }
}
