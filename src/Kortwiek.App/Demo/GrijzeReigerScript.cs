using Kortwiek.App.Act;

namespace Kortwiek.App.Demo;

using Kortwiek.Act;
using static Kortwiek.App.Demo.GrijzeReiger;
using static Kortwiek.App.Demo.GrijzeReigerNetwork;
using static Kortwiek.App.Demo.GrijzeReigerPeople;

/// <summary>The script of the sample: what everybody does before, between and after the days.</summary>
internal static partial class GrijzeReigerScript
{
    private const string Long = "The plan of 19 March asks for it.";
    private static readonly HashSet<string> NotReadyAtFirst = ["M-040", "M-048"];
    private static readonly HashSet<string> HeldByRila = ["M-023", "M-029", "M-045", "M-050"];

    /// <summary>Every step, in the order of time.</summary>
    public static IEnumerable<PlayStep> Steps() =>
        Preparation().Concat(QuietDays()).Concat(FirstDay()).Concat(Night()).Concat(SecondDay()).Concat(Returns())
            .Select((step, index) => (step, index)).OrderBy(p => p.step.At).ThenBy(p => p.index).Select(p => p.step);

    private static DateTimeOffset T(double minutes) => T1.AddMinutes(minutes);

    private static DateTimeOffset Second(double minutes) => T2.AddMinutes(minutes);

    private static PlayStep Do(DateTimeOffset at, string measure, CommandKind kind, Actor actor, CommandDetail? detail = null, string? refusal = null) =>
        new(at, actor.Code) { Command = kind, Measure = measure, Detail = detail, Expect = refusal };

    private static PlayStep Sign(DateTimeOffset at, string group, Actor actor, string? refusal = null) => new(at, actor.Code) { Sign = group, Expect = refusal };

    private static CommandDetail Because(string reason) => new() { Reason = reason };

    private static SampleMeasure The(string id) => Measures.First(m => m.Id == id);

    private static CommandDetail StandsBy(string authority) => new()
    {
        Readiness = new Readiness($"{authority} team 1", "write blockers, sealed bags, recorder", $"desk@{authority}.example", TimeSpan.FromMilliseconds(120)),
    };

