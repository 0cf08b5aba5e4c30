using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kortwiek.App.Tls;

/// <summary>Where an installation keeps its certificates and keys, and what <c>kortwiek.json</c> says of them. Keys are the owner's alone to read.</summary>
/// <param name="installation">The installation.</param>
public sealed class TlsFolder(Installation installation)
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder.</summary>
    public string Path => System.IO.Path.Combine(installation.Home, "keys", "tls");

    /// <summary>The certificate that the server shows, with those between it and its root.</summary>
    public string Certificate => System.IO.Path.Combine(Path, "server.pem");

    /// <summary>Its key.</summary>
    public string Key => System.IO.Path.Combine(Path, "server.key");

    /// <summary>The installation's own authority, for people to trust.</summary>
    public string Authority => System.IO.Path.Combine(Path, "authority.pem");

    /// <summary>The key of the installation's own authority.</summary>
    public string AuthorityKey => System.IO.Path.Combine(Path, "authority.key");

    private string Settings => System.IO.Path.Combine(installation.Home, "kortwiek.json");

    /// <summary>Writes a file as a whole; nobody else reads it.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path, OwnerAlone | UnixFileMode.UserExecute);
        AtomicFile.Write(file, replace: true, stream =>
        {
            File.SetUnixFileMode(((FileStream)stream).SafeFileHandle, OwnerAlone);
            stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
        });
    }

    /// <summary>Says in <c>kortwiek.json</c> for which name and on which ports the pages are served; the rest of the file stays.</summary>
    /// <returns>What is wrong with the file, or null.</returns>
    public BadInput? Configure(string host, int port, int cardPort)
    {
        JsonNode? settings;
        try
        {
            settings = File.Exists(Settings) ? JsonNode.Parse(File.ReadAllText(Settings), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) : new JsonObject();
        }
        catch (JsonException e)
        {
            return new BadInput("This is no JSON; mend it first.", Settings, e.LineNumber + 1);
        }

        if (settings is not JsonObject fields)
        {
            return new BadInput("This is no JSON object; mend it first.", Settings);
        }

        fields["tls"] = new JsonObject { ["host"] = host, ["port"] = port, ["card-port"] = cardPort };
        Directory.CreateDirectory(installation.Home);
        AtomicFile.Write(Settings, replace: true, System.Text.Encoding.UTF8.GetBytes(fields.ToJsonString(KortwiekJson.Indented) + "\n"));
        return null;
    }
}
