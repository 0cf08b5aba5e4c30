using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Kortwiek.App;
using Kortwiek.App.Tls;
using Kortwiek.Core;
using Kortwiek.Web;
using Microsoft.Extensions.Time.Testing;

namespace Kortwiek.IntegrationTests.Web;

public sealed class TlsTests : IDisposable
{
    private const string Host = "kortwiek.localhost";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-tls-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_come_by_HTTPS_to_who_trusts_the_authority_and_to_nobody_else()
    {
        var port = FreePort();
        var answer = Setup().Make(Host, port, port + 1).Value;
        await using var app = KortwiekWeb.Create(["--home", _home.FullName, "--environment", "Production"]);
        await app.StartAsync(Cancellation);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(answer.Authority!);
        using var trusting = Client(authority, port);
        var response = await trusting.GetAsync($"https://{Host}:{port}/sign-in", Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var other = InternalAuthority.Make(Host, Now);
        using var doubting = Client(other, port);
        await Assert.ThrowsAsync<HttpRequestException>(() => doubting.GetAsync($"https://{Host}:{port}/sign-in", Cancellation));
        Assert.Equal((Host, Host), (app.Configuration["AllowedHosts"], app.Configuration["domain"]));
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public void The_authority_can_vouch_for_its_own_name_alone()
    {
        using var authority = InternalAuthority.Make(Host, Now);
        using var own = InternalAuthority.Issue(authority, Host, Now);
        using var foreign = InternalAuthority.Issue(authority, "mail.example", Now);
        Assert.True(Holds(authority, own));
        Assert.False(Holds(authority, foreign));
        Assert.Equal(0, authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().PathLengthConstraint);
        Assert.InRange((own.NotAfter - own.NotBefore).TotalDays, 396, 397);
    }

    [Fact]
    public void Run_again_it_renews_the_certificate_and_keeps_the_authority_until_the_name_changes()
    {
        var first = Setup().Make(Host, 5443, 5444).Value;
        var clock = new FakeTimeProvider(Now.AddDays(300));
        var renewed = Setup(clock).Make(Host, 5443, 5444).Value;
        Assert.Equal(first.Fingerprint, renewed.Fingerprint);
        Assert.InRange((renewed.Ends - first.Ends).TotalDays, 299, 301);
        Assert.NotEqual(first.Fingerprint, Setup().Make("other.localhost", 5443, 5444).Value.Fingerprint);
    }

    [Fact]
    public void Keys_are_their_owner_s_alone_and_other_settings_stay()
    {
        File.WriteAllText(At("kortwiek.json"), """{"card":{"roots":"/etc/roots.pem"},"tls":{"host":"old"}}""");
        Setup().Make(Host, 6443, 6444);
        Assert.IsType<Outcome<TlsSetup.Answer>.Done>(Setup(home: "fresh").Make(Host, 6443, 6444));
        foreach (var name in (string[])["server.key", "authority.key", "server.pem", "authority.pem"])
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("keys", "tls", name)));
        }

