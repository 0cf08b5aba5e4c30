namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>Deadlines with their rules and calendars, at an instant.</summary>
public static class DeadlineBook
{
    /// <summary>Looks at deadlines. One whose rule the rules file no longer has, or whose authority has left the table, follows UTC and says so by its zone.</summary>
    /// <param name="plan">Knows the authorities.</param>
    /// <param name="deadlines">The deadlines.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">The instant.</param>
    public static IReadOnlyList<DeadlineView> At(JointPlan plan, IReadOnlyList<Deadline> deadlines, DeadlineRules rules, DateTimeOffset now)
    {
        var calendars = new Dictionary<string, CivilCalendar>(StringComparer.Ordinal);
        var views = new List<DeadlineView>(deadlines.Count);
        foreach (var deadline in deadlines)
        {
            if (rules.Find(deadline.RuleId) is not { } rule)
            {
                continue;
            }

            if (!calendars.TryGetValue(deadline.Authority, out var calendar))
            {
                calendar = plan.Authorities.TryGetValue(deadline.Authority, out var authority) && CivilCalendar.TryOf(authority, rules, out var own) ? own : CivilCalendar.Utc;
                calendars.Add(deadline.Authority, calendar);
            }

            views.Add(deadline.At(now, rule, calendar));
        }

        return views;
    }

    /// <summary>Null where an actor keeps the deadlines of an authority, else why not.</summary>
    /// <param name="plan">Knows the authorities.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="authority">Code of the executing authority.</param>
    public static Refusals? Keeps(JointPlan plan, Actor actor, string authority) =>
        (actor.Roles & (Roles.Officer | Roles.Legal | Roles.Magistrate | Roles.Coordinator)) != Roles.None && (actor.Authority == authority || actor.Authority == plan.LeadAuthority)
            ? null
            : new Refusals("role", $"A deadline is kept by {plan.NameOf(authority)} or the lead; you are {RoleNames.Say(actor.Roles)} of {plan.NameOf(actor.Authority)}.");
}
