using System.Text;
using System.Text.Json;
using Kortwiek.Act;
using Kortwiek.App.Demo;

namespace Kortwiek.Tests.App.Demo;

public sealed class GrijzeReigerTests
{
    private static readonly SampleRun Run = GrijzeReiger.Play();

    private static string Count<T>(IEnumerable<T> items, Func<T, string> key) =>
        string.Join(' ', items.GroupBy(key, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));

    [Fact]
    public void The_sample_has_62_elements_9_channels_9_authorities_78_measures_14_countries_and_2_days()
    {
        Assert.Equal((62, 9, 9, 78, 14, 2), (
            GrijzeReiger.Elements.Count, GrijzeReiger.Channels.Count, GrijzeReiger.Authorities.Count, GrijzeReiger.Measures.Count,
            GrijzeReiger.Elements.Select(e => e.Country).Distinct().Count(), GrijzeReiger.Days.Count));
        Assert.Equal("server 26 domain 22 account 8 bucket 2 cdn 2 dns 2", Count(GrijzeReiger.Elements, e => e.Kind));
        Assert.Equal("NL 12 US 10 CA 6 DE 6 FR 6 BG 5 RO 4 BE 3 GB 3 LT 2 PL 2 AT 1 ES 1 SE 1", Count(GrijzeReiger.Elements, e => e.Country.Code));
        Assert.Equal(62, GrijzeReiger.Elements.Select(e => e.Key).Distinct().Count());
    }

    [Fact]
    public void The_measures_are_of_the_stated_kinds_and_days()
    {
        Assert.Equal("preserve 20 server-seizure 18 domain-seizure 14 removal-order 10 production-order 6 referral 6 search 4", Count(GrijzeReiger.Measures, m => Words.Of(m.Kind)));
        Assert.Equal("1 56 2 22", Count(GrijzeReiger.Measures, m => m.Group[1..2]));
        var strike = GrijzeReiger.Groups.Single(g => g.Code == GrijzeReiger.Strike);
        Assert.Equal("weight 0.85 with M-021,M-027,M-033", strike.Rule.ToString());
        Assert.Equal(ReleaseMode.All, GrijzeReiger.Groups.Single(g => g.Day == 2).Rule.Mode);
    }

    [Fact]
    public void Addresses_names_and_numbers_are_those_kept_for_examples()
    {
        foreach (var element in GrijzeReiger.Elements)
        {
            var name = element.Key.Name;
            Assert.True(element.Key.Kind switch
            {
                "ip" => name.StartsWith("192.0.2.", StringComparison.Ordinal) || name.StartsWith("198.51.100.", StringComparison.Ordinal)
                    || name.StartsWith("203.0.113.", StringComparison.Ordinal) || name.StartsWith("2001:db8:", StringComparison.Ordinal),
                "dom" => name.EndsWith(".example", StringComparison.Ordinal) || name.EndsWith(".test", StringComparison.Ordinal),
                "url" => new Uri(name).Host.EndsWith(".example", StringComparison.Ordinal),
                _ => true,
            }, name);
            Assert.True(element.Asn is null or >= 64496 and <= 64511, name);
        }
    }

    [Fact]
    public void Every_channel_has_several_service_paths_and_every_element_a_layer()
    {
        var next = GrijzeReiger.Relations.Where(r => r.IsServicePath).ToLookup(r => r.From, r => r.To, StringComparer.Ordinal);
        foreach (var channel in GrijzeReiger.Channels)
        {
            var paths = GrijzeReiger.Elements.Where(e => e.Channel == channel.Code && e.Layer == "name").Sum(e => Walk(e.Ref));
            Assert.InRange(paths, 3, 20);

            int Walk(string at) => (GrijzeReiger.Ends[channel.Code].Contains(at, StringComparer.Ordinal) ? 1 : 0) + next[at].Sum(Walk);
        }

        string[] order = ["name", "resolution", "front", "origin"];
        var layers = GrijzeReiger.Elements.ToDictionary(e => e.Ref, e => Array.IndexOf(order, e.Layer), StringComparer.Ordinal);
        Assert.DoesNotContain(-1, layers.Values);
        Assert.All(GrijzeReiger.Relations.Where(r => r.IsServicePath), r => Assert.True(layers[r.From] < layers[r.To], $"{r.From} → {r.To}"));
    }

