using System.Globalization;

namespace Kortwiek.App.Demo;

/// <summary>The demo's way through the rooms.</summary>
internal sealed partial class DemoRun(Installation installation, DemoScript script)
{
    private string Files => Path.Combine(installation.Home, "demo-files");

    public async Task RunAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Files);
        await using (var store = await installation.OpenStoreAsync(cancellation))
        {
            await new OperationOpening(installation).OpenAsync(store, DemoVerb.Code, "Grijze Reiger", "Zwin", Read("BE"), "jit", demo: true, "Hanne Verbrugge", new Asker.SystemUser(null), cancellation);
        }

        // Pseudonyms decide between leads of one score; a demo's are no secret.
        installation.Folder(DemoVerb.Code).SetSecret("pseudonyms", [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

        (string Room, Func<IProgress<Step>, CancellationToken, Task> Go)[] rooms =
        [
            ("Watch", WatchAsync),
            ("Plan", PlanAsync),
            ("Act", ActAsync),
            ("Evidence", EvidenceAsync),
            ("Leads", LeadsAsync),
            ("Impact", ImpactAsync),
            ("Need to know", NeedToKnowAsync),
        ];
        for (var i = 0; i < rooms.Length; i++)
        {
            progress.Report(new Step("demo: " + rooms[i].Room, i, rooms.Length));
            await rooms[i].Go(progress, cancellation);
        }

        await script.RunAsync<Operation.ReportVerb.Response>(
            "Report",
            "operation report",
            ["--out", Path.Combine(Files, "report.html")],
            a => N($"one page over all rooms, {a.Sentences} sentences, {a.Sha256}"),
            progress,
            cancellation);
        progress.Report(new Step("demo", rooms.Length, rooms.Length));
    }

    private static Country Read(string code) => Country.TryParse(code, out var country) ? country : Country.Unknown;

    private static string N(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Make(string name, Action<Stream> write)
    {
        var path = Path.Combine(Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, replace: true, write);
        return path;
    }
}
