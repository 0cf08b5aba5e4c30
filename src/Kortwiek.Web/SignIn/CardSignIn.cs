using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kortwiek.App;
using Kortwiek.App.People;
using Kortwiek.Store;
using Microsoft.AspNetCore.Identity;

namespace Kortwiek.Web.SignIn;

/// <summary>Signing in by a smart card: its certificate, proved in the TLS handshake, issued under the roots of this installation, and bound to an account.</summary>
/// <remarks>
/// The setting <c>card:roots</c> names a PEM file with the roots and intermediates that are trusted for this alone; <c>card:address</c> is the address of an endpoint
/// that asks for a certificate (Kestrel's <c>ClientCertificateMode: RequireCertificate</c>). Revocation is not asked for on the network: a lost card is locked by <c>person lock</c>.
/// </remarks>
internal static class CardSignIn
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public static void Map(WebApplication app) =>
        app.MapGet("/sign-in/card", SignInAsync).AllowAnonymous().RequireRateLimiting(SignInSetup.GuessLimit);

    /// <summary>Binds a card to an account; false where the card is not one that is trusted here, or is another person's.</summary>
    public static async Task<bool> BindAsync(UserManager<Account> users, Account account, X509Certificate2 certificate, IConfiguration settings) =>
        IsTrusted(certificate, settings, TimeProvider.System)
        && (await users.AddLoginAsync(account, new UserLoginInfo(Accounts.CertificateProvider, KeyOf(certificate), certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)))).Succeeded;

    /// <summary>True for a certificate that is valid now, for client authentication, under the roots of this installation.</summary>
    internal static bool IsTrusted(X509Certificate2 certificate, IConfiguration settings, TimeProvider clock)
    {
        if (settings["card:roots"] is not { Length: > 0 } file || !File.Exists(file))
        {
            return false;
        }

        var known = new X509Certificate2Collection();
        known.ImportFromPemFile(file);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(known);
        chain.ChainPolicy.ExtraStore.AddRange(known);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        return chain.Build(certificate);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, SignInDesk desk, IConfiguration settings, Installation installation)
    {
        var certificate = await context.Connection.GetClientCertificateAsync(context.RequestAborted);
        var isIn = certificate is not null
            && IsTrusted(certificate, settings, installation.Clock)
            && await desk.LoginAsync(Accounts.CertificateProvider, KeyOf(certificate), WayIn.Certificate, context.RequestAborted);
        return isIn ? Results.LocalRedirect("/") : Results.LocalRedirect("/sign-in?failed=card");
    }

    private static string KeyOf(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
}