    [Fact]
    public void The_final_states_sum_to_78()
    {
        Assert.Equal("confirmed 64 executed 6 returned 5 failed 1 ready 1 withdrawn 1", Count(Run.End.Measures.Values, m => Words.Of(m.State)));
        Assert.Equal(78, Run.End.Measures.Count);
        Assert.Equal(["M-064", "M-066"], Run.End.Measures.Values.Where(m => m.IsReportedOnly).Select(m => m.Id));
        Assert.True(Run.End.Measures["M-045"].IsHeld);
        Assert.Equal(GrijzeReiger.Sweep, Run.End.Measures["M-043"].Group);
    }

    [Fact]
    public void The_surprises_of_the_script_happen()
    {
        Assert.Equal(
            [
                "authorise M-002 deconfliction", "authorise M-003 deconfliction", "authorise M-033 deconfliction", "authorise M-053 deconfliction", "ready M-034 authorised-target",
                $"release {GrijzeReiger.Strike} four-eyes two-roles", "execute M-056 hold", "ready M-058 instrument-valid",
            ],
            Run.Refusals.Select(r => $"{r.What} {string.Join(' ', r.All.All.Select(x => x.Guard))}"));
        var hit = Assert.Single(Run.End.Deconflictions);
        Assert.Equal(("ip:198.51.100.23", "harz", "waddenzee", HitState.Decided, HitResolution.Joint), (hit.Key.ToString(), hit.A.Authority, hit.B.Authority, hit.State, hit.Decision!.Resolution));
        Assert.Equal(("friederike", "sietske"), (hit.A.Opened!.Member, hit.B.Proposed!.Member));
        var lapse = Assert.Single(Run.Events, e => e.Command == CommandKind.Lapse);
        Assert.Equal("M-058", lapse.MeasureId);
        Assert.Equal(5, Run.Events.Count(e => e.Command == CommandKind.Return));
        Assert.Equal(["M-039"], Run.Events.Where(e => e.Command == CommandKind.Recall).Select(e => e.MeasureId));
        Assert.Equal(2, Run.Events.Where(e => e.Command == CommandKind.Fail).Select(e => e.MeasureId).Distinct(StringComparer.Ordinal).Count());
        Assert.True(Run.Events[^1].At <= GrijzeReiger.T1.AddHours(72));
    }

    [Fact]
    public void The_first_release_reaches_the_weight_without_the_authority_that_said_no()
    {
        var before = At(GrijzeReiger.T1.AddMinutes(-3.5));
        var reach = GroupReach.Of(before, before.Groups[GrijzeReiger.Strike]);
        Assert.InRange(reach.WeightReady, 0.85, 0.99);
        Assert.Empty(reach.MissingMustHave);
        Assert.Equal(36 - 4, reach.Releasable.Count);
        Assert.InRange(GroupReach.Of(At(GrijzeReiger.T1.AddMinutes(-26)), before.Groups[GrijzeReiger.Strike]).WeightReady, 0, 0.85);
    }

    [Fact]
    public void The_removal_order_that_was_unclear_is_met_by_its_second_clock()
    {
        var deadline = Run.Deadlines.Single(d => d.MeasureId == "M-049" && d.RuleId == "tco.removal");
        var view = deadline.At(GrijzeReiger.T1.AddHours(10), DeadlineRules.BuiltIn.Find("tco.removal")!, CivilCalendar.Utc);
        Assert.Equal((DeadlineStatus.Met, GrijzeReiger.T1.AddMinutes(170)), (view.Status, view.DueAt!.Value));
        Assert.Equal(Run.Deadlines.Count, Run.Deadlines.Select(d => d.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Two_plays_give_the_same_bytes()
    {
        var again = GrijzeReiger.Play();
        Assert.Equal(Bytes(Run), Bytes(again));

        static string Bytes(SampleRun run) => Digest.Sha256Of(Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(run.Events, KortwiekJson.Options) + JsonSerializer.Serialize(run.End.Measures, KortwiekJson.Options)
            + JsonSerializer.Serialize(run.Deadlines, KortwiekJson.Options))).ToString();
    }

    [Fact]
    public void Nobody_drafts_and_authorises_or_executes_and_confirms_the_same_measure()
    {
        foreach (var history in Run.Events.GroupBy(e => e.MeasureId, StringComparer.Ordinal))
        {
            var drafters = history.Where(e => e.Command is CommandKind.Add or CommandKind.Change).Select(e => e.PersonId).ToHashSet(StringComparer.Ordinal);
            Assert.DoesNotContain(history, e => e.Command is CommandKind.Authorise or CommandKind.Release && drafters.Contains(e.PersonId));
        }
    }

    // The plan as it was at an instant.
    private static JointPlan At(DateTimeOffset instant) => Run.Start.With(Run.Events.Where(e => e.At <= instant)) with
    {
        Instruments = Run.End.Instruments,
        Polls = Run.End.Polls,
    };
}
