using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kortwiek.Act;
using Kortwiek.App.Act;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private async Task ActAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var table = new TableFile
        {
            Authorities = GrijzeReiger.Authorities,
            Members = [.. GrijzeReiger.Members.Select(m => new TableFile.Person(m.Code, m.DisplayName, RoleNames.Text(m.Roles), m.Authority, PersonOf(m.PersonId)))],
            Days = GrijzeReiger.Days,
            Groups = GrijzeReiger.Groups,
            Findings = GrijzeReiger.Findings,
        };
        var tableFile = Make("table.json", stream => JsonSerializer.Serialize(stream, table, KortwiekJson.Indented));
        await script.RunAsync<TableVerb.Response>(
            "Act",
            "act table",
            [tableFile],
            a => N($"{a.Authorities} authorities with {a.Members} members sit at the table for {a.Days} action days"),
            progress,
            cancellation);
        var scriptFile = Make("script.jsonl", stream =>
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
            [scriptFile],
            a => N($"{a.States.Values.Sum()} measures, {a.Steps} steps of the two days played: {string.Join(", ", a.States.Where(s => s.Value > 0).Select(s => $"{s.Value} {s.Key}"))}; {a.Refused} steps were refused by a rule"),
            progress,
            cancellation);
        await script.RunAsync<BoardVerb.Response>(
            "Act",
            "act board",
            ["--day", "1"],
            a => N($"the board of day {a.Day}: {a.WeightConfirmed:P0} of the network's weight confirmed down"),
            progress,
            cancellation);
        await script.RunAsync<RehearseVerb.Response>(
            "Act",
            "act rehearse",
            ["--day", "1", "--runs", "1000", "--seed", "27"],
            a => N($"{a.Runs} rehearsals of day {a.Day}: {a.Target.W:P0} of the weight is down after an hour in {a.Target.P:P1} of them, by assumptions and not by measurements"),
            progress,
            cancellation);
        await script.RunAsync<Deadline.ListVerb.Response>(
            "Act",
            "deadline list",
            ["--all"],
            a => N($"{a.Deadlines.Count} legal deadlines: {string.Join(", ", a.Counts.Where(c => c.Value > 0).Select(c => $"{c.Value} {c.Key}"))}"),
            progress,
            cancellation);
    }

    // The same human being has the same id in every demo.
    private static Guid PersonOf(string person) => new(SHA256.HashData(Encoding.UTF8.GetBytes(person)).AsSpan(0, 16));
}
