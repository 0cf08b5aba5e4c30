using Kortwiek.App.Act;
using Kortwiek.App.Operation;
using Kortwiek.Core;
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
    private IReadOnlyDictionary<string, long> _rows = new Dictionary<string, long>(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);

    public IReadOnlyList<PhaseItem> Phases { get; private set; } = [];

    /// <summary>The next steps; in an empty operation the whole way.</summary>
    public IReadOnlyList<NextStep> Next { get; private set; } = [];

    /// <summary>True where nothing is in the operation yet.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>True where no command has to name the operation.</summary>
    public bool IsAlone { get; private set; }

    public IReadOnlyList<(string, string?)> Facts { get; private set; } = [];

    public int Elements { get; private set; }

    public IReadOnlyList<BarItem> Kinds { get; private set; } = [];

    public IReadOnlyDictionary<Country, double> Countries { get; private set; } = new Dictionary<Country, double>();

    /// <summary>How many have no known country, in words; null where all have.</summary>
    public string? UnknownCountry { get; private set; }

    public IReadOnlyList<AuditLine> Recent { get; private set; } = [];

    /// <summary>The action day nearest to now; null where none is set.</summary>
    public BoardVerb.Response? Board { get; private set; }

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
        model.Countries = countries.Where(c => c.Key != Country.Unknown).ToDictionary(c => c.Key, c => (double)c.Count);
        model.UnknownCountry = countries.Find(c => c.Key == Country.Unknown) is { } unknown ? words["Overview.unknown", Show.Number(unknown.Count)].Value : null;
        model.Recent = await db.Set<OutboxRow>().AsNoTracking().OrderByDescending(e => e.Id).Take(MostRecent)
            .Select(e => new AuditLine(e.LogIndex, e.At, e.Member, e.Type, e.Verb, e.Summary, e.RequestDigest, e.ExitCode)).ToListAsync(cancellation);
        var channels = await db.Set<ChannelRow>().CountAsync(cancellation);
        var members = await db.Set<MemberRow>().AsNoTracking().Select(m => m.Authority).ToListAsync(cancellation);
        model.Facts =
        [
            (words["Overview.code"], view.Operation.Code),
            (words["Overview.lead"], view.Operation.LeadAuthority),
            (words["Overview.basis"], words[$"Basis.{view.Operation.Basis}"]),
            (words["Overview.opened"], Show.Instant(view.Operation.CreatedAt)),
            (words["Overview.channels"], Show.Number(channels)),
            (words["Overview.relations"], Show.Number(await db.Set<RelationRow>().CountAsync(cancellation))),
            (words["Overview.members"], words["Overview.members.of", Show.Number(members.Count), Show.Number(members.Distinct(StringComparer.Ordinal).Count())]),
        ];
        var shown = await view.AskAsync<ShowVerb.Response>("operation show", new ShowVerb.Request(), cancellation);
        model._rows = shown is Outcome<ShowVerb.Response>.Done done ? done.Answer.Rows : model._rows;
        model.Board = model.Rows("ActionDay") > 0 && await view.AskAsync<BoardVerb.Response>("act board", new BoardVerb.Request(), cancellation) is Outcome<BoardVerb.Response>.Done board ? board.Answer : null;
        model.IsAlone = await db.Set<OperationRow>().CountAsync(cancellation) == 1;
        model.Judge(channels, words, href);
        return model;
    }

    private int Runs(string start) => _runs.Where(r => r.Key.StartsWith(start, StringComparison.Ordinal)).Sum(r => r.Value);

    private long Rows(string table) => _rows.GetValueOrDefault(table);

    private static string Counted(IStringLocalizer<ShellText> words, string key, long count) => words[count == 1 ? key + ".one" : key, Show.Number(count)];

    // In the order of the work; what has nothing yet is what comes next.
    private void Judge(int channels, IStringLocalizer<ShellText> words, Func<string, string> href)
    {
        (string Room, long Count, string Text)[] rooms =
        [
            ("watch", Elements, words["Overview.watch", Show.Number(Elements), Show.Number(channels)]),
            ("network", Runs("plan."), Counted(words, "Overview.runs", Runs("plan."))),
            ("measures", Rows("Measure"), words["Overview.measures", Show.Number(Rows("Measure")), Show.Number(Rows("ActionDay"))]),
            ("evidence", Rows("Exhibit") + Runs("evidence."), Rows("Exhibit") > 0 ? Counted(words, "Overview.exhibits", Rows("Exhibit")) : Counted(words, "Overview.runs", Runs("evidence."))),
            ("leads", Rows("Lead") + Runs("leads."), Rows("Lead") > 0 ? Counted(words, "Overview.leads", Rows("Lead")) : Counted(words, "Overview.runs", Runs("leads."))),
            ("impact", Runs("impact."), Counted(words, "Overview.runs", Runs("impact."))),
        ];
        var now = Array.FindIndex(rooms, r => r.Count == 0);
        Phases = [.. rooms.Select((r, i) => new PhaseItem(words[$"Nav.{r.Room}"], r.Text, href(r.Room), Done: r.Count > 0, Now: i == now))];
        IsEmpty = Array.TrueForAll(rooms, r => r.Count == 0);
        (bool Done, NextStep Step)[] way =
        [
            (rooms[0].Count > 0, Step(words, "watch", "watch import", "FILE")),
            (rooms[1].Count > 0, Step(words, "plan", "plan channels")),
            (Rows("ActionDay") > 0, Step(words, "table", "act table", "FILE.json")),
            (rooms[2].Count > 0, Step(words, "act", "measure add", "--element KEY --kind server-seizure --by AUTHORITY --group GROUP")),
            (rooms[3].Count > 0, Step(words, "evidence", "evidence intake", "FOLDER --where PLACE --under WARRANT")),
            (rooms[4].Count > 0, Step(words, "leads", "leads parse", "FOLDER")),
            (rooms[5].Count > 0, Step(words, "impact", "impact survival", "FILE.csv --time days --event returned")),
            (false, Step(words, "report", "operation report", "--out report.html")),
        ];
        var open = way.Where(w => !w.Done).Select(w => w.Step).ToList();
        Next = IsEmpty ? open : [.. open.Take(Math.Max(1, Math.Min(3, open.Count - 1)))];
    }

    private static NextStep Step(IStringLocalizer<ShellText> words, string name, string verb, string? arguments = null) =>
        new(words[$"Next.{name}"], words[$"Next.{name}.text"], verb, arguments);
}
