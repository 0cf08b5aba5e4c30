using System.Text.RegularExpressions;
using Kortwiek.Act;
using Kortwiek.App.Act;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Compartment;

/// <summary><c>compartment add CODE</c>: makes a compartment of authorities that need to know. It is empty; what goes into it is drafted there or assigned.</summary>
public sealed partial class AddVerb(Scope scope) : IVerb<AddVerb.Request, AddVerb.Response>
{
    /// <summary>What the compartment is.</summary>
    public sealed record Request(
        [Argument("lower-case letters, digits and single hyphens; it is known to the operation, so it should tell nothing")] string Code,
        [Option("what it is for")] Kind Kind,
        [Option("codes of its authorities")] IReadOnlyList<string> Authorities,
        [Option("the compartment it lies in")] string? Parent = null);

    /// <summary>Why there is a compartment.</summary>
    public enum Kind
    {
        /// <summary>The preparation of one country.</summary>
        Country,

        /// <summary>What two authorities share.</summary>
        Bilateral,

        /// <summary>What would endanger a source.</summary>
        Source,
    }

    /// <summary>The compartment that is now there.</summary>
    public sealed record Response(string Code, Kind Purpose, IReadOnlyList<string> Authorities, string? Parent);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Code.Length > 40 || !CodePattern().IsMatch(request.Code))
        {
            return new BadInput($"'{request.Code}' is no code for a compartment: use at most 40 lower-case letters, digits and single hyphens.");
        }

        var plan = (await PlanDesk.OpenAsync(scope, cancellation)).Plan;
        var actor = Actor.Of(plan.Members[scope.Handle]);
        List<string> authorities = [.. request.Authorities.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (authorities.Find(a => !plan.Authorities.ContainsKey(a)) is { } unknown)
        {
            return new BadInput($"There is no authority {unknown} at the table. There are: {string.Join(", ", plan.Authorities.Keys)}.", Code: "unknown-authority");
        }

        if (Wrong(request.Kind, authorities.Count) is { } wrong)
        {
            return new BadInput(wrong, Code: "usage");
        }

        CompartmentRow? parent = null;
        if (request.Parent is not null)
        {
            var found = await Compartments.FindAsync(scope, request.Parent, cancellation);
            if (found is not Outcome<CompartmentRow>.Done)
            {
                return found.As<Response>();
            }

            parent = found.Value;
        }

        if (await RefusedAsync(request.Code, authorities, parent, actor, cancellation) is { } refusals)
        {
            return refusals;
        }

        scope.Db.Add(new CompartmentRow
        {
            Id = Id<CompartmentRow>.New(scope.Clock),
            Code = request.Code,
            Kind = request.Kind.ToString().ToLowerInvariant(),
            Authorities = string.Join(',', authorities),
            ParentId = parent?.Id,
            CreatedAt = scope.Clock.GetUtcNow(),
        });
        return new Response(request.Code, request.Kind, authorities, parent?.Code);
    }

    private static string? Wrong(Kind kind, int authorities) => (kind, authorities) switch
    {
        (_, 0) => "--authorities names at least one authority.",
        (Kind.Country, not 1) => "A compartment of a country has one authority.",
        (Kind.Bilateral, not 2) => "A bilateral compartment has two authorities.",
        _ => null,
    };

    private async Task<Refusals?> RefusedAsync(string code, List<string> authorities, CompartmentRow? parent, Actor actor, CancellationToken cancellation)
    {
        var all = new List<Refusal>();
        if ((actor.Roles & (Roles.Coordinator | Roles.Magistrate)) == Roles.None)
        {
            all.Add(new Refusal("role", $"A compartment is made by a magistrate or the coordinator; you are {RoleNames.Say(actor.Roles)}."));
        }

        if (!authorities.Contains(actor.Authority))
        {
            all.Add(new Refusal("own-authority", $"Your authority {actor.Authority} is not in it; nobody makes a compartment that they cannot see."));
        }

        if (parent is not null && parent.Id != scope.Db.Access.Home && authorities.Except(MemberAccess.AuthoritiesOf(parent), StringComparer.Ordinal).FirstOrDefault() is { } outsider)
        {
            all.Add(new Refusal("parent", $"{outsider} is not in {parent.Code}, in which this compartment would lie."));
        }

        if (await scope.Db.Set<CompartmentRow>().AnyAsync(c => c.Code == code, cancellation))
        {
            all.Add(new Refusal("code-taken", $"The code {code} is taken."));
        }

        return all.Count == 0 ? null : new Refusals(all);
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex CodePattern();
}
