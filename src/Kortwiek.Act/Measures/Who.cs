using Kortwiek.Core;

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
            yield return new Missing("role", $"{Needs(at)} {member.DisplayName} is {RoleNames.Say(member.Roles)} of {at.Plan.NameOf(member.Authority)}.");
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

    private Sentence Needs(GuardCase at)
    {
        var ways = Grants.Say(g => Way(g, at.Plan.NameOf(at.Measure.Authority), at.Plan.NameOf(at.Plan.LeadAuthority)));
        Sentence[] system = Part == SystemPart.None ? [] : [$"the system's own {Part}"];
        return $"It takes {ways.Concat(system).Aggregate((a, b) => $"{a}, or {b}")}.";
    }

    private static Sentence Way(Grant grant, string executing, string lead)
    {
        var roles = RoleNames.Each(grant.Any).Say(r => RoleNames.Say(r)).Either();
        var placed = grant.Place switch
        {
            Place.Executing => Of(roles, executing),
            Place.Lead => Of(roles, lead),
            Place.ExecutingOrLead when executing != lead => Of(roles, EitherOf(executing, lead)),
            Place.ExecutingOrLead => Of(roles, lead),
            _ => roles,
        };
        return grant.OnlyWithReport ? $"{placed} entering another authority's report" : placed;

        static Sentence EitherOf(string a, string b) => $"{a} or {b}";

        static Sentence Of<T>(Sentence roles, T authority) => $"{roles} of {authority}";
    }
}
