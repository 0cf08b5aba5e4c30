namespace Kortwiek.App;

/// <summary>The verb table: one line per verb. A newcomer finds the code of a verb by its words.</summary>
public static class Verbs
{
    /// <summary>Every verb, in the order of the help.</summary>
    public static readonly IReadOnlyList<Verb> All =
    [
        new("operation new", "Opens an operation with its own keys, folder and evidence log", Effect.Manages, () => VerbCode.Of(s => new Operation.NewVerb(s))),
        new("operation list", "Lists the operations of this installation", Effect.Manages, () => VerbCode.Of(s => new Operation.ListVerb(s))),
        new("operation show", "Shows what is in the operation, room by room", Effect.Reads, () => VerbCode.Of(s => new Operation.ShowVerb(s))),
        new("operation report", "Writes one page over all rooms", Effect.Discloses, () => VerbCode.Of(s => new Operation.ReportVerb(s))),

        // Watch
        new("watch import", "Takes in what partners send: STIX bundles and MISP events become elements, relations and channels", Effect.Writes, () => VerbCode.Of(s => new Watch.ImportVerb(s))),
        new("watch export", "Writes what may go to an audience as a STIX bundle, partners' objects untouched or without their marked parts", Effect.Discloses, () => VerbCode.Of(s => new Watch.ExportVerb(s))),
        new("watch refang", "Turns defanged texts into indicators", Effect.Pure, () => VerbCode.Of(_ => new Watch.RefangVerb())),

        // Plan
        new("desk import", "Takes a table in, from a text file or a workbook: its rows become elements, relations and channels, as one batch", Effect.Writes, () => VerbCode.Of(s => new Desk.ImportVerb(s))),
        new("desk imports", "Lists what was taken in, and the kept profiles", Effect.Reads, () => VerbCode.Of(s => new Desk.ImportsVerb(s))),
        new("desk search", "Finds everything with a name that one may see, by words, parts of names and indicators", Effect.Reads, () => VerbCode.Of(s => new Desk.SearchVerb(s))),
        new("desk undo", "Takes a table back: what only it brought goes, what others have used since stays", Effect.Writes, () => VerbCode.Of(s => new Desk.UndoVerb(s))),
        new("plan channels", "Finds the cheapest set of elements whose taking leaves no channel with its audience", Effect.Keeps, () => VerbCode.Of(s => new Plan.ChannelsVerb(s))),
        new("plan dismantle", "Finds which nodes to take, in which order, so that a network falls apart", Effect.Keeps, () => VerbCode.Of(s => new Plan.DismantleVerb(s))),
        new("plan evaluate", "Scores an order of removals by a scorer that knows nothing of how it was found", Effect.Keeps, () => VerbCode.Of(s => new Plan.EvaluateVerb(s))),

        // Act
        new("act table", "Sets the table: authorities, members, action days, action groups and affiliation findings", Effect.Writes, () => VerbCode.Of(s => new Act.TableVerb(s))),
        new("act board", "Shows an action day at a glance, now or as it was", Effect.Reads, () => VerbCode.Of(s => new Act.BoardVerb(s))),
        new("act poll", "Answers a poll before T for one's authority", Effect.Writes, () => VerbCode.Of(s => new Act.PollVerb(s))),
        new("act rehearse", "Plays an action day many times on a simulated clock; real measures are never touched", Effect.Keeps, () => VerbCode.Of(s => new Act.RehearseVerb(s))),
        new("act play", "Plays a script of commands in a demo operation, each at its own instant", Effect.Writes, () => VerbCode.Of(s => new Act.PlayVerb(s))),
        new("measure add", "Drafts a measure on an element", Effect.Writes, () => VerbCode.Of(s => new Measure.AddVerb(s))),
        new("measure change", "Changes the content of a measure; readiness falls back", Effect.Writes, () => VerbCode.Of(s => new Measure.ChangeVerb(s))),
        new("measure submit", "Hands a draft to the reviewers, with its legal instrument", Effect.Writes, () => VerbCode.Of(s => new Measure.SubmitVerb(s))),
        new("measure send-back", "Gives a draft back with a reason", Effect.Writes, () => VerbCode.Of(s => new Measure.SendBackVerb(s))),
        new("measure authorise", "Says the executing magistrate's yes", Effect.Writes, () => VerbCode.Of(s => new Measure.AuthoriseVerb(s))),
        new("measure ready", "Says that team, tools and contact stand by", Effect.Writes, () => VerbCode.Of(s => new Measure.ReadyVerb(s))),
        new("measure release", "Signs the release of a group, as one of two persons", Effect.Writes, () => VerbCode.Of(s => new Measure.ReleaseVerb(s))),
        new("measure recall", "Takes a release back before it is carried out", Effect.Writes, () => VerbCode.Of(s => new Measure.RecallVerb(s))),
        new("measure execute", "Reports that a measure was carried out", Effect.Writes, () => VerbCode.Of(s => new Measure.ExecuteVerb(s))),
        new("measure confirm", "States, as somebody else, that a measure holds", Effect.Writes, () => VerbCode.Of(s => new Measure.ConfirmVerb(s))),
        new("measure fail", "Reports that a measure failed, or did not hold", Effect.Writes, () => VerbCode.Of(s => new Measure.FailVerb(s))),
        new("measure retry", "Starts again after a failure", Effect.Writes, () => VerbCode.Of(s => new Measure.RetryVerb(s))),
        new("measure return", "States that what a measure took is up again", Effect.Writes, () => VerbCode.Of(s => new Measure.ReturnVerb(s))),
        new("measure withdraw", "Gives a measure up", Effect.Writes, () => VerbCode.Of(s => new Measure.WithdrawVerb(s))),
        new("measure hold", "Stops a measure, as a magistrate", Effect.Writes, () => VerbCode.Of(s => new Measure.HoldVerb(s))),
        new("measure unhold", "Lifts one's own hold", Effect.Writes, () => VerbCode.Of(s => new Measure.UnholdVerb(s))),
        new("measure why", "Lists everything that speaks against a command now", Effect.Reads, () => VerbCode.Of(s => new Measure.WhyVerb(s))),
        new("measure list", "Lists the measures with their states", Effect.Reads, () => VerbCode.Of(s => new Measure.ListVerb(s))),
        new("compartment add", "Makes a compartment of those authorities that need to know", Effect.Writes, () => VerbCode.Of(s => new Compartment.AddVerb(s))),
        new("compartment list", "Lists the compartments that one is in, and the moves that wait for a second person", Effect.Reads, () => VerbCode.Of(s => new Compartment.ListVerb(s))),
        new("compartment assign", "Moves a measure to another compartment, by two persons", Effect.Writes, () => VerbCode.Of(s => new Compartment.AssignVerb(s))),
        new("deconflict list", "Lists where another authority works on an element of one's own", Effect.Reads, () => VerbCode.Of(s => new Deconflict.ListVerb(s))),
        new("deconflict open", "Opens a hit for one's own side, as its magistrate", Effect.Writes, () => VerbCode.Of(s => new Deconflict.OpenVerb(s))),
        new("deconflict resolve", "Says for one's own side how to go on; decided when the other side says the same", Effect.Writes, () => VerbCode.Of(s => new Deconflict.ResolveVerb(s))),
        new("deadline list", "Lists the legal deadlines, the nearest first", Effect.Reads, () => VerbCode.Of(s => new Deadline.ListVerb(s))),
        new("deadline start", "Starts a deadline's clock by the proof of its event", Effect.Writes, () => VerbCode.Of(s => new Deadline.StartVerb(s))),
        new("deadline stop", "Stops a deadline's clock by a ground, or ends the ground", Effect.Writes, () => VerbCode.Of(s => new Deadline.StopVerb(s))),
        new("deadline meet", "Records that what a deadline asks was done", Effect.Writes, () => VerbCode.Of(s => new Deadline.MeetVerb(s))),
        new("deadline extend", "Uses the extension that a deadline's rule allows", Effect.Writes, () => VerbCode.Of(s => new Deadline.ExtendVerb(s))),
        new("order new", "Makes a form of the law, filled with what the operation knows", Effect.Keeps, () => VerbCode.Of(s => new Order.NewVerb(s))),
        new("order check", "Says whether a form can be issued, or all that stands against it", Effect.Pure, () => VerbCode.Of(s => new Order.CheckVerb(s))),
        new("order print", "Prints a form for A4, with its data inside", Effect.Keeps, () => VerbCode.Of(s => new Order.PrintVerb(s))),
        new("order receipt", "Takes in a receipt or a provider's answer: clocks start, stop or are met", Effect.Writes, () => VerbCode.Of(s => new Order.ReceiptVerb(s))),

        // Evidence
        new("evidence intake", "Takes files, folders and devices in as exhibits: one read, two hashes, a journal and a custody entry", Effect.Keeps, () => VerbCode.Of(s => new Evidence.IntakeVerb(s))),
        new("evidence verify", "Checks an exhibit, a package or a log from its bytes", Effect.Keeps, () => VerbCode.Of(s => new Evidence.VerifyVerb(s))),
        new("evidence bag create", "Packs an exhibit for court, with its custody, proofs and the recipe to check them by hand", Effect.Writes, () => VerbCode.Of(s => new Evidence.BagCreateVerb(s))),
        new("evidence bag validate", "Says whether a folder is a BagIt bag, complete and unchanged", Effect.Pure, () => VerbCode.Of(_ => new Evidence.BagValidateVerb())),
        new("evidence log checkpoint", "Shows the signed checkpoint of the operation's log", Effect.Reads, () => VerbCode.Of(s => new Evidence.LogCheckpointVerb(s))),
        new("evidence log prove", "Writes the proof that an entry is in the operation's log", Effect.Reads, () => VerbCode.Of(s => new Evidence.LogProveVerb(s))),
        new("evidence log verify-proof", "Says whether an entry is in a log that a policy trusts", Effect.Pure, () => VerbCode.Of(_ => new Evidence.LogVerifyProofVerb())),
        new("evidence log verify-inclusion", "Checks an inclusion proof in a JSON file", Effect.Pure, () => VerbCode.Of(_ => new Evidence.LogVerifyInclusionVerb())),
        new("evidence log verify-consistency", "Checks a consistency proof in a JSON file", Effect.Pure, () => VerbCode.Of(_ => new Evidence.LogVerifyConsistencyVerb())),
        new("evidence log verify-subtree-inclusion", "Checks a subtree inclusion proof in a JSON file", Effect.Pure, () => VerbCode.Of(_ => new Evidence.LogVerifySubtreeInclusionVerb())),
        new("evidence log verify-subtree-consistency", "Checks a subtree consistency proof in a JSON file", Effect.Pure, () => VerbCode.Of(_ => new Evidence.LogVerifySubtreeConsistencyVerb())),

        // Leads
        new("leads parse", "Reads seized servers' logs line by line and keeps them as pseudonymous events", Effect.Keeps, () => VerbCode.Of(s => new Leads.ParseVerb(s))),
        new("leads find", "Proposes administrators, contributors and intruders; readers are only counted", Effect.Keeps, () => VerbCode.Of(s => new Leads.FindVerb(s))),
        new("leads show", "Shows a lead with its reasons, lines of evidence and safeguards", Effect.Discloses, () => VerbCode.Of(s => new Leads.ShowVerb(s))),
        new("leads confirm", "Takes a lead for right, as a named human", Effect.Writes, () => VerbCode.Of(s => new Leads.ConfirmVerb(s))),
        new("leads reject", "Takes a lead for wrong, as a named human", Effect.Writes, () => VerbCode.Of(s => new Leads.RejectVerb(s))),
        new("leads dossiers", "Writes one dossier per country, of confirmed leads alone", Effect.Writes, () => VerbCode.Of(s => new Leads.DossiersVerb(s))),

        // Impact
        new("impact survival", "Estimates how long until the event, compares groups and draws the curves", Effect.Keeps, () => VerbCode.Of(s => new Impact.SurvivalVerb(s))),

        // People
        new("person add", "Makes an account and the one-time link by which its owner chooses a way to sign in", Effect.Manages, () => VerbCode.Of(s => new Person.AddVerb(s))),
        new("person invite", "Gives a member of the operation an account, by a one-time link", Effect.Writes, () => VerbCode.Of(s => new Person.InviteVerb(s))),
        new("person list", "Lists the accounts with their ways to sign in", Effect.Manages, () => VerbCode.Of(s => new Person.ListVerb(s))),
        new("person lock", "Ends an account's sessions and lets nobody sign in with it", Effect.Manages, () => VerbCode.Of(s => new Person.LockVerb(s))),
        new("person renew", "Makes a new one-time link for who lost the way in", Effect.Manages, () => VerbCode.Of(s => new Person.RenewVerb(s))),
        new("person unlock", "Lets a person sign in again", Effect.Manages, () => VerbCode.Of(s => new Person.UnlockVerb(s))),

        // Programs
        new("token create", "Makes a token by which a program asks verbs in your name; it is shown once", Effect.Writes, () => VerbCode.Of(s => new Token.CreateVerb(s))),
        new("token list", "Lists the tokens of programs in the operation", Effect.Reads, () => VerbCode.Of(s => new Token.ListVerb(s))),
        new("token revoke", "Ends a token at once", Effect.Writes, () => VerbCode.Of(s => new Token.RevokeVerb(s))),

        // Shell
        new("demo", "Makes the sample operation, takes it through every room and serves the pages", Effect.Manages, () => VerbCode.Of(s => new Demo.DemoVerb(s))),
        new("store check", "Checks that everything acknowledged is still there and whole", Effect.Manages, () => VerbCode.Of(s => new Store.CheckVerb(s))),
        new("store migrate", "Brings the store's tables up to this program's version", Effect.Manages, () => VerbCode.Of(s => new Store.MigrateVerb(s))),
        new("version", "Says what runs here", Effect.Pure, () => VerbCode.Of(_ => new Shell.VersionVerb())),
        new("verbs", "Lists every verb with arguments, options and exit codes", Effect.Pure, () => VerbCode.Of(_ => new Shell.VerbsVerb())),
    ];

    private static readonly Dictionary<string, Verb> ByPath = All.ToDictionary(v => v.Path, StringComparer.Ordinal);

    /// <summary>The verb of a path such as <c>evidence bag validate</c>, or null.</summary>
    public static Verb? Find(string path) => ByPath.GetValueOrDefault(path);
}