    // March and April: every measure is drafted, reviewed and authorised; two surprises on the way.
    private static IEnumerable<PlayStep> Preparation()
    {
        // Waddenzee and Harz both have a measure on one server; the drafts show it, both open it, and go on together.
        var twice = KeyOf("ip:198.51.100.23");
        var joint = new PlayHit(twice, Decision: new HitDecision(HitResolution.Joint));
        var resolved = Opened.AddDays(11);
        yield return new PlayStep(Opened.AddDays(5), "sietske") { Hit = new PlayHit(twice, "The server is ours to seize; who else works on it?") };
        yield return new PlayStep(Opened.AddDays(8), "friederike") { Hit = new PlayHit(twice, "Our preservation request names the server too.") };
        yield return new PlayStep(resolved.AddHours(-2), "sietske") { Hit = joint };
        yield return new PlayStep(resolved, "friederike") { Hit = joint };

        var order = Measures.OrderBy(m => m.Fallback is not null || m.After is not null).ThenBy(m => m.Id, StringComparer.Ordinal).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            var m = order[i];
            var officer = Officer(m.Authority);
            var magistrate = Magistrate(m.Authority);
            var drafted = Opened.AddMinutes(9 * i);
            var authorised = Opened.AddDays(3).AddMinutes(13 * i);
            yield return Do(drafted, m.Id, CommandKind.Add, officer, new CommandDetail { Content = ContentOf(m), Reason = Long });
            yield return Do(drafted.AddHours(20), m.Id, CommandKind.Submit, officer);
            if (m.Id == "M-026")
            {
                yield return Do(authorised, m.Id, CommandKind.SendBack, Person("odile"), Because("The test says 'gone'; it has to say which address the name answers with."));
                var precise = new SuccessTest(SuccessTestKind.DnsSinkholed, "torenblad.example", TimeSpan.FromHours(2), "192.0.2.250");
                yield return Do(authorised.AddHours(3), m.Id, CommandKind.Change, officer, new CommandDetail { Content = new MeasureContent { SuccessTest = precise }, Reason = "as the reviewer asked" });
                yield return Do(authorised.AddHours(4), m.Id, CommandKind.Submit, officer);
                authorised = authorised.AddDays(1);
            }

            if (KeysOf(m).Contains(twice))
            {
                yield return Do(authorised, m.Id, CommandKind.Authorise, magistrate, refusal: "deconfliction");
                authorised = resolved.AddHours(i % 5);
            }

            yield return Do(authorised, m.Id, CommandKind.Authorise, magistrate);
        }
    }

    // The 20 preservation requests, released three days ahead; what preserves comes first.
    private static IEnumerable<PlayStep> QuietDays()
    {
        foreach (var m in Measures.Where(m => m.Group == Quiet))
        {
            yield return Do(T(-6000).AddMinutes(m.Id[^1]), m.Id, CommandKind.Ready, Officer(m.Authority), StandsBy(m.Authority));
        }

        yield return Sign(T(-4400), Quiet, Person("lieve"));
        yield return Sign(T(-4392), Quiet, Person("joris"));
        foreach (var m in Measures.Where(m => m.Group == Quiet))
        {
            var sent = T1 + m.Offset + TimeSpan.FromMinutes(2);
            yield return Do(sent, m.Id, CommandKind.Execute, Officer(m.Authority));
            yield return Do(sent.AddMinutes(55), m.Id, CommandKind.Confirm, SecondOfficer(m.Authority), Receipt(m.Id, sent.AddMinutes(50)));
        }
    }

    private static IEnumerable<PlayStep> Returns()
    {
        yield return Return(26, "M-021", Actor.Watch, ReturnKind.Moved, "dom:kroonpost-terug.example", 0.97);
        yield return Return(31, "M-055", Person("noor"), ReturnKind.SamePlace, null, 0.99);
        yield return Return(40, "M-046", Actor.Watch, ReturnKind.Moved, "ip:203.0.113.97", 0.82);
        yield return Return(49, "M-031", Person("noor"), ReturnKind.Mirror, "dom:nachtpost-weer.example", 0.74);
        yield return Return(70, "M-052", Actor.Watch, ReturnKind.SamePlace, null, 0.95);
    }

    private static PlayStep Return(double hours, string measure, Actor actor, ReturnKind kind, string? newKey, double confidence)
    {
        var seen = T1.AddHours(hours);
        var element = ByRef[The(measure).Element].Key;
        return Do(seen.AddMinutes(20), measure, CommandKind.Return, actor, new CommandDetail
        {
            Return = new ReturnRecord(element, seen, kind, newKey is null ? null : KeyOf(newKey), confidence),
        });
    }

    private static CommandDetail Receipt(string what, DateTimeOffset at) => new()
    {
        Test = new TestAnswer(true, at, Digest.Sha256Of(System.Text.Encoding.UTF8.GetBytes($"{Code} receipt {what}"))),
    };

    // The second of Harz's machines is one that Waddenzee seizes.
    private static IReadOnlyList<ElementKey> KeysOf(SampleMeasure m) => m.Id == "M-002" ? [ByRef[m.Element].Key, ByRef["S03"].Key] : [ByRef[m.Element].Key];

    private static MeasureContent ContentOf(SampleMeasure m)
    {
        var element = ByRef[m.Element];
        return new MeasureContent
        {
            Kind = m.Kind,
            Authority = m.Authority,
            Elements = KeysOf(m),
            Instruments = [m.Instrument],
            Group = m.Group,
            Offset = m.Offset,
            DependsOn = m.After is null ? null : [new Dependency(m.After, AfterExecuted: true)],
            Fallback = m.Fallback,
            SuccessTest = TestOf(m.Kind, element),
            Assignee = Officer(m.Authority).Code,
            Weight = m.Weight,
            Handling = element.Country.Code == "US" ? [new Handling(HandlingCode.H2, Permission: "Potomac, 12 April 2027")] : null,
        };
    }

    private static SuccessTest TestOf(MeasureKind kind, SampleElement element) => kind switch
    {
        MeasureKind.DomainSeizure => new SuccessTest(SuccessTestKind.DnsSinkholed, element.Key.Name, TimeSpan.FromHours(2), "192.0.2.250"),
        MeasureKind.ServerSeizure => new SuccessTest(SuccessTestKind.NoAnswer, element.Key.Name, TimeSpan.FromHours(1)),
        MeasureKind.RemovalOrder => new SuccessTest(SuccessTestKind.UrlGone, element.Key.Name, TimeSpan.FromHours(3)),
        MeasureKind.Referral => new SuccessTest(SuccessTestKind.AccountGone, element.Key.Name, TimeSpan.FromHours(24)),
        MeasureKind.Search => new SuccessTest(SuccessTestKind.ImageHashRecorded, element.Key.Name, TimeSpan.FromHours(24)),
        MeasureKind.ProductionOrder => new SuccessTest(SuccessTestKind.Receipt, element.Key.Name, TimeSpan.FromDays(10)),
        _ => new SuccessTest(SuccessTestKind.Receipt, element.Key.Name, TimeSpan.FromHours(12)),
    };
}
