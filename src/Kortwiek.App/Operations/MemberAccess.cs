using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.App.People;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App;

/// <summary>What a member sees of an operation, by authority and by role: the one place that decides it, for the command line, HTTP and pages.</summary>
public static class MemberAccess
{
    private const Roles OnTheCase = Roles.Coordinator | Roles.Magistrate | Roles.Legal | Roles.Officer | Roles.Analyst | Roles.Evidence;

    /// <summary>The access of a member; of nobody in particular, that to the shared compartment.</summary>
    /// <param name="store">Has entered the operation.</param>
    /// <param name="member">Who acts, or null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<Access> OfAsync(KortwiekDb store, MemberRow? member, CancellationToken cancellation)
    {
        var shared = Access.SharedOf(store.CurrentOperation);
        if (member is null)
        {
            return Access.OnlyShared(store.CurrentOperation);
        }

        var compartments = await store.Set<CompartmentRow>().AsNoTracking().OrderBy(c => c.Code).ToListAsync(cancellation);
        var authorities = await store.Set<AuthorityRow>().AsNoTracking().ToListAsync(cancellation);
        var authority = ActRows.CodeOf(member.Authority, authorities.ConvertAll(ActRows.Value));
        List<CompartmentRow> own = [.. compartments.Where(c => c.Id != shared && AuthoritiesOf(c).Contains(authority, StringComparer.Ordinal))];
        List<Id<CompartmentRow>> seen = [shared, .. own.Select(c => c.Id), .. authorities.Where(a => a.Code == authority).Select(a => Access.OwnOf(a.Id))];
        var roles = RolesOf(member);
        var cases = (roles & (OnTheCase | Roles.Observer)) == Roles.None ? [] : seen;
        var trace = roles.HasFlag(Roles.Auditor) ? All(shared, compartments, authorities) : (roles & OnTheCase) == Roles.None ? [] : seen;
        var results = own.MinBy(c => AuthoritiesOf(c).Count)?.Id ?? shared;
        return new Access(shared, cases, trace, results);
    }

    /// <summary>An access that also sees the whole trace: for bringing audit entries into the log, and for checking it.</summary>
    public static async Task<Access> WithWholeTraceAsync(KortwiekDb store, CancellationToken cancellation) => store.Access with { Trace = await AllAsync(store, cancellation) };

    /// <summary>An access to every compartment, for the system's own comparisons (<see cref="KortwiekDb.WithAsync"/>).</summary>
    internal static async Task<Access> WithAllCasesAsync(KortwiekDb store, CancellationToken cancellation) => store.Access with { Cases = await AllAsync(store, cancellation) };

    /// <summary>Why a member may not ask for a verb at all; null where nothing speaks against it.</summary>
    internal static Refusals? Against(Verb verb, MemberRow? member)
    {
        var roles = RolesOf(member);
        if (member is null || (roles & OnTheCase) != Roles.None)
        {
            return null;
        }

        return verb switch
        {
            { Path: "operation show" or "token create" or "token list" or "token revoke" } => null,
            _ when roles == Roles.Observer => new Refusals("role", "An observer sees counts alone: operation show."),
            { Effect: Effect.Writes } when !roles.HasFlag(Roles.Admin) => new Refusals("role", $"This changes the operation; you are {RoleNames.Say(roles)} and change nothing."),
            { Effect: Effect.Writes, Path: not "act table" } => new Refusals("role", "An administrator sets the table and works on no case."),
            _ => null,
        };
    }

    /// <summary>Why a way of asking is not enough for a verb, whatever the operation; null where nothing speaks against it.</summary>
    internal static Refusals? Against(Verb verb, Scope scope) => (scope.Asker, verb) switch
    {
        (Asker.Token token, _) => ApiTokens.Against(verb, token.Row),
        (Asker.SystemUser, _) or (_, { Effect: Effect.Pure } or { Path: "operation list" }) => null,
        (Asker.Viewer, _) when verb.Effect is not Effect.Reads || scope.TakesOut => new Refusals("viewer", "You look at the demo without having signed in: nothing is changed and nothing is handed out."),
        (_, { Path: "demo" or "store migrate" }) => new Refusals("command-line", $"{verb.Path} replaces what is kept here: it is run on the command line of the machine itself."),
        (Asker.SignedIn { IsAdministrator: false }, { Effect: Effect.Manages, Path: not "operation new" }) => new Refusals("administrator", $"{verb.Path} is for administrators of this installation."),
        _ => null,
    };

    /// <summary>Why a member must sign in by another way to be let into the operation; null where the way is strong enough for the roles.</summary>
    public static Refusals? Against(Asker asker, MemberRow? member) =>
        (asker is Asker.Token token ? token.Owner : asker) is Asker.SignedIn { WayIn: not (WayIn.Passkey or WayIn.Certificate) } && (RolesOf(member) & (Roles.Coordinator | Roles.Magistrate)) != Roles.None
            ? new Refusals("way-in", $"You are {RoleNames.Say(RolesOf(member))} here: sign in with a passkey or a smart card.")
            : null;

    /// <summary>The codes of a compartment's authorities.</summary>
    internal static IReadOnlyList<string> AuthoritiesOf(CompartmentRow compartment) => compartment.Authorities.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True for a member who sees counts and no rows.</summary>
    public static bool SeesCountsAlone(MemberRow? member) => RolesOf(member) == Roles.Observer;

    /// <summary>True for the coordinator and for administrators of an operation.</summary>
    internal static bool KeepsTheTable(MemberRow? member) => (RolesOf(member) & (Roles.Coordinator | Roles.Admin)) != Roles.None;

    private static Roles RolesOf(MemberRow? member) => member is not null && RoleNames.TryParse(member.Role, out var roles) ? roles : Roles.None;

    private static async Task<IReadOnlyList<Id<CompartmentRow>>> AllAsync(KortwiekDb store, CancellationToken cancellation) => All(
        Access.SharedOf(store.CurrentOperation),
        await store.Set<CompartmentRow>().AsNoTracking().ToListAsync(cancellation),
        await store.Set<AuthorityRow>().AsNoTracking().ToListAsync(cancellation));

    private static List<Id<CompartmentRow>> All(Id<CompartmentRow> shared, IEnumerable<CompartmentRow> compartments, IEnumerable<AuthorityRow> authorities) =>
        [shared, .. compartments.Select(c => c.Id).Where(c => c != shared), .. authorities.Select(a => Access.OwnOf(a.Id))];
}
