namespace Kortwiek.Web.Evidence;

/// <summary>The words of the Evidence page.</summary>
public sealed class EvidenceText;
