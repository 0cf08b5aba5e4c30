namespace Kortwiek.Web.Impact;

/// <summary>The words of the Impact page.</summary>
public sealed class ImpactText;
