using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>The grants of a table file: who asked for what, and what the second person decides.</summary>
internal sealed class GrantDesk
{
    private readonly Scope _scope;
    private readonly List<MemberChangeRow> _waiting;

    private GrantDesk(Scope scope, List<MemberChangeRow> waiting)
    {
        _scope = scope;
        _waiting = waiting;
    }

    /// <summary>Grants that the acting member asked for and that go on waiting.</summary>
    public List<string> Own { get; } = [];

    /// <summary>Grants that are decided now.</summary>
    public List<TableFile.Person> Decided { get; } = [];

    /// <summary>Grants that nobody has asked for yet.</summary>
    public List<TableFile.Person> New { get; } = [];

    /// <summary>Sorts a file's grants; nothing is changed yet.</summary>
    public static async Task<GrantDesk> OpenAsync(Scope scope, TableFile table, JointPlan plan, CancellationToken cancellation)
    {
        var desk = new GrantDesk(scope, await scope.Db.Set<MemberChangeRow>().Where(c => c.DecidedAt == null).OrderBy(c => c.AskedAt).ToListAsync(cancellation));
        if (!RoleGrants.TakeTwo(plan))
        {
            return desk;
        }

        var users = await scope.Db.Set<MemberRow>().AsNoTracking().ToDictionaryAsync(m => m.Handle, m => m.SystemUser, cancellation);
        foreach (var person in table.Members.Where(p => IsGrant(p, plan, users)))
        {
            if (desk.Find(person) is not { } asked)
            {
                desk.New.Add(person);
            }
            else if (asked.AskedByPerson == scope.Member!.PersonId)
            {
                desk.Own.Add(person.Handle);
            }
            else
            {
                desk.Decided.Add(person);
            }
        }

        return desk;
    }

    /// <summary>True where a person of the file waits for a second one.</summary>
    public bool Holds(TableFile.Person person) => New.Contains(person) || Own.Contains(person.Handle);

    /// <summary>Asks for what is new, in place of what was asked for the same member before, and marks what is decided.</summary>
    public void Keep()
    {
        var now = _scope.Clock.GetUtcNow();
        foreach (var person in Decided)
        {
            var asked = Find(person)!;
            (asked.DecidedBy, asked.DecidedAt) = (_scope.Handle, now);
        }

        foreach (var dropped in _waiting.Where(c => c.DecidedAt is null && New.Exists(p => p.Handle == c.Handle)))
        {
            dropped.DecidedAt = now;
        }

        foreach (var person in New)
        {
            var row = new MemberChangeRow
            {
                Id = Id<MemberChangeRow>.New(_scope.Clock),
                Handle = person.Handle,
                Role = person.Role,
                Authority = person.Authority,
                Body = ActRows.Json(person),
                AskedBy = _scope.Handle,
                AskedByPerson = _scope.Member!.PersonId,
                AskedAt = now,
            };
            _scope.Db.Add(row);
            _waiting.Add(row);
        }
    }

    /// <summary>What waits for a second person, the oldest first.</summary>
    public IReadOnlyList<WaitingGrant> Waiting() => [.. _waiting.Where(c => c.DecidedAt is null).Select(WaitingGrant.Of)];

    // Binding an account to another system user hands it over: that is a grant too.
    private static bool IsGrant(TableFile.Person person, JointPlan plan, Dictionary<string, string?> users)
    {
        _ = RoleNames.TryParse(person.Role, out var roles);
        var before = plan.Members.GetValueOrDefault(person.Handle);
        return RoleGrants.IsGrant(before, roles, person.Authority) || (before is not null && person.SystemUser is { } user && users[person.Handle] != user);
    }

    private MemberChangeRow? Find(TableFile.Person person)
    {
        var body = ActRows.Json(person);
        return _waiting.Find(c => c.Handle == person.Handle && c.Body == body);
    }
}

/// <summary>A role, an authority or an account that one person has asked for.</summary>
public sealed record WaitingGrant(string Handle, string Role, string Authority, string AskedBy, DateTimeOffset AskedAt)
{
    internal static WaitingGrant Of(MemberChangeRow row) => new(row.Handle, row.Role, row.Authority, row.AskedBy, row.AskedAt);
}
