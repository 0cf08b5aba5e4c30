using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.SignIn;

/// <summary>Keys of cookies and forms: they live in the database, so that a restart on an action day signs nobody out, and are encrypted by a certificate that lies in the installation's folder.</summary>
internal sealed class ProtectionKeys(Installation installation) : IXmlRepository
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Add(IServiceCollection services, Installation installation)
    {
        var certificate = CertificateOf(installation);
        services.AddDataProtection().SetApplicationName("kortwiek").ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new ProtectionKeys(installation));
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var store = Opened();
        return [.. store.Set<ProtectionKeyRow>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var store = Opened();
        store.Add(new ProtectionKeyRow { Id = Id<ProtectionKeyRow>.New(installation.Clock), Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        store.SaveChanges();
    }

    private KortwiekDb Opened() => installation.OpenStoreAsync(CancellationToken.None).GetAwaiter().GetResult();

    // Made at the first start. RSA, since XML encryption knows no other way to wrap a key.
    private static X509Certificate2 CertificateOf(Installation installation)
    {
        var path = Path.Combine(installation.Home, "keys", "pages.pfx");
        if (!File.Exists(path))
        {
            using var key = RSA.Create(3072);
            var request = new CertificateRequest("CN=Kortwiek pages", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = installation.Clock.GetUtcNow();
            using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(20));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerAlone | UnixFileMode.UserExecute);
            AtomicFile.Write(path, replace: true, stream =>
            {
                File.SetUnixFileMode(((FileStream)stream).SafeFileHandle, OwnerAlone);
                stream.Write(made.Export(X509ContentType.Pkcs12));
            });
        }

        return X509CertificateLoader.LoadPkcs12FromFile(path, password: null, X509KeyStorageFlags.EphemeralKeySet);
    }
}
