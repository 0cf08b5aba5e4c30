using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kortwiek.App.Tls;

/// <summary>A server certificate that an authority has given: its chain and key, from PEM files or from one PKCS#12 file, checked before it is taken.</summary>
/// <param name="Chain">The server's certificate first, then those between it and its root, as PEM.</param>
/// <param name="Key">Its key, PKCS#8 as PEM.</param>
/// <param name="Ends">When the server's certificate ends.</param>
public sealed record GivenCertificate(string Chain, string Key, DateTimeOffset Ends)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Reads and checks it.</summary>
    /// <param name="certificate">PEM, or PKCS#12.</param>
    /// <param name="key">PEM; null where the key is in the same file.</param>
    /// <param name="password">Of the PKCS#12 file or of the key, or null.</param>
    /// <param name="host">The name that the pages are served by.</param>
    /// <param name="now">The instant.</param>
    public static Outcome<GivenCertificate> Read(string certificate, string? key, string? password, string host, DateTimeOffset now)
    {
        foreach (var file in new[] { certificate, key }.OfType<string>())
        {
            if (!File.Exists(file))
            {
                return BadInput.MissingFile(file);
            }
        }

        X509Certificate2Collection all;
        X509Certificate2 server;
        try
        {
            (server, all) = IsPem(certificate) ? FromPem(certificate, key ?? certificate, password) : FromPkcs12(certificate, password);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return new BadInput("No certificate with its key can be read from this file: the key does not fit, the password (KORTWIEK_TLS_PASSWORD) is wrong, or it is neither PEM nor PKCS#12.", certificate, Code: "certificate");
        }

        return Against(server, all, host, now) is { } wrong
            ? new BadInput(wrong, certificate, Code: "certificate")
            : new GivenCertificate(ChainOf(server, all), KeyOf(server), InternalAuthority.EndOf(server));
    }

    private static bool IsPem(string file) => File.ReadAllText(file).Contains("-----BEGIN", StringComparison.Ordinal);

    private static (X509Certificate2 Server, X509Certificate2Collection All) FromPem(string certificate, string key, string? password)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(certificate);
        return (password is null ? X509Certificate2.CreateFromPemFile(certificate, key) : X509Certificate2.CreateFromEncryptedPemFile(certificate, password, key), all);
    }

    private static (X509Certificate2 Server, X509Certificate2Collection All) FromPkcs12(string file, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        return (all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("There is no key in it."), all);
    }

    // The first thing that is wrong, in one sentence, or null.
    private static string? Against(X509Certificate2 server, X509Certificate2Collection all, string host, DateTimeOffset now)
    {
        if (InternalAuthority.EndOf(server) <= now)
        {
            return $"The certificate ended on {InternalAuthority.EndOf(server):yyyy-MM-dd}: ask its authority for a new one.";
        }

        if (server.NotBefore.ToUniversalTime() > now.UtcDateTime)
        {
            return $"The certificate begins on {server.NotBefore.ToUniversalTime():yyyy-MM-dd}: it cannot be used yet.";
        }

        if (!server.MatchesHostname(host, allowWildcards: true, allowCommonName: false))
        {
            return $"The certificate is not for the name {host}.";
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.ExtraStore.AddRange(all);
        var roots = all.Where(c => c.SubjectName.RawData.AsSpan().SequenceEqual(c.IssuerName.RawData)).ToArray();
        if (roots.Length > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        }

        if (chain.Build(server))
        {
            return null;
        }

        return chain.ChainStatus.Any(s => s.Status.HasFlag(X509ChainStatusFlags.PartialChain))
            ? $"The chain is not whole: the certificate of {chain.ChainElements[^1].Certificate.Issuer} is missing. Put it and those above it behind the server's certificate, up to the root."
            : $"The chain does not hold: {string.Join(' ', chain.ChainStatus.Select(s => s.StatusInformation.Trim()).Distinct())}";
    }

    private static string ChainOf(X509Certificate2 server, X509Certificate2Collection all) =>
        string.Join('\n', all.Where(c => c.Thumbprint != server.Thumbprint).Prepend(server).Select(c => c.ExportCertificatePem())) + "\n";

    private static string KeyOf(X509Certificate2 server) =>
        (server.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? server.GetRSAPrivateKey() ?? throw new CryptographicException("Neither ECDSA nor RSA.")).ExportPkcs8PrivateKeyPem() + "\n";
}
