using System.Text;
using Kortwiek.App;
using Kortwiek.App.Desk;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Watch;
using Kortwiek.Web.Api;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Desk;

/// <summary>Three steps: a table, how it is meant, take it in. What is chosen stands in the address by numbers and words; no value of the table does.</summary>
public sealed partial class ImportPage
{
    private const int Sample = 2_000;
    private const int MostPasted = 4 << 20;
    private static readonly string[] Encodings = ["utf-8", "windows-1252", "utf-16"];
    private static readonly string[] Separators = ["semicolon", "comma", "tab"];
    private static readonly string[] DateOrders = ["day-month-year", "month-day-year"];
    private static readonly string[] Markings = ["clear", "green", "amber", "amber-strict", "red"];
    private static readonly string[] Fields = [.. Enum.GetValues<ColumnField>().Select(f => new Kortwiek.Watch.Column("", f).ToString())];

    private ImportVerb.Response? _look;
    private string? _fault;
    private List<string> _profiles = [];
    private IReadOnlyList<ImportsVerb.Run> _runs = [];
    private int _step = 1;

    /// <summary>The upload's id.</summary>
    [SupplyParameterFromQuery(Name = "upload")]
    public string? Uploaded { get; set; }

    /// <summary>The sheet of a workbook.</summary>
    [SupplyParameterFromQuery]
    public string? Sheet { get; set; }

    /// <summary>The encoding, where it is not guessed.</summary>
    [SupplyParameterFromQuery]
    public string? Enc { get; set; }

    /// <summary>The separator, where it is not guessed.</summary>
    [SupplyParameterFromQuery]
    public string? Sep { get; set; }

    /// <summary>The order of dates, where it is not guessed.</summary>
    [SupplyParameterFromQuery]
    public string? Dates { get; set; }

    /// <summary>The zone of times that name none.</summary>
    [SupplyParameterFromQuery]
    public string? Zone { get; set; }

    /// <summary>A kept profile.</summary>
    [SupplyParameterFromQuery]
    public string? Profile { get; set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _profiles = await View.Db.Set<ImportProfileRow>().AsNoTracking().OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(Cancellation);
        if (Uploaded is null)
        {
            _runs = await View.AskAsync<ImportsVerb.Response>("desk imports", new ImportsVerb.Request(200), Cancellation) is Outcome<ImportsVerb.Response>.Done { Answer: var answer } ? answer.Items : [];
            return;
        }

        _step = 2;
        if (File() is not { } file)
        {
            _fault = Text["Gone"];
            _step = 1;
            return;
        }

        // Once without a word of the user's, to learn the columns' names; then as the user says.
        var first = await LookAsync(Request(file, []));
        _look = first is null || Mapped(first) is not { Count: > 0 } map ? first : await LookAsync(Request(file, map)) ?? first;
        _step = _look is null ? 1 : 2;
    }

    private async Task<ImportVerb.Response?> LookAsync(ImportVerb.Request request)
    {
        var outcome = await View.AskAsync<ImportVerb.Response>("desk import", request with { DryRun = true, Rows = Sample }, Cancellation);
        if (outcome is Outcome<ImportVerb.Response>.Done { Answer: var answer })
        {
            return answer;
        }

        _fault = outcome switch
        {
            Outcome<ImportVerb.Response>.Bad bad => bad.Fault.ToString(),
            Outcome<ImportVerb.Response>.Refused refused => string.Join(' ', refused.All.All.Select(r => r.Text.ToString())),
            _ => Text["Gone"],
        };
        return null;
    }

    private async Task UploadAsync()
    {
        var form = await Context!.Request.ReadFormAsync(Cancellation);
        if (form.Files.GetFile("upload") is not { Length: > 0 } upload)
        {
            _fault = Text["NoFile"];
            return;
        }

        var (id, folder) = Tray.Open();
        await using var content = upload.OpenReadStream();
        await Tray.KeepAsync(folder, Tray.PlainNameOf(upload.FileName), content, Cancellation);
        Navigation.NavigateTo($"{Href("import")}?upload={id}");
    }

    private async Task PasteAsync()
    {
        var text = (await Context!.Request.ReadFormAsync(Cancellation))["pasted"].ToString();
        if (string.IsNullOrWhiteSpace(text) || text.Length > MostPasted)
        {
            _fault = Text["NoFile"];
            return;
        }

        var (id, folder) = Tray.Open();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await Tray.KeepAsync(folder, "pasted.txt", content, Cancellation);
        Navigation.NavigateTo($"{Href("import")}?upload={id}");
    }

    private async Task TakeAsync()
    {
        if (File() is not { } file || _look is not { } look)
        {
            return;
        }

        var form = await Context!.Request.ReadFormAsync(Cancellation);
        var request = Request(file, [.. look.Columns.Select(c => $"{c.Header}={c.Says}")]) with
        {
            Source = Filled(form["source"]),
            SaveProfile = Filled(form["keep"]),
            DefaultTlp = Enum.TryParse<Tlp>(form["tlp"].ToString().Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var tlp) ? tlp : Tlp.Amber,
        };
        var verb = Verbs.Find("desk import")!;
        var run = await Runs.StartAsync(View.Asker, verb, request, Code, $"./kortwiek desk import {file.Name} --operation {Code}", new WebFiles(Tray));
        Navigation.NavigateTo($"{Href("runs")}/{run.Id}");
    }

    private ImportVerb.Request Request(InputFile file, IReadOnlyList<string> map) => new(
        file,
        Profile: Filled(Profile),
        Map: map,
        Sheet: Filled(Sheet),
        Encoding: Filled(Enc),
        Separator: Filled(Sep),
        Dates: Dates switch { "day-month-year" => DateOrder.DayMonthYear, "month-day-year" => DateOrder.MonthDayYear, _ => null },
        Zone: Filled(Zone) ?? "UTC");

    private InputFile? File() => Uploaded is { } id && Tray.PathOf(Tray.Prefix + id) is { } path && System.IO.File.Exists(path) ? new InputFile(path, Path.GetFileName(path)) : null;

    // c0=domain: the words of the address, for the columns whose word differs from the guess. Chosen for another way of reading, they mean nothing.
    private List<string> Mapped(ImportVerb.Response look) => Context!.Request.Query["was"] != Reading
        ? []
        : [.. look.Columns.Select((c, i) => (c, Word: Context!.Request.Query[$"c{i}"].ToString())).Where(p => p.Word.Length > 0 && p.Word != p.c.Says).Select(p => $"{p.c.Header}={p.Word}")];

    // What decides which columns there are, and what they are taken for before anybody says otherwise.
    private string Reading => $"{Sheet}|{Enc}|{Sep}|{Profile}";

    private static IEnumerable<string> WordsFor(ImportVerb.ColumnUse column) => Fields.Contains(column.Says) ? Fields : Fields.Prepend(column.Says);

    private string SaysName(string word)
    {
        var plain = word.Split('@', ':')[0];
        var name = Text[$"Says.{plain}"].Value;
        return plain.Length == word.Length ? name : $"{name} ({word[(plain.Length + 1)..]})";
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
