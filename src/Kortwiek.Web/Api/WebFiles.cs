using Kortwiek.App;

namespace Kortwiek.Web.Api;

/// <summary>How a text becomes a file over HTTP: an upload's handle to read, a plain name for a download to write. Never a path of this machine.</summary>
/// <param name="tray">Where they lie.</param>
internal sealed class WebFiles(Tray tray) : IFileNames
{
    private readonly List<Download> _outputs = [];
    private (string Id, string Folder)? _folder;

    /// <summary>Outputs go to a folder of their own: there is nothing to replace.</summary>
    public bool Force => false;

    /// <summary>What was written, in the order of the request; folders too.</summary>
    public IReadOnlyList<Download> Written => [.. _outputs.Where(o => Path.Exists(o.Path))];

    public string? Input(string text) => tray.PathOf(text);

    public string? Output(string text)
    {
        if (!Tray.IsPlain(text))
        {
            return null;
        }

        _folder ??= tray.Open();
        var path = Path.Combine(_folder.Value.Folder, text);
        _outputs.Add(new Download(_folder.Value.Id, text, path));
        return path;
    }

    public string Name(string text) => tray.PathOf(text) is { } path ? Path.GetFileName(path) : text;
}
