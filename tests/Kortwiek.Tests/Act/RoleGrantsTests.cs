using Kortwiek.Act;

namespace Kortwiek.Tests.Act;

public sealed class RoleGrantsTests
{
    [Fact]
    public void Two_human_beings_with_such_a_role_make_it_take_two_and_two_accounts_of_one_do_not()
    {
        (bool Two, (string Person, Roles Roles)[] Team)[] rows =
        [
            (false, []),
            (false, [("p1", Roles.Coordinator)]),
            (false, [("p1", Roles.Coordinator), ("p1", Roles.Magistrate)]),
            (false, [("p1", Roles.Coordinator), ("p2", Roles.Officer), ("p3", Roles.Auditor), ("p4", Roles.Observer)]),
            (true, [("p1", Roles.Coordinator), ("p2", Roles.Magistrate)]),
            (true, [("p1", Roles.Coordinator), ("p2", Roles.Officer | Roles.Admin)]),
        ];
        foreach (var (two, team) in rows)
        {
            var members = team.Select((m, i) => new Member($"m{i}", m.Person, "zwin", "Name", m.Roles, []));
            Assert.Equal(two, RoleGrants.TakeTwo(Table.Plan() with { Members = Table.Sorted(members, m => m.Code) }));
        }
    }

    [Fact]
    public void A_grant_is_another_role_or_authority_or_a_new_member_who_decides_or_sees_the_trace()
    {
        var before = new Member("m", "p", "zwin", "Name", Roles.Officer, []);
        Assert.False(RoleGrants.IsGrant(before, Roles.Officer, "zwin"));
        Assert.True(RoleGrants.IsGrant(before, Roles.Officer, "rila"));
        Assert.True(RoleGrants.IsGrant(before, Roles.Observer, "zwin"));
        Assert.True(RoleGrants.IsGrant(before, Roles.Officer | Roles.Analyst, "zwin"));
        Roles[] weighty = [Roles.Coordinator, Roles.Magistrate, Roles.Auditor, Roles.Admin];
        foreach (var role in Enum.GetValues<Roles>().Where(r => r != Roles.None))
        {
            Assert.Equal(weighty.Contains(role), RoleGrants.IsGrant(null, role, "zwin"));
            Assert.Equal(weighty.Contains(role), RoleGrants.IsGrant(null, role | Roles.Officer, "zwin"));
        }
    }
}
