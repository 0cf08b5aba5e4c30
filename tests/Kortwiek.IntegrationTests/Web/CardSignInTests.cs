using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kortwiek.App.People;
using Kortwiek.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Kortwiek.IntegrationTests.Web;

public sealed class CardSignInTests : IAsyncLifetime
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-card-");
    private X509Certificate2 _authority = null!;
    private WebApplication _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _authority = Issue("CN=Card authority of a test", null, null);
        using var server = Issue("CN=localhost", _authority, ServerAuthentication);
        await File.WriteAllTextAsync(At("roots.pem"), _authority.ExportCertificatePem(), Cancellation);
        await File.WriteAllTextAsync(At("server.pem"), server.ExportCertificatePem(), Cancellation);
        await File.WriteAllTextAsync(At("server.key"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), Cancellation);
        _app = KortwiekWeb.Create(
        [
            "--home", At("data"), "--environment", "Production", "--card:roots", At("roots.pem"), "--sign-in-per-minute", "1000",
            "--Kestrel:Endpoints:Card:Url", "https://127.0.0.1:0", "--Kestrel:Endpoints:Card:ClientCertificateMode", "RequireCertificate",
            "--Kestrel:Endpoints:Card:Certificate:Path", At("server.pem"), "--Kestrel:Endpoints:Card:Certificate:KeyPath", At("server.key"),
        ]);
        await _app.StartAsync(Cancellation);
    }

    [Fact]
    public async Task A_card_that_is_bound_to_an_account_opens_its_session()
    {
        using var card = Issue("CN=Bea Bakker", _authority, ClientAuthentication);
        await BindAsync("bea", card);
        var response = await SignInAsync(card);
        Assert.Equal("/", response.Headers.Location?.ToString());
        Assert.Contains(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-kw-session=", StringComparison.Ordinal) && c.Contains("secure", StringComparison.OrdinalIgnoreCase) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_card_of_another_authority_a_server_s_certificate_an_old_card_and_an_unbound_card_open_nothing()
    {
        using var stranger = Issue("CN=Card authority of a test", null, null);
        using var foreign = Issue("CN=Cas Claes", stranger, ClientAuthentication);
        using var server = Issue("CN=Dré Dupont", _authority, ServerAuthentication);
        using var old = Issue("CN=Eva Everaert", _authority, ClientAuthentication, days: -1);
        using var unbound = Issue("CN=Fé Franssen", _authority, ClientAuthentication);
        await BindAsync("cas", foreign);
        await BindAsync("dre", server);
        await BindAsync("eva", old);
        foreach (var card in (X509Certificate2[])[foreign, server, old, unbound])
        {
            var response = await SignInAsync(card);
            Assert.Equal("/sign-in?failed=card", response.Headers.Location?.ToString());
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _authority.Dispose();
        _home.Delete(recursive: true);
    }

    private string At(string name) => Path.Combine(_home.FullName, name);

    private async Task BindAsync(string name, X509Certificate2 card)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        var account = (await accounts.AddAsync(name, name, isAdministrator: false)).Value;
        Assert.True((await accounts.Manager.AddLoginAsync(account, new UserLoginInfo(Accounts.CertificateProvider, Convert.ToHexStringLower(SHA256.HashData(card.RawData)), name))).Succeeded);
    }

    private async Task<HttpResponseMessage> SignInAsync(X509Certificate2 card)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(_authority);
        handler.SslOptions.ClientCertificates = [card];
        using var client = new HttpClient(handler);
        var response = await client.GetAsync($"{_app.Urls.Single(u => u.StartsWith("https", StringComparison.Ordinal)).Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/sign-in/card", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response;
    }

    // Without an issuer it is a root of its own.
    private static X509Certificate2 Issue(string subject, X509Certificate2? issuer, string? usage, int days = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var start = TimeProvider.System.GetUtcNow().AddDays(-10);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, critical: true));
        if (usage is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: true));
        }

        if (usage == ServerAuthentication)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
        }

        if (issuer is null)
        {
            return request.CreateSelfSigned(start, start.AddDays(365));
        }

        var serial = RandomNumberGenerator.GetBytes(16);
        using var issued = request.Create(issuer, start, start.AddDays(10 + days), serial);
        return X509CertificateLoader.LoadPkcs12(issued.CopyWithPrivateKey(key).Export(X509ContentType.Pkcs12), null);
    }
}
