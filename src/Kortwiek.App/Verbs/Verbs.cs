namespace Kortwiek.App;

/// <summary>The verb table: one line per verb. A newcomer finds the code of a verb by its words.</summary>
public static class Verbs
{
    /// <summary>Every verb, in the order of the help.</summary>
    public static readonly IReadOnlyList<Verb> All =
    [
        Verb.Of("operation new", "Opens an operation with its own keys, folder and evidence log", Effect.Manages, s => new Operation.NewVerb(s)),
        Verb.Of("operation list", "Lists the operations of this installation", Effect.Manages, s => new Operation.ListVerb(s)),
        Verb.Of("operation show", "Shows what is in the operation, room by room", Effect.Reads, s => new Operation.ShowVerb(s)),
        Verb.Of("operation report", "Writes one page over all rooms", Effect.Discloses, s => new Operation.ReportVerb(s)),

        // Watch
        Verb.Of("watch import", "Takes in what partners send: STIX bundles and MISP events become elements, relations and channels", Effect.Writes, s => new Watch.ImportVerb(s)),
        Verb.Of("watch refang", "Turns defanged texts into indicators", Effect.Pure, _ => new Watch.RefangVerb()),

        // Plan
        Verb.Of("plan channels", "Finds the cheapest set of elements whose taking leaves no channel with its audience", Effect.Keeps, s => new Plan.ChannelsVerb(s)),
        Verb.Of("plan dismantle", "Finds which nodes to take, in which order, so that a network falls apart", Effect.Keeps, s => new Plan.DismantleVerb(s)),
        Verb.Of("plan evaluate", "Scores an order of removals by a scorer that knows nothing of how it was found", Effect.Keeps, s => new Plan.EvaluateVerb(s)),

        // Act

        // Evidence

        // Leads

        // Impact
        Verb.Of("impact survival", "Estimates how long until the event, compares groups and draws the curves", Effect.Keeps, s => new Impact.SurvivalVerb(s)),

        // Shell
        Verb.Of("demo", "Makes the sample operation, takes it through every room and serves the pages", Effect.Manages, s => new Demo.DemoVerb(s)),
        Verb.Of("store check", "Checks that everything acknowledged is still there and whole", Effect.Manages, s => new Store.CheckVerb(s)),
        Verb.Of("version", "Says what runs here", Effect.Pure, _ => new Shell.VersionVerb()),
        Verb.Of("verbs", "Lists every verb with arguments, options and exit codes", Effect.Pure, _ => new Shell.VerbsVerb()),
    ];

    private static readonly Dictionary<string, Verb> ByPath = All.ToDictionary(v => v.Path, StringComparer.Ordinal);

    /// <summary>The verb of a path such as <c>evidence bag validate</c>, or null.</summary>
    public static Verb? Find(string path) => ByPath.GetValueOrDefault(path);
}
