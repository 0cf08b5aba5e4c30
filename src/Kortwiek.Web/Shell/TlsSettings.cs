using System.Globalization;
using Kortwiek.App;
using Kortwiek.App.Tls;

namespace Kortwiek.Web.Shell;

/// <summary>What follows from the <c>tls</c> section of <c>kortwiek.json</c>, which <c>serve --setup</c> writes: endpoints, the name that passkeys belong to, and the address for smart cards. A setting of one's own goes before.</summary>
internal static class TlsSettings
{
    public static Dictionary<string, string?> Of(Installation installation, string settings)
    {
        var told = new ConfigurationBuilder().AddJsonFile(settings, optional: true).Build();
        var follows = new Dictionary<string, string?>();
        if (told["tls:host"] is not { Length: > 0 } host)
        {
            return follows;
        }

        follows["AllowedHosts"] = host;
        follows["domain"] = host;
        AddEndpoint(follows, installation, "Pages", PortOf(told));
        if (told["card:roots"] is { Length: > 0 })
        {
            var port = told.GetValue("tls:card-port", 5444);
            AddEndpoint(follows, installation, "Card", port);
            follows["Kestrel:Endpoints:Card:ClientCertificateMode"] = "RequireCertificate";
            follows["card:address"] = string.Create(CultureInfo.InvariantCulture, $"https://{host}:{port}/sign-in/card");
        }

        return follows;
    }

    /// <summary>Where people open the pages; null where nothing was set up.</summary>
    public static string? AddressOf(IConfiguration settings) =>
        settings["tls:host"] is { Length: > 0 } host ? string.Create(CultureInfo.InvariantCulture, $"https://{host}:{PortOf(settings)}") : null;

    private static int PortOf(IConfiguration settings) => settings.GetValue("tls:port", 5443);

    private static void AddEndpoint(Dictionary<string, string?> follows, Installation installation, string name, int port)
    {
        var folder = new TlsFolder(installation);
        follows[$"Kestrel:Endpoints:{name}:Url"] = string.Create(CultureInfo.InvariantCulture, $"https://*:{port}");
        follows[$"Kestrel:Endpoints:{name}:Certificate:Path"] = folder.Certificate;
        follows[$"Kestrel:Endpoints:{name}:Certificate:KeyPath"] = folder.Key;
    }
}
