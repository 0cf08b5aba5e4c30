namespace Kortwiek.Web.Evidence;

/// <summary>Names the texts of the Evidence page: <c>EvidenceText.resx</c> and its translations.</summary>
public sealed class EvidenceText;
