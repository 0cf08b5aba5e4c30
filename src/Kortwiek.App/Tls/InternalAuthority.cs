using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kortwiek.App.Tls;

/// <summary>An installation's own certificate authority: it signs server certificates for one host name and can sign nothing else.</summary>
/// <remarks>RFC 5280 sections 4.2.1.3, 4.2.1.9 and 4.2.1.10: path length 0 and a critical name constraint, so that who trusts it trusts it for this name alone. ECDSA on P-256.</remarks>
public static class InternalAuthority
{
    /// <summary>How long a server certificate lives, in days: browsers refuse longer ones of public authorities.</summary>
    public const int ServerDays = 397;

    private const int AuthorityYears = 10;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string NameConstraints = "2.5.29.30";

    /// <summary>Makes an authority for a host name; it holds its key.</summary>
    public static X509Certificate2 Make(string host, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name($"Kortwiek at {host}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(Permitted(host));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(AuthorityYears));
    }

    /// <summary>Issues a server certificate for a host name; it holds its key.</summary>
    /// <param name="authority">With its key.</param>
    /// <param name="host">The name.</param>
    /// <param name="now">The instant.</param>
    public static X509Certificate2 Issue(X509Certificate2 authority, string host, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name(host), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, now.AddDays(-1), now.AddDays(ServerDays - 1), RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>When a certificate ends.</summary>
    public static DateTimeOffset EndOf(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>True where an authority was made for this name and outlives a server certificate.</summary>
    public static bool Serves(X509Certificate2 authority, string host, DateTimeOffset now) =>
        EndOf(authority) > now.AddDays(ServerDays)
        && authority.Extensions.FirstOrDefault(e => e.Oid?.Value == NameConstraints) is { } names
        && names.RawData.AsSpan().SequenceEqual(Permitted(host).RawData);

    private static X500DistinguishedName Name(string common)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(common.Length > 64 ? common[..64] : common);
        return name.Build();
    }

    // NameConstraints ::= SEQUENCE { permittedSubtrees [0] SEQUENCE OF GeneralSubtree }, GeneralName dNSName [2] IA5String
    private static X509Extension Permitted(string host)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, host, new Asn1Tag(TagClass.ContextSpecific, 2));
        }

        return new X509Extension(NameConstraints, writer.Encode(), critical: true);
    }
}
