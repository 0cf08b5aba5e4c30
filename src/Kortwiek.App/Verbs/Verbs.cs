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
        Verb.Of("watch export", "Writes what may go to an audience as a STIX bundle, partners' objects untouched or without their marked parts", Effect.Discloses, s => new Watch.ExportVerb(s)),
        Verb.Of("watch refang", "Turns defanged texts into indicators", Effect.Pure, _ => new Watch.RefangVerb()),

        // Plan
        Verb.Of("plan channels", "Finds the cheapest set of elements whose taking leaves no channel with its audience", Effect.Keeps, s => new Plan.ChannelsVerb(s)),
        Verb.Of("plan dismantle", "Finds which nodes to take, in which order, so that a network falls apart", Effect.Keeps, s => new Plan.DismantleVerb(s)),
        Verb.Of("plan evaluate", "Scores an order of removals by a scorer that knows nothing of how it was found", Effect.Keeps, s => new Plan.EvaluateVerb(s)),

        // Act
        Verb.Of("act table", "Sets the table: authorities, members, action days, action groups and affiliation findings", Effect.Writes, s => new Act.TableVerb(s)),
        Verb.Of("act board", "Shows an action day at a glance, now or as it was", Effect.Reads, s => new Act.BoardVerb(s)),
        Verb.Of("act poll", "Answers a poll before T for one's authority", Effect.Writes, s => new Act.PollVerb(s)),
        Verb.Of("act rehearse", "Plays an action day many times on a simulated clock; real measures are never touched", Effect.Keeps, s => new Act.RehearseVerb(s)),
        Verb.Of("act play", "Plays a script of commands in a demo operation, each at its own instant", Effect.Writes, s => new Act.PlayVerb(s)),
        Verb.Of("measure add", "Drafts a measure on an element", Effect.Writes, s => new Measure.AddVerb(s)),
        Verb.Of("measure change", "Changes the content of a measure; readiness falls back", Effect.Writes, s => new Measure.ChangeVerb(s)),
        Verb.Of("measure submit", "Hands a draft to the reviewers, with its legal instrument", Effect.Writes, s => new Measure.SubmitVerb(s)),
        Verb.Of("measure send-back", "Gives a draft back with a reason", Effect.Writes, s => new Measure.SendBackVerb(s)),
        Verb.Of("measure authorise", "Says the executing magistrate's yes", Effect.Writes, s => new Measure.AuthoriseVerb(s)),
        Verb.Of("measure ready", "Says that team, tools and contact stand by", Effect.Writes, s => new Measure.ReadyVerb(s)),
        Verb.Of("measure release", "Signs the release of a group, as one of two persons", Effect.Writes, s => new Measure.ReleaseVerb(s)),
        Verb.Of("measure recall", "Takes a release back before it is carried out", Effect.Writes, s => new Measure.RecallVerb(s)),
        Verb.Of("measure execute", "Reports that a measure was carried out", Effect.Writes, s => new Measure.ExecuteVerb(s)),
        Verb.Of("measure confirm", "States, as somebody else, that a measure holds", Effect.Writes, s => new Measure.ConfirmVerb(s)),
        Verb.Of("measure fail", "Reports that a measure failed, or did not hold", Effect.Writes, s => new Measure.FailVerb(s)),
        Verb.Of("measure retry", "Starts again after a failure", Effect.Writes, s => new Measure.RetryVerb(s)),
        Verb.Of("measure return", "States that what a measure took is up again", Effect.Writes, s => new Measure.ReturnVerb(s)),
        Verb.Of("measure withdraw", "Gives a measure up", Effect.Writes, s => new Measure.WithdrawVerb(s)),
        Verb.Of("measure hold", "Stops a measure, as a magistrate", Effect.Writes, s => new Measure.HoldVerb(s)),
        Verb.Of("measure unhold", "Lifts one's own hold", Effect.Writes, s => new Measure.UnholdVerb(s)),
        Verb.Of("measure why", "Lists everything that speaks against a command now", Effect.Reads, s => new Measure.WhyVerb(s)),
        Verb.Of("measure list", "Lists the measures with their states", Effect.Reads, s => new Measure.ListVerb(s)),
        Verb.Of("deadline list", "Lists the legal deadlines, the nearest first", Effect.Reads, s => new Deadline.ListVerb(s)),
        Verb.Of("deadline start", "Starts a deadline's clock by the proof of its event", Effect.Writes, s => new Deadline.StartVerb(s)),
        Verb.Of("deadline stop", "Stops a deadline's clock by a ground, or ends the ground", Effect.Writes, s => new Deadline.StopVerb(s)),
        Verb.Of("deadline meet", "Records that what a deadline asks was done", Effect.Writes, s => new Deadline.MeetVerb(s)),
        Verb.Of("deadline extend", "Uses the extension that a deadline's rule allows", Effect.Writes, s => new Deadline.ExtendVerb(s)),

        // Evidence
        Verb.Of("evidence intake", "Takes files, folders and devices in as exhibits: one read, two hashes, a journal and a custody entry", Effect.Keeps, s => new Evidence.IntakeVerb(s)),
        Verb.Of("evidence verify", "Checks an exhibit, a package or a log from its bytes", Effect.Keeps, s => new Evidence.VerifyVerb(s)),
        Verb.Of("evidence bag create", "Packs an exhibit for court, with its custody, proofs and the recipe to check them by hand", Effect.Writes, s => new Evidence.BagCreateVerb(s)),
        Verb.Of("evidence bag validate", "Says whether a folder is a BagIt bag, complete and unchanged", Effect.Pure, _ => new Evidence.BagValidateVerb()),
        Verb.Of("evidence log checkpoint", "Shows the signed checkpoint of the operation's log", Effect.Reads, s => new Evidence.LogCheckpointVerb(s)),
        Verb.Of("evidence log prove", "Writes the proof that an entry is in the operation's log", Effect.Reads, s => new Evidence.LogProveVerb(s)),
        Verb.Of("evidence log verify-proof", "Says whether an entry is in a log that a policy trusts", Effect.Pure, _ => new Evidence.LogVerifyProofVerb()),
        Verb.Of("evidence log verify-inclusion", "Checks an inclusion proof in a JSON file", Effect.Pure, _ => new Evidence.LogVerifyInclusionVerb()),
        Verb.Of("evidence log verify-consistency", "Checks a consistency proof in a JSON file", Effect.Pure, _ => new Evidence.LogVerifyConsistencyVerb()),
        Verb.Of("evidence log verify-subtree-inclusion", "Checks a subtree inclusion proof in a JSON file", Effect.Pure, _ => new Evidence.LogVerifySubtreeInclusionVerb()),
        Verb.Of("evidence log verify-subtree-consistency", "Checks a subtree consistency proof in a JSON file", Effect.Pure, _ => new Evidence.LogVerifySubtreeConsistencyVerb()),

        // Leads
        Verb.Of("leads parse", "Reads seized servers' logs line by line and keeps them as pseudonymous events", Effect.Keeps, s => new Leads.ParseVerb(s)),
        Verb.Of("leads find", "Proposes administrators, contributors and intruders; readers are only counted", Effect.Keeps, s => new Leads.FindVerb(s)),
        Verb.Of("leads show", "Shows a lead with its reasons, lines of evidence and safeguards", Effect.Discloses, s => new Leads.ShowVerb(s)),
        Verb.Of("leads confirm", "Takes a lead for right, as a named human", Effect.Writes, s => new Leads.ConfirmVerb(s)),
        Verb.Of("leads reject", "Takes a lead for wrong, as a named human", Effect.Writes, s => new Leads.RejectVerb(s)),
        Verb.Of("leads dossiers", "Writes one dossier per country, of confirmed leads alone", Effect.Writes, s => new Leads.DossiersVerb(s)),

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
