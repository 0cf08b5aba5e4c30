using Kortwiek.Store;
using Kortwiek.Web.Components;
using Kortwiek.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kortwiek.Web.Operations;

/// <summary>What the overview shows: where each phase stands, what there is, what to do next.</summary>
internal sealed class OverviewModel
{
    private const int MostRecent = 10;
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);

    public IReadOnlyList<PhaseItem> Phases { get; private set; } = [];

    public IReadOnlyList<NextStep> Next { get; private set; } = [];

    public IReadOnlyList<(string, string?)> Facts { get; private set; } = [];

    public int Elements { get; private set; }

    public IReadOnlyList<BarItem> Kinds { get; private set; } = [];

    public IReadOnlyList<BarItem> Countries { get; private set; } = [];

    public IReadOnlyList<AuditLine> Recent { get; private set; } = [];

    public static async Task<OverviewModel> ReadAsync(OperationView view, IStringLocalizer<ShellText> words, Func<string, string> href, CancellationToken cancellation)
    {
        var model = new OverviewModel();
        var db = view.Db;
        var kinds = await db.Set<ElementRow>().AsNoTracking().GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var countries = await db.Set<ElementRow>().AsNoTracking().GroupBy(e => e.Country).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        foreach (var run in await db.Set<RunRow>().AsNoTracking().GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation))
        {
            model._runs[run.Key] = run.Count;
        }

        model.Elements = kinds.Sum(k => k.Count);
        model.Kinds = [.. kinds.Select(k => new BarItem(k.Key, k.Count))];
        model.Countries = [.. countries.Select(c => new BarItem(c.Key.Code == "ZZ" ? words["Overview.unknown"] : Show.CountryName(c.Key.Code), c.Count, Country: c.Key.Code))];
        model.Recent = await db.Set<OutboxRow>().AsNoTracking().OrderByDescending(e => e.Id).Take(MostRecent)
            .Select(e => new AuditLine(e.LogIndex, e.At, e.Member, e.Type, e.Verb, e.Summary, e.RequestDigest, e.ExitCode)).ToListAsync(cancellation);
        var channels = await db.Set<ChannelRow>().CountAsync(cancellation);
        var members = await db.Set<MemberRow>().AsNoTracking().Select(m => m.Authority).ToListAsync(cancellation);
        model.Facts =
        [
            (words["Overview.code"], view.Operation.Code),
            (words["Overview.lead"], view.Operation.LeadAuthority),
            (words["Overview.basis"], view.Operation.Basis),
            (words["Overview.opened"], Show.Instant(view.Operation.CreatedAt)),
            (words["Overview.channels"], Show.Number(channels)),
            (words["Overview.relations"], Show.Number(await db.Set<RelationRow>().CountAsync(cancellation))),
            (words["Overview.members"], words["Overview.members.of", Show.Number(members.Count), Show.Number(members.Distinct(StringComparer.Ordinal).Count())]),
        ];
        model.Judge(view.Operation.Code, channels, words, href);
        return model;
    }

    private int Runs(string start) => _runs.Where(r => r.Key.StartsWith(start, StringComparison.Ordinal)).Sum(r => r.Value);

    private void Judge(string code, int channels, IStringLocalizer<ShellText> words, Func<string, string> href)
    {
        (string Room, string Path, int Count, string Text, NextStep Step)[] rooms =
        [
            ("watch", "watch", Elements, words["Overview.watch", Show.Number(Elements), Show.Number(channels)], Step(words, "watch", $"./kortwiek watch import FILE --operation {code}")),
            ("network", "network", Runs("plan."), words["Overview.runs", Show.Number(Runs("plan."))], Step(words, "plan", $"./kortwiek plan channels --operation {code}")),
            ("evidence", "evidence", Runs("evidence."), words["Overview.runs", Show.Number(Runs("evidence."))], Step(words, "evidence", $"./kortwiek evidence intake FOLDER --operation {code}")),
            ("leads", "leads", Runs("leads."), words["Overview.runs", Show.Number(Runs("leads."))], Step(words, "leads", $"./kortwiek leads parse FILE --operation {code}")),
            ("impact", "impact", Runs("impact."), words["Overview.runs", Show.Number(Runs("impact."))], Step(words, "impact", $"./kortwiek impact survival FILE --operation {code}")),
        ];
        var now = Array.FindIndex(rooms, r => r.Count == 0);
        Phases = [.. rooms.Select((r, i) => new PhaseItem(words[$"Nav.{r.Room}"], r.Text, href(r.Path), Done: r.Count > 0, Now: i == now))];
        Next = [.. rooms.Where(r => r.Count == 0).Select(r => r.Step).Take(3)];
        if (Next.Count == 0)
        {
            Next = [Step(words, "report", $"./kortwiek operation report --out report.html --operation {code}")];
        }
    }

    private static NextStep Step(IStringLocalizer<ShellText> words, string name, string command) => new(words[$"Next.{name}"], words[$"Next.{name}.text"], command);
}