        var settings = JsonDocument.Parse(File.ReadAllText(At("kortwiek.json"))).RootElement;
        Assert.Equal("/etc/roots.pem", settings.GetProperty("card").GetProperty("roots").GetString());
        Assert.Equal((Host, 6443, 6444), (settings.GetProperty("tls").GetProperty("host").GetString(), settings.GetProperty("tls").GetProperty("port").GetInt32(), settings.GetProperty("tls").GetProperty("card-port").GetInt32()));
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("::1")]
    [InlineData("Kortwiek.Example")]
    [InlineData("a b")]
    [InlineData("https://kortwiek.example")]
    [InlineData("../x")]
    [InlineData("")]
    public void What_is_no_host_name_is_refused_and_nothing_is_written(string host)
    {
        Assert.IsType<Outcome<TlsSetup.Answer>.Bad>(Setup().Make(host, 5443, 5444));
        Assert.Empty(_home.EnumerateFileSystemInfos());
    }

    [Fact]
    public void A_file_of_settings_that_is_no_JSON_is_left_as_it_is()
    {
        File.WriteAllText(At("kortwiek.json"), "{\n oops");
        var bad = Assert.IsType<Outcome<TlsSetup.Answer>.Bad>(Setup().Make(Host, 5443, 5444));
        Assert.Equal((At("kortwiek.json"), 2L), (bad.Fault.File, bad.Fault.Line));
        Assert.False(Directory.Exists(At("keys")));
    }

    [Theory]
    [InlineData("good", null)]
    [InlineData("good.p12", null)]
    [InlineData("old", "ended on")]
    [InlineData("early", "begins on")]
    [InlineData("other-name", "not for the name")]
    [InlineData("other-key", "does not fit")]
    [InlineData("no-middle", "not whole")]
    [InlineData("garbage", "neither PEM nor PKCS#12")]
    [InlineData("absent", "no such file")]
    public void A_given_certificate_is_checked_before_it_is_taken(string which, string? said)
    {
        var (certificate, key) = Given(which);
        var outcome = Setup().Take(Host, 5443, 5444, certificate, key, null);
        if (said is not null)
        {
            Assert.Contains(said, Assert.IsType<Outcome<TlsSetup.Answer>.Bad>(outcome).Fault.Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(At("keys")));
            return;
        }

        Assert.Null(outcome.Value.Authority);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(At("keys", "tls", "server.pem"));
        Assert.Equal("CN=" + Host, chain[0].Subject);
        Assert.Equal(3, chain.Count);
        using var fits = X509Certificate2.CreateFromPemFile(At("keys", "tls", "server.pem"), At("keys", "tls", "server.key"));
        Assert.True(fits.HasPrivateKey);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private TlsSetup Setup(TimeProvider? clock = null, string home = "") => new(new Installation(Path.Combine(_home.FullName, home), clock ?? TimeProvider.System));

    private string At(params string[] parts) => Path.Combine([_home.FullName, .. parts]);

    // Root, middle and server as a public body's own authority would give them; not made by the product.
    private (string Certificate, string? Key) Given(string which)
    {
        using var root = Issued("CN=Root of a test", null, isAuthority: true);
        using var middle = Issued("CN=Middle of a test", root, isAuthority: true, from: -25, to: 25);
        var (from, to) = which switch { "old" => (-20, -1), "early" => (5, 20), _ => (-5, 20) };
        using var server = Issued("CN=" + Host, middle, isAuthority: false, which == "other-name" ? "mail.example" : Host, from, to);
        using var stranger = Issued("CN=x", null, isAuthority: false);
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        string Out(string name) => Path.Combine(folder.FullName, name);
        if (which == "good.p12")
        {
            var all = new X509Certificate2Collection { server, middle, root };
            File.WriteAllBytes(Out("server.p12"), all.Export(X509ContentType.Pkcs12)!);
            return (Out("server.p12"), null);
        }

        var chain = which == "no-middle" ? [server, root] : new[] { server, middle, root };
        File.WriteAllText(Out("server.pem"), which == "garbage" ? "nothing" : string.Join('\n', chain.Select(c => c.ExportCertificatePem())));
        File.WriteAllText(Out("server.key"), (which == "other-key" ? stranger : server).GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return (Out(which == "absent" ? "absent.pem" : "server.pem"), Out("server.key"));
    }

    private static X509Certificate2 Issued(string subject, X509Certificate2? issuer, bool isAuthority, string? name = null, int from = -5, int to = 20)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        if (name is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
        }

        if (issuer is null)
        {
            return request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
        }

        using var issued = request.Create(issuer, Now.AddDays(from), Now.AddDays(to), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    private static bool Holds(X509Certificate2 authority, X509Certificate2 server)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server);
    }

    private static HttpClient Client(X509Certificate2 authority, int port)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        return new HttpClient(handler);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
