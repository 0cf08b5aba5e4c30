namespace Kortwiek.Web.Plan;

/// <summary>The words of the Network page.</summary>
public sealed class PlanText;
