namespace Kortwiek.Act;

/// <summary>What an event leaves on a measure, beside its state.</summary>
internal static class Fold
{
    public static Measure Detail(Measure m, MeasureEvent e) => e.Command switch
    {
        CommandKind.Add => Content(m, e) with { Revision = 1, TargetChanged = false },
        CommandKind.Change => Changed(m, e),
        CommandKind.SendBack => m with { SentBackBecause = e.Detail.Reason },
        CommandKind.Authorise => m with { TargetChanged = false },
        CommandKind.Ready => m with { Readiness = e.Detail.Readiness, PlanHashAtReady = e.Detail.PlanHash, FellBackBecause = null },
        CommandKind.Lapse => m with { Readiness = null, PlanHashAtReady = null, FellBackBecause = e.Detail.Reason },
        CommandKind.Release => m with { ReleasedBy = e.Detail.Signatures ?? [] },
        CommandKind.Recall => m with { ReleasedBy = [], Readiness = null, PlanHashAtReady = null, FellBackBecause = e.Detail.Reason ?? "The release was recalled." },
        CommandKind.Execute => m with { ExecutedBy = e.PersonId, ExecutedAt = e.Detail.Report?.At ?? e.At, Report = e.Detail.Report },
        CommandKind.Fail => m with { Failure = e.Detail.Failure, Test = e.Detail.Test, Report = e.Detail.Report ?? m.Report },
        CommandKind.Confirm => m with { Test = e.Detail.Test },
        CommandKind.Return => m with { Return = e.Detail.Return },
        CommandKind.Retry => m with
        {
            Revision = m.Revision + 1,
            Drafters = With(m.Drafters, e.PersonId),
            TargetChanged = false,
            Readiness = null,
            PlanHashAtReady = null,
            ReleasedBy = [],
            ExecutedBy = null,
            ExecutedAt = null,
            Report = null,
            Failure = null,
            Test = null,
        },
        CommandKind.Hold => m with { Holds = [.. m.Holds, new Hold(e.Authority.Length > 0 ? e.Authority : e.By, e.By, e.At, e.Detail.Reason ?? "")] },
        CommandKind.Unhold => m with { Holds = [.. m.Holds.Where(h => h.Authority != (e.Authority.Length > 0 ? e.Authority : e.By))] },
        _ => m,
    };

    private static Measure Changed(Measure m, MeasureEvent e)
    {
        var wasAuthorised = e.From is MeasureState.Authorised or MeasureState.Ready;
        var touched = e.Detail.Content?.TouchesTarget ?? false;
        var after = Content(m, e) with { Revision = m.Revision + 1, TargetChanged = m.TargetChanged || (wasAuthorised && touched) };
        return e.From == MeasureState.Ready
            ? after with { Readiness = null, PlanHashAtReady = null, FellBackBecause = e.Detail.Reason ?? "The content was changed." }
            : after;
    }

    private static Measure Content(Measure m, MeasureEvent e)
    {
        var c = e.Detail.Content ?? new MeasureContent();
        return m with
        {
            Kind = c.Kind ?? m.Kind,
            Authority = c.Authority ?? m.Authority,
            Elements = c.Elements is null ? m.Elements : [.. c.Elements.Distinct().Order()],
            Instruments = c.Instruments is null ? m.Instruments : [.. c.Instruments.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Group = c.Group ?? m.Group,
            Offset = c.Offset ?? m.Offset,
            DependsOn = c.DependsOn is null ? m.DependsOn : [.. c.DependsOn.OrderBy(d => d.MeasureId, StringComparer.Ordinal)],
            Fallback = c.Fallback ?? m.Fallback,
            SuccessTest = c.SuccessTest ?? m.SuccessTest,
            Assignee = c.Assignee ?? m.Assignee,
            Weight = c.Weight ?? m.Weight,
            Handling = c.Handling ?? m.Handling,
            Drafters = With(m.Drafters, e.PersonId),
        };
    }

    private static IReadOnlyList<string> With(IReadOnlyList<string> persons, string person) =>
        persons.Contains(person, StringComparer.Ordinal) ? persons : [.. persons, person];
}
