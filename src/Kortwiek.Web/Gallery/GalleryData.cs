using Kortwiek.Core;
using Kortwiek.Web.Components;

namespace Kortwiek.Web.Gallery;

/// <summary>Made-up values in which every part of the pages can be seen; always the same.</summary>
internal static class GalleryData
{
    public static readonly DateTimeOffset Day = new(2027, 4, 21, 7, 50, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<PhaseItem> Phases =
    [
        new("Watch", "62 elements, 9 channels", "/gallery#watch", Done: true),
        new("Network", "plan of 8, 88 % cut off", "/gallery#network", Done: true),
        new("Measures", "78 in 9 countries", "/gallery#measures", Now: true),
        new("Evidence", "2 exhibits, log whole", "/gallery#evidence"),
        new("Leads", "no logs processed", "/gallery#leads"),
        new("Impact", "needs 14 days either side", "/gallery#impact"),
    ];

    private static readonly (string Name, string Country)[] Authorities =
    [
        ("Zwin", "BE"), ("Waddenzee", "NL"), ("Vogezen", "FR"), ("Harz", "DE"), ("Rila", "BG"), ("Bucegi", "RO"), ("Pennine", "GB"), ("Potomac", "US"), ("Laurentide", "CA"),
    ];

    private static readonly (string Word, StateKind Kind)[] Words =
    [
        ("draft", StateKind.Idle), ("review", StateKind.Part), ("authorised", StateKind.Set), ("ready", StateKind.Ready), ("go", StateKind.Go), ("executed", StateKind.Active),
        ("confirmed", StateKind.Ok), ("failed", StateKind.Failed), ("returned", StateKind.Returned), ("held", StateKind.Held), ("withdrawn", StateKind.Ended),
    ];

    private static readonly string[] Kinds = ["preserve", "server-seizure", "domain-seizure", "removal-order", "referral", "production-order"];

    public static readonly IReadOnlyList<ChipOption> States = [.. Words.Select((w, i) => new ChipOption(w.Word, w.Word, 11 - i, w.Kind))];

    public static readonly IReadOnlyList<Lane> Lanes = MakeLanes();

    public static readonly GraphView Graph = MakeGraph();

    public static readonly IReadOnlyList<string> StepTexts = [.. Enumerable.Range(0, 9).Select(k => $"After {k} measures the largest part holds {Show.Share(Remaining(k))} of the elements.")];

    public static readonly IReadOnlyList<CurveSeries> Remains =
    [
        new("plan", [.. Enumerable.Range(0, 9).Select(k => new CurvePoint(k, Remaining(k)))], Step: true),
        new("heaviest first", [.. Enumerable.Range(0, 9).Select(k => new CurvePoint(k, Math.Pow(Remaining(k), 0.6)))]),
    ];

    public static readonly IReadOnlyList<(string, string?)> Facts =
    [
        ("Platform", "web"), ("First seen", "3 Feb 2025"), ("Language", "nl, fr"), ("Key", "dom:kroonpost.example"), ("Address", "198.51.100.23"), ("Audience", null),
    ];

    public static readonly IReadOnlyDictionary<Country, double> Countries = "NL:1840 US:912 BE:655 FR:640 DE:502 GB:377 CA:240 BG:96 RO:88 SE:41 ES:40 PL:33 AT:21 LT:9 MT:4 LU:6 SG:12 BH:3 TR:180 MA:140 TN:66 EG:52 IN:35 AU:17 BR:8 ZA:5 JP:2 XK:1"
        .Split(' ').Select(p => p.Split(':')).ToDictionary(p => Country.TryParse(p[0], out var c) ? c : default, p => double.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture));

    public static readonly IReadOnlyList<GalleryRow> Rows = MakeRows();

    public static readonly IReadOnlyList<BarItem> Bars = [.. Kinds.Select((k, i) => new BarItem(k, 20 - (3 * i), State: i == 5 ? StateKind.Failed : null))];

    public static readonly IReadOnlyList<CurveSeries> Survival = [Survive("referral", 41), Survive("seizure", 96)];

    public const string Drawing = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120" width="320" height="120"><rect x="20" y="20" width="60" height="80" fill="#1a5bb8"/><rect x="110" y="50" width="60" height="50" fill="#12714a"/><rect x="200" y="70" width="60" height="30" fill="#b3500c"/></svg>""";

    private static double Remaining(int k) => Math.Round(Math.Exp(-k / 3.7), 2);

    private static List<Lane> MakeLanes()
    {
        var random = new Xoshiro256(7);
        var lanes = new List<Lane>();
        foreach (var (name, country) in Authorities)
        {
            var items = new List<LaneItem>();
            for (var i = 0; i < 7; i++)
            {
                var (word, kind) = Words[4 + random.Below(4)];
                items.Add(new LaneItem(Day.AddMinutes((9 * i) + (random.Below(7))), kind, $"{Kinds[i % 6]}: {word}"));
            }

            lanes.Add(new Lane(name, items, country));
        }

        return lanes;
    }

    private static GraphView MakeGraph()
    {
        var random = new Xoshiro256(3);
        var nodes = new List<GraphNode>();
        var edges = new List<GraphEdge>();
        string[] channels = ["Kroonpost", "Radio Hol Riet", "Torenblad", "Kroonbeeld", "Zeven Poorten", "Nachtpost", "Kroonspiegel", "Kroonspiegel-2", "Rietstem"];
        foreach (var channel in channels)
        {
            nodes.Add(new GraphNode($"c{nodes.Count}", channel, "channel", 6, "channel"));
        }

        for (var i = 0; i < 53; i++)
        {
            var kind = i < 26 ? "server" : i < 45 ? "domain" : i < 51 ? "account" : "bucket";
            var id = $"n{i}";
            nodes.Add(new GraphNode(id, kind == "server" ? $"203.0.113.{i + 10}" : $"spiegel-{i}.example", kind, 1 + (random.Below(5)), Authorities[i % 9].Country, Step: i < 8 ? i + 1 : 0, LostAt: i is > 26 and < 40 ? i - 25 : 0));
            edges.Add(new GraphEdge(id, $"c{random.Below(9)}"));
            if (i > 3)
            {
                edges.Add(new GraphEdge(id, $"n{random.Below(Math.Min(i, 12))}"));
            }
        }

        return new GraphView(nodes, edges);
    }

    private static List<GalleryRow> MakeRows()
    {
        var random = new Xoshiro256(11);
        var rows = new List<GalleryRow>();
        for (var i = 1; i <= 40; i++)
        {
            var (word, kind) = Words[random.Below(Words.Length)];
            var (name, country) = Authorities[random.Below(9)];
            rows.Add(new GalleryRow($"M-{i:000}", i == 5 ? "<script>alert(1)</script>.example" : $"srv-{1000 + (random.Below(9000))}.example", Kinds[random.Below(6)], country, name, word, kind, (random.Below(1000)) / 100.0, Day.AddMinutes(random.Below(6000)), i <= 8 ? i : 0, ["No order is attached.", "The clock is 4 s off."]));
        }

        return rows;
    }

    private static CurveSeries Survive(string name, double half)
    {
        var points = Enumerable.Range(0, 25).Select(i => new CurvePoint(5 * i, Math.Pow(2, -5 * i / half))).ToList();
        return new CurveSeries(name, points, Step: true, Band: [.. points.Select(p => new CurveBand(p.X, p.Y * (1 - (p.X / 400)), Math.Min(1, p.Y * (1 + (p.X / 500)))))], Ticks: [points[7], points[16], points[22]]);
    }
}
