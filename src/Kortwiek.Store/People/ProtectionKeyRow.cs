using System.ComponentModel.DataAnnotations;

namespace Kortwiek.Store;

/// <summary>A key of the framework's data protection: cookies and forms live through a restart. Its secret is encrypted by a certificate that lies outside the database.</summary>
public sealed class ProtectionKeyRow : Row
{
    /// <summary>The key.</summary>
    public required Id<ProtectionKeyRow> Id { get; set; }

    /// <summary>The framework's name for it.</summary>
    public required string Name { get; set; }

    /// <summary>The key as XML.</summary>
    [MaxLength(65535)]
    public required string Xml { get; set; }
}
