using System.Collections.Immutable;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

/// <summary>A small table for tests: a lead and two other authorities, two groups, three elements on one channel.</summary>
internal static class Table
{
    public static readonly DateTimeOffset T = new(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Before = T.AddDays(-10);
    public static readonly Digest Document = Digest.Sha256Of("a signed document"u8);
    public static readonly ElementKey Server = Key("ip:192.0.2.1");
    public static readonly ElementKey Domain = Key("dom:kanaal.example");
    public static readonly ElementKey Other = Key("ip:192.0.2.2");

    private static readonly string[] Dutch = ["nl"];

    public static JointPlan Plan()
    {
        Authority[] authorities =
        [
            new("zwin", "Zwin", Of("BE"), AuthorityKind.Prosecutor, "Europe/Brussels"),
            new("waddenzee", "Waddenzee", Of("NL"), AuthorityKind.Police, "Europe/Amsterdam"),
            new("rila", "Rila", Of("BG"), AuthorityKind.Prosecutor, "Europe/Sofia"),
        ];
        Member[] members =
        [
            new("coordinator", "p1", "zwin", "Ada", Roles.Coordinator, Dutch),
            new("magistrate", "p2", "zwin", "Bo", Roles.Magistrate, Dutch),
            new("legal", "p3", "zwin", "Cis", Roles.Legal, Dutch),
            new("officer", "p4", "zwin", "Dre", Roles.Officer, Dutch),
            new("analyst", "p5", "zwin", "Els", Roles.Analyst, Dutch),
            new("second-account", "p1", "zwin", "Ada", Roles.Magistrate, Dutch),
            new("gone", "p6", "zwin", "Fie", Roles.Coordinator | Roles.Magistrate, Dutch, ValidTo: Before),
            new("w-magistrate", "p7", "waddenzee", "Gus", Roles.Magistrate, Dutch),
            new("w-officer", "p8", "waddenzee", "Han", Roles.Officer, Dutch),
            new("w-officer-2", "p9", "waddenzee", "Ine", Roles.Officer, Dutch),
            new("r-magistrate", "p10", "rila", "Jan", Roles.Magistrate, Dutch),
            new("r-officer", "p11", "rila", "Kim", Roles.Officer, Dutch),
            new("r-both", "p12", "rila", "Lot", Roles.Officer | Roles.Magistrate, Dutch),
        ];
        ActionGroup[] groups =
        [
            new("D1", 1, "Day 1", ReleaseRule.OfWeight(0.6, "M-1"), TimeSpan.FromMinutes(-5)),
            new("D2", 2, "Day 2", ReleaseRule.All, null),
        ];
        return new JointPlan
        {
            Operation = "TEST",
            LeadAuthority = "zwin",
            Authorities = Sorted(authorities, a => a.Code),
            Members = Sorted(members, m => m.Code),
            Groups = Sorted(groups, g => g.Code),
            Days = ImmutableSortedDictionary<int, ActionDay>.Empty.Add(1, new ActionDay(1, T, "Day 1")).Add(2, new ActionDay(2, T.AddDays(1), "Day 2")),
            Elements = Sorted([new PlanElement(Server, ["K1"]), new PlanElement(Domain, ["K1"]), new PlanElement(Other, [])], e => e.Key.ToString()),
            Findings = Sorted([Finding()], f => f.Channel),
            Instruments = Sorted([Instrument("I-1"), Instrument("I-2")], i => i.Id),
        };
    }

    public static AffiliationFinding Finding() => new("K1", Before, "p5", "p3", ["the same key signs the posts"], ["none found in 40 posts"], ["a news site that quotes"]);

    public static Instrument Instrument(string id) => new(
        id, InstrumentType.Warrant, "zwin", Of("NL"), ["art. 39bis"], "FD.1", Before.AddDays(-1), T.AddDays(3), "nl", [], Document, "magistrate");

    public static MeasureContent Content(string authority = "waddenzee", string group = "D1") => new()
    {
        Kind = MeasureKind.ServerSeizure,
        Authority = authority,
        Elements = [Server],
        Instruments = ["I-1"],
        Group = group,
        SuccessTest = new SuccessTest(SuccessTestKind.NoAnswer, "192.0.2.1", TimeSpan.FromHours(1)),
        Weight = 10,
    };

    public static Readiness StandsBy { get; } = new("team 4", "write blockers", "+00 000", TimeSpan.FromMilliseconds(-300));

    public static Actor Who(this JointPlan plan, string member) => Actor.Of(plan.Members[member]);

    /// <summary>Gives a command that has to be accepted.</summary>
    public static JointPlan Do(this JointPlan plan, string id, CommandKind kind, string member, CommandDetail? detail = null, DateTimeOffset? at = null)
    {
        var outcome = plan.Ask(id, kind, member, detail, at);
        Assert.True(outcome is Outcome<Accepted>.Done, outcome is Outcome<Accepted>.Refused r ? r.All.ToString() : outcome.ToString());
        return plan.With(outcome.Value.Events);
    }

    public static Outcome<Accepted> Ask(this JointPlan plan, string id, CommandKind kind, string member, CommandDetail? detail = null, DateTimeOffset? at = null) =>
        MeasureMachine.Decide(plan, new MeasureCommand(id, kind, plan.Who(member), at ?? Before, detail ?? CommandDetail.None));

    /// <summary>The guards that refuse, in their order.</summary>
    public static string Guards(this Outcome<Accepted> outcome) =>
        outcome is Outcome<Accepted>.Refused refused ? string.Join(' ', refused.All.All.Select(r => r.Guard)) : "accepted";

    public static JointPlan Authorised(this JointPlan plan, string id = "M-1", MeasureContent? content = null)
    {
        content ??= Content();
        var (officer, magistrate) = Staff(content.Authority!);
        return plan
            .Do(id, CommandKind.Add, officer, new CommandDetail { Content = content })
            .Do(id, CommandKind.Submit, officer)
            .Do(id, CommandKind.Authorise, magistrate);
    }

    public static JointPlan Ready(this JointPlan plan, string id = "M-1", MeasureContent? content = null)
    {
        content ??= Content();
        return plan.Authorised(id, content).Do(id, CommandKind.Ready, Staff(content.Authority!).Officer, new CommandDetail { Readiness = StandsBy });
    }

    public static JointPlan AllSayGo(this JointPlan plan) => plan with
    {
        Polls = plan.Polls.AddRange(plan.Authorities.Keys.Select(a => new PollAnswer(1, TimeSpan.FromMinutes(-5), a, PollWord.Go, "", "x", T.AddMinutes(-5)))),
    };

    public static Outcome<Signed> Sign(this JointPlan plan, string group, string member, DateTimeOffset at, Digest? hash = null, bool afresh = false) =>
        ReleaseDesk.Sign(plan, new SignRequest(group, plan.Who(member), hash ?? PlanHash.OfGroup(plan, plan.Groups[group]), at, afresh));

    public static JointPlan Released(this JointPlan plan, string group = "D1")
    {
        plan = plan.AllSayGo();
        plan = ReleaseDesk.After(plan, plan.Sign(group, "coordinator", T.AddMinutes(-4)).Value);
        return ReleaseDesk.After(plan, plan.Sign(group, "magistrate", T.AddMinutes(-3)).Value);
    }

    public static string Guards(this Outcome<Signed> outcome) =>
        outcome is Outcome<Signed>.Refused refused ? string.Join(' ', refused.All.All.Select(r => r.Guard)) : "accepted";

    public static ImmutableSortedDictionary<string, T1> Sorted<T1>(IEnumerable<T1> items, Func<T1, string> key) =>
        JointPlan.Empty<T1>().AddRange(items.Select(i => KeyValuePair.Create(key(i), i)));

    public static ElementKey Key(string text) => ElementKey.TryParse(text, out var key) ? key : throw new FormatException(text);

    public static Country Of(string code) => Country.TryParse(code, out var country) ? country : throw new FormatException(code);

    private static (string Officer, string Magistrate) Staff(string authority) => authority switch
    {
        "waddenzee" => ("w-officer", "w-magistrate"),
        "rila" => ("r-officer", "r-magistrate"),
        _ => ("officer", "magistrate"),
    };
}
