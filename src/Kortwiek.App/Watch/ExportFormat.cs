namespace Kortwiek.App.Watch;

/// <summary>What <c>watch export</c> writes.</summary>
public enum ExportFormat
{
    /// <summary>A STIX 2.1 bundle.</summary>
    Stix,
}
