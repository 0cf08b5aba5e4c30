using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

/// <summary>Plans and assumptions for rehearsals: where nothing else is said, everybody answers at once, nothing fails and nothing moves.</summary>
internal static class RehearsalTable
{
    public static readonly Triangular AtOnce = new(0, 0, 0);

    public static RehearsalRules Rules(Func<KindAssumption, KindAssumption>? kinds = null, Func<PeopleAssumption, PeopleAssumption>? people = null, params CountryAssumption[] countries)
    {
        var rules = RehearsalRules.BuiltIn;
        var calm = new PeopleAssumption(AtOnce, 0, AtOnce, AtOnce, AtOnce, AtOnce, AtOnce, "test");
        return rules with
        {
            Kinds = [.. rules.Kinds.Select(k => (kinds ?? (x => x))(new KindAssumption(k.Kind, AtOnce, AtOnce, AtOnce, 0, 0, 0, 0, "test")))],
            People = (people ?? (x => x))(calm),
            Countries = countries,
        };
    }

    public static CountryAssumption Country(string code, double? failure = null, double? noGo = null) => new(Table.Of(code), null, failure, noGo, "test");

    public static Measure Measure(string id, double weight, string authority = "waddenzee", string group = "D1") => new()
    {
        Id = id,
        Revision = 1,
        Kind = MeasureKind.ServerSeizure,
        Authority = authority,
        Elements = [Table.Server],
        Instruments = ["I-1"],
        Group = group,
        SuccessTest = new SuccessTest(SuccessTestKind.NoAnswer, "192.0.2.1", TimeSpan.FromHours(1)),
        Weight = weight,
        State = MeasureState.Authorised,
        Events = 3,
    };

    public static JointPlan With(params Measure[] measures) => Table.Plan() with { Measures = Table.Sorted(measures, m => m.Id) };

    public static RehearsalReport Report(JointPlan plan, RehearsalRules rules, int runs = 1, double afterMinutes = 10_000, ulong seed = 1, int day = 1) =>
        Rehearsal.Of(plan, plan.Days[day], rules).Value.Run(new RehearsalOptions(runs, seed, TimeSpan.FromMinutes(afterMinutes)), NoProgress.Instance, TestContext.Current.CancellationToken);

    /// <summary>Minutes from T of an event of the replayed run; null where it did not happen.</summary>
    public static double? At(this RehearsalReport report, string id, CommandKind command) =>
        report.Replay.Record.FirstOrDefault(e => e.Id == "rh-" + id && e.Command == command) is { } e ? (e.At - Table.T).TotalMinutes : null;
}
