using Kortwiek.Act;

namespace Kortwiek.Web.Act;

/// <summary>Which measures the page shows; each part stands in the address.</summary>
internal sealed record MeasuresFilter(string? State, string? By, string? Group, string? Kind, int? Day, string? Chosen)
{
    public bool Lets(JointPlan plan, Measure m) =>
        (State is null || (State == "held" ? m.IsHeld && !m.IsTerminal : Words.Of(m.State) == State))
        && (By is null || m.Authority == By)
        && (Group is null || m.Group == Group)
        && (Kind is null || Words.Of(m.Kind) == Kind)
        && (Day is null || plan.GroupOf(m)?.Day == Day);
}
