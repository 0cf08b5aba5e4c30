using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary><c>act table FILE</c>: sets the table: authorities, members, action days, action groups and affiliation findings of a file. What has the same code is set anew; nothing is taken away.</summary>
public sealed class TableVerb(Scope scope) : IVerb<TableVerb.Request, TableVerb.Response>
{
    /// <summary>The file.</summary>
    public sealed record Request([Argument("JSON file with authorities, members, days, groups and findings")] InputFile File);

    /// <summary>How many of each the table now holds.</summary>
    public sealed record Response(int Authorities, int Members, int Days, int Groups, int Findings);

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
        if ((actor.Roles & (Roles.Coordinator | Roles.Admin)) == Roles.None)
        {
            return new Refusals("role", $"The table is set by the coordinator; you are {RoleNames.Say(actor.Roles)}.");
        }

        if (table.Findings.Count > 0 && !scope.Db.Access.Cases.Contains(scope.Db.Access.Home))
        {
            return new Refusals("case-data", "Affiliation findings belong to the case: the coordinator sets them, not an administrator.");
        }

        if (table.Fault(desk.Plan) is { } fault)
        {
            return new BadInput(fault, request.File.Name);
        }

        await SetAsync<AuthorityRow>(table.Authorities.Select(a => (a.Code, ActRows.Row(a, scope.Clock))), r => r.Code, cancellation);
        await SetAsync<ActionDayRow>(table.Days.Select(d => (Text(d.Number), ActRows.Row(d, scope.Clock))), r => Text(r.Number), cancellation);
        await SetAsync<ActionGroupRow>(table.Groups.Select(g => (g.Code, ActRows.Row(g, scope.Clock))), r => r.Code, cancellation);
        await SetAsync<FindingRow>(table.Findings.Select(f => (f.Channel, ActRows.Row(f, scope.Clock))), r => r.Channel, cancellation);
        await SetMembersAsync(table, desk.Plan, cancellation);
        return new Response(
            desk.Plan.Authorities.Keys.Union(table.Authorities.Select(a => a.Code), StringComparer.Ordinal).Count(),
            desk.Plan.Members.Keys.Union(table.Members.Select(m => m.Handle), StringComparer.Ordinal).Count(),
            desk.Plan.Days.Keys.Union(table.Days.Select(d => d.Number)).Count(),
            desk.Plan.Groups.Keys.Union(table.Groups.Select(g => g.Code), StringComparer.Ordinal).Count(),
            desk.Plan.Findings.Keys.Union(table.Findings.Select(f => f.Channel), StringComparer.Ordinal).Count());
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

    private async Task SetMembersAsync(TableFile table, JointPlan plan, CancellationToken cancellation)
    {
        var known = (await scope.Db.Set<MemberRow>().ToListAsync(cancellation)).ToDictionary(m => m.Handle, StringComparer.Ordinal);
        foreach (var person in table.Members)
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
