namespace Kortwiek.Web.Leads;

/// <summary>The words of the Leads page.</summary>
public sealed class LeadsText;
