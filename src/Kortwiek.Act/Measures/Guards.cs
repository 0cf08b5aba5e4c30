using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The guards of the table. Each says all that it misses.</summary>
internal static class Guards
{
    internal const int ReasonLength = 10;
    internal static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);
    internal static readonly TimeSpan ClockLimit = TimeSpan.FromSeconds(2);

    internal static readonly Guard Reason = new("reason", c =>
        HasReason(c.Detail) ? [] : [$"A reason of at least {ReasonLength} characters is needed."], IsInput: true);

    internal static readonly Guard Content = new("content", MissingContent, IsInput: true);

    internal static readonly Guard KnownElements = new("element", c => (c.Detail.Content?.Elements ?? [])
        .Where(k => !c.Plan.Elements.ContainsKey(k.ToString()))
        .Say(k => $"There is no element {k} in this operation."));

    internal static readonly Guard KnownReferences = new("reference", MissingReferences);

    internal static readonly Guard Acyclic = new("dependency", c =>
    {
        var cycle = c.Detail.Content?.DependsOn is { } edges ? Dependencies.Cycle(c.Plan, c.Measure.Id, edges) : [];
        return cycle.Count == 0 ? [] : [$"The measures would wait for one another: {string.Join(" → ", cycle)}."];
    });

    internal static readonly Guard Instrument = new("instrument", c =>
        c.Plan.InstrumentsOf(c.Measure).Any() ? [] : ["The measure stands on no legal instrument."]);

    internal static readonly Guard HasTest = new("success-test", c =>
        c.Measure.SuccessTest is null ? ["The measure has no success test."] : []);

    internal static readonly Guard FourEyes = new("four-eyes", c =>
        c.Measure.Drafters.Contains(c.Actor.PersonId, StringComparer.Ordinal) ? ["Whoever drafted or changed a measure may not authorise it."] : []);

    internal static readonly Guard DocumentHash = new("document-hash", c => c.Plan.InstrumentsOf(c.Measure)
        .Where(i => i.DocumentSha256 is null)
        .Say(i => $"The signed document of instrument {i.Id} is not there."));

    internal static readonly Guard ActionGroup = new("action-group", c =>
        c.Instant is null ? ["The measure has no action group, and so no instant."] : []);

    internal static readonly Guard InstrumentValid = new("instrument-valid", c => c.Instant is not { } instant ? [] : c.Plan.InstrumentsOf(c.Measure)
        .Where(i => !i.IsValidAt(instant))
        .Say(i => i.ValidUntil is { } until && until < instant
            ? (Sentence)$"Instrument {i.Id} lapses at {until}, before the measure's instant {instant}."
            : (Sentence)$"Instrument {i.Id} is dated {i.IssuedAt}, after the measure's instant {instant}."));

    internal static readonly Guard Conditions = new("conditions", c => c.Plan.InstrumentsOf(c.Measure)
        .SelectMany(i => i.Conditions.Where(x => !x.IsAnswered).Say(x => $"A condition of instrument {i.Id} has no answer: {x.Text}")));

    internal static readonly Guard NoDeconfliction = new("deconfliction", c => c.Plan.Stopping(c.Measure, c.Now)
        .Say(d => d.Decision is { } decision
            ? (Sentence)$"On {d.Key} it was decided ({d.Code}): {decision}."
            : (Sentence)$"Another authority works on {d.Key} ({d.Code}); both magistrates have to decide first."));

    internal static readonly Guard Permissions = new("handling", c => c.Measure.Handling
        .Where(h => h.LacksPermission)
        .Say(h => $"What the measure rests on is marked {h.Code}, and the provider's permission is missing."));

    internal static readonly Guard Affiliation = new("affiliation", MissingFindings);

    internal static readonly Guard TargetChanged = new("target-changed", c =>
        c.Measure.TargetChanged ? [] : ["The measure is authorised already, and its elements and instruments are the same."]);

    internal static readonly Guard StandsBy = new("stands-by", c => Sentences(
        (string.IsNullOrWhiteSpace(c.Detail.Readiness?.Team), "Name the team."),
        (string.IsNullOrWhiteSpace(c.Detail.Readiness?.Tools), "Name the tools."),
        (string.IsNullOrWhiteSpace(c.Detail.Readiness?.Contact), "Name a contact.")), IsInput: true);

    internal static readonly Guard ClockOffset = new("clock", c => c.Detail.Readiness?.ClockOffset is not { } offset
        ? ["Nobody has measured how far the installation's clock is off."]
        : offset.Duration() > ClockLimit ? [$"The installation's clock is {offset.TotalSeconds:0.###} s off; at most {ClockLimit.TotalSeconds:0} s are allowed."] : [],
        IsInput: true);

    internal static readonly Guard AuthorisedTarget = new("authorised-target", c =>
        c.Measure.TargetChanged ? ["Elements or instruments changed after the authorisation; the executing magistrate has to say yes again."] : []);

    internal static readonly Guard ReadyAsStamped = new("ready-hash", c =>
        c.Measure.PlanHashAtReady == PlanHash.OfMeasure(c.Plan, c.Measure) ? [] : ["The plan is no longer the one for which the measure became ready."]);

    internal static readonly Guard Lapsed = new("lapse", c =>
        InstrumentValid.Check(c).Any() || ReadyAsStamped.Check(c).Any() ? [] : ["Nothing has changed: the measure stays ready."]);

    internal static readonly Guard NoHold = new("hold", c => c.Measure.Holds
        .Say(h => $"{c.Plan.NameOf(h.Authority)} holds the measure since {h.At}: {h.Reason}"));

    internal static readonly Guard MayRecall = new("recall", c =>
    {
        var ownMagistrate = c.Actor.Authority == c.Measure.Authority && c.Actor.Roles.HasFlag(Roles.Magistrate);
        if (ownMagistrate)
        {
            return [];
        }

        var missing = new List<Sentence>();
        if (c.Measure.ReleasedBy.All(s => s.PersonId != c.Actor.PersonId))
        {
            missing.Add("Only those who signed the release, or the executing magistrate, may recall it.");
        }

        if (c.Instant is { } instant && c.Now >= instant)
        {
            missing.Add($"The measure's instant {instant} has come; now only the executing magistrate may recall it.");
        }

        return missing;
    });

    internal static readonly Guard NotEarly = new("not-before", c =>
        c.Instant is { } instant && c.Now < instant - Tolerance && !HasReason(c.Detail)
            ? [$"The measure's instant is {instant}; to report it earlier, give a reason of at least {ReasonLength} characters."]
            : [], IsInput: true);

    internal static readonly Guard Predecessors = new("predecessor", c => Dependencies.Open(c.Plan, c.Measure)
        .Say(d => $"{d.MeasureId} has to be {(d.AfterExecuted ? MeasureState.Executed : MeasureState.Confirmed)} first."));

    internal static readonly Guard ReportComplete = new("report", c => c.Detail.Report is not { } report ? [] : Sentences(
        (string.IsNullOrWhiteSpace(report.By), "Say which authority reported."),
        (string.IsNullOrWhiteSpace(report.Channel), "Say how it was reported."),
        (report.At > c.Now, "The report is dated in the future.")), IsInput: true);

    internal static readonly Guard FailureNamed = new("failure-code", c =>
        c.Detail.Failure is null ? ["Say why it failed: moved, gone, refused, technical, legal or danger."] : [], IsInput: true);

    internal static readonly Guard SecondPerson = new("second-person", c =>
        c.Actor.Member is not null && c.Actor.PersonId == c.Measure.ExecutedBy ? ["Whoever reported the execution may not confirm it."] : []);

    internal static readonly Guard TestPassed = new("success-test", c => c.Detail.Test switch
    {
        null => ["The success test has no answer yet."],
        { Passed: false } => ["The success test's answer is no."],
        { ObservedAt: var at } when at > c.Now => ["The success test is dated in the future."],
        _ => [],
    }, IsInput: true);

    internal static readonly Guard ReportConfirmed = new("reported", c =>
        !c.Measure.IsReportedOnly || c.Actor.Member is null || c.Detail.Test?.Evidence is not null
        || (c.Actor.Authority == c.Measure.Authority && c.Measure.Report!.By == c.Measure.Authority)
            ? []
            : [$"The execution is only reported, by {c.Plan.NameOf(c.Measure.Report!.By)}; its own side has to confirm it, or a success test with its receipt."]);

    internal static readonly Guard TestFailed = new("success-test", c =>
    {
        var due = (c.Instant ?? c.Measure.StateSince) + (c.Measure.SuccessTest?.Grace ?? TimeSpan.Zero);
        return c.Detail.Test switch
        {
            null => ["The success test has no answer yet."],
            { Passed: true } => ["The success test's answer is yes."],
            { ObservedAt: var at } when at < due => [$"The success test may fail the measure from {due} on; it was asked at {at}."],
            { ObservedAt: var at } when at > c.Now => ["The success test is dated in the future."],
            _ => [],
        };
    }, IsInput: true);

    internal static readonly Guard ReturnRecorded = new("return", c => c.Detail.Return is not { } back
        ? ["Say what came back, where and when."]
        : Sentences(
            (!c.Measure.Elements.Contains(back.Element), $"{back.Element} is no element of this measure."),
            (back.FirstSeenAgain > c.Now, "The return is dated in the future."),
            (back.Confidence is not (>= 0 and <= 1), "The confidence lies between 0 and 1.")), IsInput: true);

    internal static readonly Guard NoOwnHold = new("hold", c =>
        c.Measure.Holds.Any(h => h.Authority == HolderOf(c.Actor)) ? [$"{c.Plan.NameOf(HolderOf(c.Actor))} holds the measure already."] : []);

    internal static readonly Guard OwnHold = new("own-hold", c =>
        c.Measure.Holds.Any(h => h.Authority == HolderOf(c.Actor)) ? [] :
        c.Measure.IsHeld ? [$"A hold is lifted by the authority that set it: {string.Join(", ", c.Measure.Holds.Select(h => c.Plan.NameOf(h.Authority)))}."] :
        ["No hold stands on the measure."]);

    internal static string HolderOf(Actor actor) => actor.Member?.Authority ?? actor.Code;

    internal static bool HasReason(CommandDetail detail) => (detail.Reason?.Trim().Length ?? 0) >= ReasonLength;

    internal static IEnumerable<Sentence> Sentences(params (bool Applies, Sentence Text)[] all) => all.Where(p => p.Applies).Select(p => p.Text);

    private static IEnumerable<Sentence> MissingContent(GuardCase c)
    {
        if (c.Detail.Content is not { } content)
        {
            return ["Say what the measure is to be."];
        }

        var isNew = c.Command.Kind == CommandKind.Add;
        return Sentences(
            (isNew && content.Kind is null, "Say what kind of measure it is."),
            (isNew && content.Authority is null, "Say which authority carries it out."),
            (content.Elements is { Count: 0 } || (isNew && content.Elements is null), "Name at least one element."),
            (!isNew && content.Kind is { } kind && kind != c.Measure.Kind, "The kind of a measure is fixed; withdraw it and draft another."),
            (!isNew && content.Authority is { } authority && authority != c.Measure.Authority, "The executing authority is fixed; withdraw it and draft another."),
            (content.Weight is < 0 or double.NaN, "A weight is not below zero."),
            (content.Offset is { } offset && offset.Duration() > TimeSpan.FromDays(30), "An offset is at most 30 days."),
            (content.SuccessTest is { } test && test.Grace <= TimeSpan.Zero, "The grace of a success test is above zero."),
            (!isNew && content == new MeasureContent(), "Say what is to be changed."));
    }

    private static IEnumerable<Sentence> MissingReferences(GuardCase c)
    {
        if (c.Detail.Content is not { } content)
        {
            return [];
        }

        var plan = c.Plan;
        return Sentences(
            (content.Authority is { } a && !plan.Authorities.ContainsKey(a), $"There is no authority {content.Authority} at the table."),
            (content.Group is { } g && !plan.Groups.ContainsKey(g), $"There is no action group {content.Group}."),
            (content.Fallback is { } f && (!plan.Measures.ContainsKey(f) || f == c.Measure.Id), $"There is no other measure {content.Fallback} to fall back on."),
            (content.Assignee is { } m && !plan.Members.ContainsKey(m), $"There is no member {content.Assignee}."))
            .Concat((content.Instruments ?? []).Where(i => !plan.Instruments.ContainsKey(i)).Say(i => $"There is no instrument {i}."))
            .Concat((content.DependsOn ?? []).Where(d => d.MeasureId != c.Measure.Id && !plan.Measures.ContainsKey(d.MeasureId)).Say(d => $"There is no measure {d.MeasureId} to wait for."));
    }

    private static IEnumerable<Sentence> MissingFindings(GuardCase c)
    {
        if (c.Measure.Kind is not (MeasureKind.RemovalOrder or MeasureKind.ServerSeizure or MeasureKind.DomainSeizure))
        {
            yield break;
        }

        var channels = c.Measure.Elements.Where(k => c.Plan.Elements.ContainsKey(k.ToString()))
            .SelectMany(k => c.Plan.Elements[k.ToString()].Channels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            if (!c.Plan.Findings.TryGetValue(channel, out var finding))
            {
                yield return $"There is no affiliation finding on {channel}; without one no seizure and no removal order.";
                continue;
            }

            foreach (var text in finding.Missing(c.Now))
            {
                yield return text;
            }
        }
    }
}
