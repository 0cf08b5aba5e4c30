using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The file <c>rules/forms/states.json</c>: in which languages a state takes an order, and in which regimes it takes part.</summary>
/// <param name="Version">Rises with each change.</param>
/// <param name="Date">Of this version.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Verified">True where it was compared with its source.</param>
/// <param name="States">One row a state.</param>
public sealed record StateTable(int Version, DateOnly Date, string Source, bool Verified, IReadOnlyList<StateRow> States)
{
    /// <summary>The row of a state, or null.</summary>
    /// <param name="code">Two upper-case letters.</param>
    public StateRow? Find(string code) => States.FirstOrDefault(s => s.State.Code == code);

    /// <summary>Whether a state takes part in a regime; a state that is not in the table takes part in none.</summary>
    public bool IsBound(string code, string regime) => Find(code)?.Bound.Contains(regime) == true;

    /// <summary>Reads the table.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="file">Its name, for the message.</param>
    public static Outcome<StateTable> Read(ReadOnlySpan<byte> json, string? file = null)
    {
        var read = FormJson.Read<StateTable>(json, "table of states", file);
        return read is Outcome<StateTable>.Done { Answer: var table }
            && (table.States.Contains(null!) || table.States.DistinctBy(s => s.State).Count() != table.States.Count || table.States.Any(s => s.Languages.Count == 0))
            ? new BadInput("A table of states has one row a state, with at least one language.", file)
            : read;
    }
}
