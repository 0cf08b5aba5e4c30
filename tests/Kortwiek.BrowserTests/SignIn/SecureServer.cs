using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kortwiek.BrowserTests.SignIn;

/// <summary>A fresh server as <c>serve --setup</c> makes it: HTTPS on a host name, by an authority of its own.</summary>
public sealed class SecureServer : FreshServer
{
    public const string Host = "kortwiek.localhost";

    public override string? TrustedKey
    {
        get
        {
            using var server = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Home, "keys", "tls", "server.pem"));
            return Convert.ToBase64String(SHA256.HashData(server.PublicKey.ExportSubjectPublicKeyInfo()));
        }
    }

    protected override async Task<string[]> PrepareAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await RunAsync("serve", "--setup", "--host", Host, "--port", port.ToString(CultureInfo.InvariantCulture));
        return [];
    }
}
