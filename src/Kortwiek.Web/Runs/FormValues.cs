using Kortwiek.App;
using Kortwiek.Web.Api;

namespace Kortwiek.Web.Runs;

/// <summary>What a person has put into a form page, as texts; uploaded files are kept in the tray and become handles.</summary>
internal sealed class FormValues
{
    private readonly Dictionary<string, IReadOnlyList<string>> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _shown = new(StringComparer.Ordinal);

    /// <summary>What the verb gets.</summary>
    public IReadOnlyList<string> Texts(Parameter parameter) => _texts.GetValueOrDefault(parameter.Field, []);

    /// <summary>What a command line would show: names of files instead of handles.</summary>
    public IReadOnlyList<string> Shown(Parameter parameter) => _shown.GetValueOrDefault(parameter.Field, []);

    /// <summary>What the field holds when the form is shown again; null where the form was not sent.</summary>
    public string? Text(Parameter parameter) => _shown.TryGetValue(parameter.Field, out var values) ? string.Join('\n', values) : null;

    public static async Task<FormValues> ReadAsync(Verb verb, IFormCollection form, Tray tray, CancellationToken cancellation)
    {
        var values = new FormValues();
        foreach (var parameter in verb.Parameters)
        {
            var files = form.Files.GetFiles(parameter.Field).Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
            if (files.Count > 0)
            {
                await values.TakeAsync(parameter, files, tray, cancellation);
                continue;
            }

            var texts = form[parameter.Field].Where(t => !string.IsNullOrEmpty(t)).Select(t => t!).ToList();
            IReadOnlyList<string> all = parameter.IsList
                ? [.. texts.SelectMany(t => t.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
                : [.. texts.Take(1)];
            values._texts[parameter.Field] = values._shown[parameter.Field] = all;
        }

        return values;
    }

    private async Task TakeAsync(Parameter parameter, List<IFormFile> files, Tray tray, CancellationToken cancellation)
    {
        var handles = new List<string>();
        var together = parameter.ValueKind == "input-path" && !parameter.IsList;
        (string Id, string Folder)? at = null;
        foreach (var file in files)
        {
            if (at is null || !together)
            {
                at = tray.Open();
                handles.Add(Tray.Prefix + at.Value.Id);
            }

            await using var content = file.OpenReadStream();
            await HttpApi.KeepAsync(at.Value.Folder, file.FileName, content, cancellation);
        }

        _texts[parameter.Field] = handles;
        _shown[parameter.Field] = [.. files.Select(f => Tray.PlainNameOf(f.FileName))];
    }
}
