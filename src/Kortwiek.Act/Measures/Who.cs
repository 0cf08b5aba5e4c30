namespace Kortwiek.Act;

/// <summary>Where a member has to belong to.</summary>
internal enum Place
{
    Executing,
    Lead,
    ExecutingOrLead,
    Anywhere,
}

/// <summary>One way to have the right to a command.</summary>
internal sealed record Grant(Roles Any, Place Place, bool OnlyWithReport = false);

/// <summary>Who may give a command: a member with one of the grants, or a part of the system.</summary>
internal sealed record Who(IReadOnlyList<Grant> Grants, SystemPart Part = SystemPart.None)
{
    public IEnumerable<Missing> Missing(GuardCase at)
    {
        var actor = at.Actor;
        if (actor.Member is not { } member)
        {
            if (Part == SystemPart.None || actor.Part != Part)
            {
                yield return new Missing("role", $"{actor.Code} may not do this. {Needs(at)}");
            }

            yield break;
        }

        if (!member.IsActiveAt(at.Now))
        {
            yield return new Missing("member-active", $"The membership of {member.DisplayName} does not stand at this instant.");
        }

        if (!Grants.Any(g => Holds(g, at)))
        {
            yield return new Missing("role", $"{Needs(at)} {member.DisplayName} is {RoleNames.Text(member.Roles)} of {at.Plan.NameOf(member.Authority)}.");
        }
    }

    private static bool Holds(Grant grant, GuardCase at) =>
        (grant.Any & at.Actor.Roles) != Roles.None
        && (!grant.OnlyWithReport || at.Detail.Report is not null)
        && grant.Place switch
        {
            Place.Executing => at.Actor.Authority == at.Measure.Authority,
            Place.Lead => at.Actor.Authority == at.Plan.LeadAuthority,
            Place.ExecutingOrLead => at.Actor.Authority == at.Measure.Authority || at.Actor.Authority == at.Plan.LeadAuthority,
            _ => true,
        };

    private string Needs(GuardCase at)
    {
        var plan = at.Plan;
        var executing = plan.NameOf(at.Measure.Authority);
        var lead = plan.NameOf(plan.LeadAuthority);
        var ways = Grants.Select(g =>
        {
            var roles = string.Join(" or ", RoleNames.Each(g.Any).Select(r => RoleNames.Text(r)));
            var place = g.Place switch
            {
                Place.Executing => $" of {executing}",
                Place.Lead => $" of {lead}",
                Place.ExecutingOrLead => executing == lead ? $" of {lead}" : $" of {executing} or {lead}",
                _ => "",
            };
            return roles + place + (g.OnlyWithReport ? " entering another authority's report" : "");
        }).ToList();
        if (Part != SystemPart.None)
        {
            ways.Add($"the system's own {Part.ToString().ToLowerInvariant()}");
        }

        return $"It takes {string.Join(", or ", ways)}.";
    }
}
