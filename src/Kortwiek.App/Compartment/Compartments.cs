using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Compartment;

/// <summary>The compartments that the acting member is in.</summary>
internal static class Compartments
{
    /// <summary>Those seen, the shared one first, the others by code.</summary>
    public static async Task<IReadOnlyList<CompartmentRow>> SeenAsync(Scope scope, CancellationToken cancellation)
    {
        var seen = scope.Db.Access.Cases;
        var rows = await scope.Db.Set<CompartmentRow>().ToListAsync(cancellation);
        return [.. rows.Where(c => seen.Contains(c.Id)).OrderBy(c => c.Id != scope.Db.Access.Home).ThenBy(c => c.Code, StringComparer.Ordinal)];
    }

    /// <summary>One by its code; one that is not seen is not there.</summary>
    public static async Task<Outcome<CompartmentRow>> FindAsync(Scope scope, string code, CancellationToken cancellation)
    {
        var seen = await SeenAsync(scope, cancellation);
        return seen.FirstOrDefault(c => c.Code == code) is { } found
            ? found
            : new BadInput($"There is no compartment {code}. There are: {string.Join(", ", seen.Select(c => c.Code))}.", Code: "unknown-compartment");
    }
}
