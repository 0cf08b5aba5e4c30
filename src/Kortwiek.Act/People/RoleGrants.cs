namespace Kortwiek.Act;

/// <summary>Which changes of the team take two persons.</summary>
public static class RoleGrants
{
    /// <summary>The roles of those who set the table or stand beside it: they are each other's second person.</summary>
    public const Roles Guardians = Roles.Coordinator | Roles.Magistrate | Roles.Admin;

    private const Roles Weighty = Guardians | Roles.Auditor;

    /// <summary>True as soon as two human beings hold such a role; before that one alone makes the team.</summary>
    public static bool TakeTwo(JointPlan plan) =>
        plan.Members.Values.Where(m => (m.Roles & Guardians) != Roles.None).Select(m => m.PersonId).Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>Whether this is a grant: another role or authority for a member, or a new member who decides or sees all of the trace.</summary>
    /// <param name="before">The member as he stands; null for a new one.</param>
    /// <param name="roles">The roles afterwards.</param>
    /// <param name="authority">Code of the authority afterwards.</param>
    public static bool IsGrant(Member? before, Roles roles, string authority) =>
        before is null ? (roles & Weighty) != Roles.None : before.Roles != roles || before.Authority != authority;
}
