using System.Text;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class PlanHashTests
{
    private static JointPlan Plan() => Table.Plan()
        .Do("M-2", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() })
        .Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { Elements = [Table.Server, Table.Domain] } });

    // The bytes and the hash were made by another program from the definition.
    [Fact]
    public void The_hash_is_the_one_of_the_definition()
    {
        var plan = Table.Plan()
            .Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { Elements = [Table.Server, Table.Domain] } })
            .Do("M-2", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { Offset = TimeSpan.FromMinutes(5), DependsOn = [new Dependency("M-1", true)] } });
        Assert.Equal(
            """
            {"measures":[{"dependsOn":[],"elementKeys":["dom:kanaal.example","ip:192.0.2.1"],"id":"M-1","instrumentSha256s":["c7a6dc0075f8978cb2218fc439a62ccb1219d7cf235490e644622673d46d1826"],"kind":"server-seizure","rev":1,"tOffset":0},{"dependsOn":["M-1"],"elementKeys":["ip:192.0.2.1"],"id":"M-2","instrumentSha256s":["c7a6dc0075f8978cb2218fc439a62ccb1219d7cf235490e644622673d46d1826"],"kind":"server-seizure","rev":1,"tOffset":300}],"releaseMode":"weight 0.6 with M-1","tZero":"2027-04-21T08:00:00Z"}
            """,
            Encoding.UTF8.GetString(PlanHash.Canonical(plan, plan.MeasuresOf("D1"), Table.T, plan.Groups["D1"].Rule)));
        Assert.Equal("a3a9fa2991505a8b1f7f028eebc4fced69cdf382e57efa17bb1408c5e96798d6", PlanHash.OfGroup(plan, plan.Groups["D1"]).Hex);
    }

    [Fact]
    public void Each_part_of_the_content_changes_the_hash_and_a_state_does_not()
    {
        var plan = Plan();
        var group = plan.Groups["D1"];
        var hash = PlanHash.OfGroup(plan, group);
        Assert.Equal(hash, PlanHash.OfGroup(plan.Do("M-1", CommandKind.Submit, "w-officer"), group));
        Assert.NotEqual(hash, PlanHash.OfGroup(plan, group with { Rule = ReleaseRule.All }));
        Assert.NotEqual(hash, PlanHash.OfGroup(plan with { Days = plan.Days.SetItem(1, plan.Days[1] with { TZero = Table.T.AddSeconds(1) }) }, group));
        Assert.NotEqual(hash, PlanHash.OfGroup(plan.Do("M-1", CommandKind.Change, "w-officer", new CommandDetail { Content = new MeasureContent { Offset = TimeSpan.FromSeconds(1) } }), group));
        Assert.NotEqual(hash, PlanHash.OfGroup(plan.Do("M-1", CommandKind.Withdraw, "magistrate", new CommandDetail { Reason = "no longer needed" }), group));
        Assert.NotEqual(hash, PlanHash.OfGroup(plan with { Instruments = plan.Instruments.SetItem("I-1", Table.Instrument("I-1") with { DocumentSha256 = Digest.Sha256Of("another"u8) }) }, group));
    }

    [Fact]
    public void A_measure_without_a_group_has_no_hash()
    {
        var plan = Table.Plan().Do("M-1", CommandKind.Add, "w-officer", new CommandDetail { Content = Table.Content() with { Group = null } });
        Assert.Null(PlanHash.OfMeasure(plan, plan.Measures["M-1"]));
    }
}
