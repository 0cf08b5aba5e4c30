using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary><c>act table FILE</c>: sets the table: authorities, members, action days, action groups and affiliation findings of a file. What has the same code is set anew; nothing is taken away. As soon as two human beings coordinate, judge or administer, a grant waits for a second person, who gives the same file.</summary>
public sealed class TableVerb(Scope scope) : IVerb<TableVerb.Request, TableVerb.Response>
{
    /// <summary>The file.</summary>
    public sealed record Request([Argument("JSON file with authorities, members, days, groups and findings")] InputFile File);

    /// <summary>How many of each the table now holds, and the grants that wait for a second person.</summary>
    public sealed record Response(int Authorities, int Members, int Days, int Groups, int Findings, IReadOnlyList<WaitingGrant> Waiting);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var read = TableFile.Read(request.File);
        if (read is not Outcome<TableFile>.Done { Answer: var table })
        {
            return read.As<Response>();
        }

        var desk = await PlanDesk.OpenAsync(scope, cancellation);
        var actor = desk.ActorOf(scope);
        if ((actor.Roles & RoleGrants.Guardians) == Roles.None)
        {
            return NotSetBy(actor);
        }

        if (table.Findings.Count > 0 && !scope.Db.Access.Cases.Contains(scope.Db.Access.Home))
        {
            return new Refusals("case-data", "Affiliation findings belong to the case: the coordinator sets them, not an administrator.");
        }

        if (table.Fault(desk.Plan) is { } fault)
        {
            return new BadInput(fault, request.File.Name);
        }

        var grants = await GrantDesk.OpenAsync(scope, table, desk.Plan, cancellation);
        if ((actor.Roles & (Roles.Coordinator | Roles.Admin)) == Roles.None)
        {
            return grants.Decided.Count == 0 ? NotSetBy(actor) : await DecideAsync(desk.Plan, grants, cancellation);
        }

        if (grants.Own.Count > 0 && grants.New.Count == 0 && grants.Decided.Count == 0)
        {
            return new Refusals("four-eyes", $"You asked for this yourself; a second person decides: {string.Join(", ", grants.Own)}.");
        }

        await SetAsync<AuthorityRow>(table.Authorities.Select(a => (a.Code, ActRows.Row(a, scope.Clock))), r => r.Code, cancellation);
        await SetAsync<ActionDayRow>(table.Days.Select(d => (Text(d.Number), ActRows.Row(d, scope.Clock))), r => Text(r.Number), cancellation);
        await SetAsync<ActionGroupRow>(table.Groups.Select(g => (g.Code, ActRows.Row(g, scope.Clock))), r => r.Code, cancellation);
        await SetAsync<FindingRow>(table.Findings.Select(f => (f.Channel, ActRows.Row(f, scope.Clock))), r => r.Channel, cancellation);
        List<TableFile.Person> people = [.. table.Members.Where(p => !grants.Holds(p))];
        await SetMembersAsync(people, table, desk.Plan, cancellation);
        grants.Keep();
        return Answer(desk.Plan, table, people, grants);
    }

    private static Refusals NotSetBy(Actor actor) => new("role", $"The table is set by the coordinator; you are {RoleNames.Say(actor.Roles)}.");

    private static Response Answer(JointPlan plan, TableFile table, IReadOnlyList<TableFile.Person> people, GrantDesk grants) => new(
        plan.Authorities.Keys.Union(table.Authorities.Select(a => a.Code), StringComparer.Ordinal).Count(),
        plan.Members.Keys.Union(people.Select(m => m.Handle), StringComparer.Ordinal).Count(),
        plan.Days.Keys.Union(table.Days.Select(d => d.Number)).Count(),
        plan.Groups.Keys.Union(table.Groups.Select(g => g.Code), StringComparer.Ordinal).Count(),
        plan.Findings.Keys.Union(table.Findings.Select(f => f.Channel), StringComparer.Ordinal).Count(),
        grants.Waiting());

    // A magistrate sets no table, but is the second person for what was asked: nothing else of the file counts.
    private async Task<Response> DecideAsync(JointPlan plan, GrantDesk grants, CancellationToken cancellation)
    {
        await SetMembersAsync(grants.Decided, new TableFile(), plan, cancellation);
        grants.New.Clear();
        grants.Keep();
        return Answer(plan, new TableFile(), grants.Decided, grants);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task SetAsync<TRow>(IEnumerable<(string Code, TRow Row)> wanted, Func<TRow, string> code, CancellationToken cancellation)
        where TRow : OperationOwned
    {
        var known = (await scope.Db.Set<TRow>().ToListAsync(cancellation)).ToDictionary(code, StringComparer.Ordinal);
        foreach (var (key, row) in wanted)
        {
            if (known.TryGetValue(key, out var old))
            {
                // Everything but key, operation, compartment and revision comes from the file.
                foreach (var property in scope.Db.Entry(old).Properties.Where(p => p.Metadata.Name is not ("Id" or nameof(OperationOwned.OperationId) or nameof(CompartmentOwned.CompartmentId) or nameof(Row.Rev))))
                {
                    property.CurrentValue = property.Metadata.PropertyInfo!.GetValue(row);
                }
            }
            else
            {
                scope.Db.Add(row);
            }
        }
    }

    private async Task SetMembersAsync(IReadOnlyList<TableFile.Person> people, TableFile table, JointPlan plan, CancellationToken cancellation)
    {
        var known = (await scope.Db.Set<MemberRow>().ToListAsync(cancellation)).ToDictionary(m => m.Handle, StringComparer.Ordinal);
        foreach (var person in people)
        {
            var authority = table.Authorities.FirstOrDefault(a => a.Code == person.Authority) ?? plan.Authorities[person.Authority];
            if (known.TryGetValue(person.Handle, out var row))
            {
                (row.DisplayName, row.Role, row.Authority, row.Country) = (person.DisplayName, person.Role, authority.Name, authority.Country);
                row.SystemUser = person.SystemUser ?? row.SystemUser;
                continue;
            }

            scope.Db.Add(new MemberRow
            {
                Id = Id<MemberRow>.New(scope.Clock),
                Handle = person.Handle,
                DisplayName = person.DisplayName,
                Role = person.Role,
                Authority = authority.Name,
                Country = authority.Country,
                PersonId = person.PersonId ?? Guid.CreateVersion7(scope.Clock.GetUtcNow()),
                SystemUser = person.SystemUser,
            });
        }
    }
}
