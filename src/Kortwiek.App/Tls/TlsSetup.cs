using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kortwiek.App.Tls;

/// <summary>Sets an installation up for HTTPS on a host name: by an authority of its own, or by a certificate that was given. Run again, it renews.</summary>
/// <param name="installation">The installation.</param>
public sealed class TlsSetup(Installation installation)
{
    /// <summary>What was set up.</summary>
    /// <param name="Host">The name that the pages are served by.</param>
    /// <param name="Ends">When the server's certificate ends.</param>
    /// <param name="Authority">File with the certificate that every computer must trust, or null where the authority's own is.</param>
    /// <param name="Fingerprint">SHA-256 of that certificate in upper-case hexadecimal digits, or null.</param>
    public sealed record Answer(string Host, DateTimeOffset Ends, string? Authority, string? Fingerprint);

    private readonly TlsFolder _folder = new(installation);

    /// <summary>By the installation's own authority; the one that is there stays where it serves for the name.</summary>
    /// <param name="host">A DNS name, such as <c>kortwiek.zwin.example</c>.</param>
    /// <param name="port">Of the pages.</param>
    /// <param name="cardPort">Where smart cards are asked for.</param>
    public Outcome<Answer> Make(string host, int port, int cardPort)
    {
        if ((Wrong(host, port, cardPort) ?? _folder.Configure(host, port, cardPort)) is { } wrong)
        {
            return wrong;
        }

        var now = installation.Clock.GetUtcNow();
        using var authority = Known(host, now) ?? Made(host, now);
        using var server = InternalAuthority.Issue(authority, host, now);
        Keep(server.ExportCertificatePem() + "\n", server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
        return new Answer(host, InternalAuthority.EndOf(server), _folder.Authority, authority.GetCertHashString(HashAlgorithmName.SHA256));
    }

    /// <summary>By a certificate that an authority has given.</summary>
    /// <param name="host">A DNS name.</param>
    /// <param name="port">Of the pages.</param>
    /// <param name="cardPort">Where smart cards are asked for.</param>
    /// <param name="certificate">PEM or PKCS#12.</param>
    /// <param name="key">PEM, or null where it is in the same file.</param>
    /// <param name="password">Or null.</param>
    public Outcome<Answer> Take(string host, int port, int cardPort, string certificate, string? key, string? password)
    {
        if (Wrong(host, port, cardPort) is { } wrong)
        {
            return wrong;
        }

        var read = GivenCertificate.Read(certificate, key, password, host, installation.Clock.GetUtcNow());
        if (read is not Outcome<GivenCertificate>.Done { Answer: var given })
        {
            return read.As<Answer>();
        }

        if (_folder.Configure(host, port, cardPort) is { } unreadable)
        {
            return unreadable;
        }

        Keep(given.Chain, given.Key);
        return new Answer(host, given.Ends, null, null);
    }

    private static BadInput? Wrong(string host, int port, int cardPort)
    {
        if (Uri.CheckHostName(host) != UriHostNameType.Dns || host.Any(char.IsAsciiLetterUpper) || host.Length > 253 || host.EndsWith('.') || !host.All(char.IsAscii))
        {
            return new BadInput($"'{host}' is no host name: passkeys belong to a name in lower-case letters, such as kortwiek.zwin.example, and never to an address.", Code: "usage");
        }

        return port is < 1 or > 65535 || cardPort is < 1 or > 65535 || port == cardPort ? new BadInput("The two ports are different numbers from 1 to 65535.", Code: "usage") : null;
    }

    private X509Certificate2? Known(string host, DateTimeOffset now)
    {
        if (!File.Exists(_folder.Authority) || !File.Exists(_folder.AuthorityKey))
        {
            return null;
        }

        var known = X509Certificate2.CreateFromPemFile(_folder.Authority, _folder.AuthorityKey);
        if (InternalAuthority.Serves(known, host, now))
        {
            return known;
        }

        known.Dispose();
        return null;
    }

    private X509Certificate2 Made(string host, DateTimeOffset now)
    {
        var authority = InternalAuthority.Make(host, now);
        _folder.Write(_folder.AuthorityKey, authority.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
        _folder.Write(_folder.Authority, authority.ExportCertificatePem() + "\n");
        return authority;
    }

    private void Keep(string chain, string key)
    {
        _folder.Write(_folder.Key, key);
        _folder.Write(_folder.Certificate, chain);
    }
}
