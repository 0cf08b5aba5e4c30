using System.Globalization;
using Kortwiek.App.Reports;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>What Act says in the report: where the measures of each day stand, what the deadlines say and what needs a human being.</summary>
public static class ReportPart
{
    /// <summary>Reads the plan as it stands.</summary>
    public static async Task<ReportSection> OfAsync(Scope scope, CancellationToken cancellation)
    {
        const string question = "What was done, by whom, and what still needs a human being";
        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        var plan = desk.Plan;
        if (plan.Measures.Count == 0)
        {
            return new ReportSection("Act", question, []);
        }

        var rules = RulesFile.Read(scope.Installation) is Outcome<DeadlineRules>.Done { Answer: var own } ? own : DeadlineRules.BuiltIn;
        var views = DeadlineBook.At(plan, await desk.DeadlinesAsync(cancellation), rules, desk.Now);
        var boards = plan.Days.Values.Select(d => Board.Of(plan, d, views, desk.Now)).ToList();
        List<string> sentences = [N($"{plan.Measures.Count} measures by {plan.Measures.Values.Select(m => m.Authority).Distinct(StringComparer.Ordinal).Count()} authorities: {States(plan.Measures.Values)}.")];
        sentences.AddRange(boards.Select(b => N($"Day {b.Day}, T at {Utc.Text(b.TZero)}: {b.WeightConfirmed:P0} of the weight is confirmed, {b.Reported} executions are reported only, {b.Held} measures are held.")));
        var overdue = views.Count(v => v.Status == DeadlineStatus.Overdue);
        var notStarted = views.Count(v => v.Status == DeadlineStatus.NotStarted && v.Deadline.StartedAt is not null);
        sentences.Add(N($"Of {views.Count} legal deadlines {overdue} {(overdue == 1 ? "is" : "are")} overdue, {views.Count(v => v.Status is DeadlineStatus.Running or DeadlineStatus.Warning)} run, and {notStarted} have not started for want of a receipt."));
        var needs = boards.SelectMany(b => b.NeedsHuman).Where(n => n.Kind < NeedKind.DeadlineNear)
            .Select(n => (IReadOnlyList<string>)[n.Id, Words.Of(n.Kind), plan.NameOf(n.Authority), n.Why]);
        return new ReportSection("Act", question, sentences, new ReportTable("What needs a human being", ["Measure", "What", "Authority", "Why"], [.. needs]));
    }

    private static string States(IEnumerable<Measure> measures) => string.Join(", ", measures
        .GroupBy(m => m.State)
        .OrderBy(g => g.Key)
        .Select(g => N($"{g.Count()} {Words.Of(g.Key)}")));

    private static string N(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
