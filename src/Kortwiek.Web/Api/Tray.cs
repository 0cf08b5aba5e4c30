using System.Security.Cryptography;
using Kortwiek.App;

namespace Kortwiek.Web.Api;

/// <summary>Files on their way in and out over HTTP. Each lies in a folder of its own under an unguessable name; nothing else of this machine can be named.</summary>
/// <remarks>Folders older than a day are removed when the next one is made.</remarks>
public sealed class Tray
{
    /// <summary>What an upload's handle begins with.</summary>
    public const string Prefix = "upload:";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly string _root;
    private readonly TimeProvider _clock;

    /// <summary>The tray of an installation.</summary>
    public Tray(Installation installation, TimeProvider clock)
    {
        _root = Path.Combine(installation.Home, "tray");
        _clock = clock;
    }

    /// <summary>A fresh folder and its id of 32 hexadecimal digits.</summary>
    public (string Id, string Folder) Open()
    {
        Sweep();
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var folder = Path.Combine(_root, id);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return (id, folder);
    }

    /// <summary>Keeps the bytes of an upload in a folder of the tray, under its plain name.</summary>
    /// <exception cref="ArgumentException">The name is no plain name.</exception>
    public static async Task KeepAsync(string folder, string name, Stream content, CancellationToken cancellation)
    {
        if (!IsPlain(name))
        {
            throw new ArgumentException("No plain file name.", nameof(name));
        }

        await using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await content.CopyToAsync(file, cancellation);
    }

    /// <summary>Where an upload's handle leads: its only file, or the folder where it has several; null for anything else.</summary>
    public string? PathOf(string handle)
    {
        if (FolderOf(handle.StartsWith(Prefix, StringComparison.Ordinal) ? handle[Prefix.Length..] : "") is not { } folder)
        {
            return null;
        }

        var entries = Directory.GetFileSystemEntries(folder);
        return entries.Length == 1 ? entries[0] : entries.Length > 1 ? folder : null;
    }

    /// <summary>The folder of an id, or null.</summary>
    public string? FolderOf(string id)
    {
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var folder = Path.Combine(_root, id);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>True for a name of letters, digits, blanks and <c>. _ - ( )</c>, 1 to 120 of them, that neither begins nor ends with a dot or a blank.</summary>
    public static bool IsPlain(string name) =>
        name.Length is >= 1 and <= 120 && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or ' ' or '(' or ')') && name[0] is not ('.' or ' ') && name[^1] is not ('.' or ' ');

    /// <summary>The plain name nearest to what a browser says a file is called: its last part, other letters as <c>_</c>.</summary>
    public static string PlainNameOf(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or ' ' or '(' or ')' ? c : '_')).Trim('.', ' ');
        return plain.Length switch { 0 => "file", > 120 => plain[^120..].TrimStart('.', ' '), _ => plain };
    }

    private void Sweep()
    {
        if (!Directory.Exists(_root))
        {
            return;
        }

        var oldest = _clock.GetUtcNow().UtcDateTime - Lifetime;
        foreach (var folder in Directory.EnumerateDirectories(_root))
        {
            if (Directory.GetLastWriteTimeUtc(folder) < oldest)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
