using System.Text.Json;
using Kortwiek.App.Act;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private async Task ActAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var table = Make("table.json", stream => JsonSerializer.Serialize(stream, SampleTable(), KortwiekJson.Indented));
        await script.RunAsync<TableVerb.Response>(
            "Act",
            "act table",
            [table],
            a => N($"{a.Authorities} authorities and {a.Members} members at the table, {a.Days} action days in {a.Groups} groups, {a.Findings} affiliation findings"),
            progress,
            cancellation);
        var lines = Make("script.jsonl", stream =>
        {
            foreach (var step in GrijzeReiger.Script())
            {
                JsonSerializer.Serialize(stream, step, KortwiekJson.Options);
                stream.WriteByte((byte)'\n');
            }
        });
        await script.RunAsync<PlayVerb.Response>(
            "Act",
            "act play",
            [lines],
            a => N($"{a.States.Values.Sum()} measures in {a.Steps} steps: {a.States["confirmed"]} confirmed, {a.States["executed"]} executed, {a.States["returned"]} returned; {a.Refused} steps refused as the rules demand"),
            progress,
            cancellation);
        await script.RunAsync<BoardVerb.Response>(
            "Act",
            "act board",
            ["--day", "1", "--at", Utc.Text(GrijzeReiger.T1.AddMinutes(10))],
            a => N($"ten minutes after T: {a.Counts["go"]} go, {a.Counts["executed"]} executed, {a.Counts["failed"]} failed; {a.NeedsHuman.Count} need a human being"),
            progress,
            cancellation);
        await script.RunAsync<Deadline.ListVerb.Response>(
            "Act",
            "deadline list",
            [],
            a => N($"{a.Counts["running"] + a.Counts["warning"]} deadlines run, {a.Counts["overdue"]} overdue, {a.Counts["not-started"]} not started for want of a receipt"),
            progress,
            cancellation);
    }

    private static TableFile SampleTable() => new()
    {
        Authorities = GrijzeReiger.Authorities,
        Members = [.. GrijzeReiger.Members.Select(m => new TableFile.Person(m.Code, m.DisplayName, m.Roles.ToString().ToLowerInvariant(), m.Authority, Guid.ParseExact(m.PersonId, "D")))],
        Days = GrijzeReiger.Days,
        Groups = GrijzeReiger.Groups,
        Findings = GrijzeReiger.Findings,
    };
}
