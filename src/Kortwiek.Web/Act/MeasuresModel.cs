using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.App.Order;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Act;

/// <summary>What the measures page shows: the table, and one measure with its history and what speaks against each command.</summary>
internal sealed class MeasuresModel
{
    private MeasuresModel(JointPlan plan, DateTimeOffset now)
    {
        Plan = plan;
        Now = now;
    }

    public JointPlan Plan { get; }

    public DateTimeOffset Now { get; }

    public IReadOnlyList<Measure> All { get; private set; } = [];

    public IReadOnlyList<Measure> Shown { get; private set; } = [];

    public bool HasElements { get; private set; }

    public Measure? Chosen { get; private set; }

    public IReadOnlyList<MeasureEvent> History { get; private set; } = [];

    public IReadOnlyList<(CommandKind Command, IReadOnlyList<Missing> Missing)> Commands { get; private set; } = [];

    public IReadOnlyList<DeadlineView> Deadlines { get; private set; } = [];

    /// <summary>The forms that fit the chosen measure.</summary>
    public IReadOnlyList<FormDefinition> Forms { get; private set; } = [];

    /// <summary>Who the page asks for; null where the plan does not know the member.</summary>
    public Member? Viewer { get; private set; }

    public static async Task<MeasuresModel> ReadAsync(OperationView view, MeasuresFilter filter, CancellationToken cancellation)
    {
        var desk = await PlanDesk.OpenAsync(view.Db, view.Operation, view.Installation.Clock, withChannels: filter.Chosen is not null, [], cancellation);
        var plan = desk.Plan;
        var model = new MeasuresModel(plan, desk.Now)
        {
            All = [.. plan.Measures.Values],
            Viewer = plan.Members.GetValueOrDefault(view.Member.Handle),
        };
        model.HasElements = model.All.Count > 0 || await view.Db.Set<ElementRow>().AnyAsync(cancellation);
        model.Shown = [.. model.All.Where(m => filter.Lets(plan, m))];
        if (filter.Chosen is { } id && plan.Measures.TryGetValue(id, out var measure))
        {
            model.Chosen = measure;
            model.History = await desk.HistoryAsync(id, cancellation);
            model.Commands = model.Viewer is { } viewer
                ? [.. MeasureMachine.CommandsOf(measure.State).Where(c => c != CommandKind.Lapse)
                    .Select(c => (c, MeasureMachine.Why(plan, new MeasureCommand(id, c, Actor.Of(viewer), desk.Now))))]
                : [];
            var rules = RulesFile.Read(view.Installation) is Outcome<DeadlineRules>.Done { Answer: var own } ? own : DeadlineRules.BuiltIn;
            var forms = FormFiles.Read(view.Installation) is Outcome<FormBook>.Done { Answer: var book } ? book : FormBook.BuiltIn;
            model.Forms = [.. forms.For(measure, plan.InstrumentsOf(measure))];
            model.Deadlines = DeadlineBook.At(plan, [.. (await desk.DeadlinesAsync(cancellation)).Where(d => d.MeasureId == id)], rules, desk.Now);
        }

        return model;
    }
}
