using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A question about one field of a filled form; all that it names has to hold.</summary>
/// <param name="Field">The field.</param>
/// <param name="Is">One of the field's values is one of these; a box is <c>true</c> or <c>false</c>.</param>
/// <param name="Not">None of the field's values is one of these.</param>
/// <param name="Filled">Whether anything stands in it.</param>
/// <param name="DiffersFrom">Another field that says something else; holds as well where that one is empty.</param>
/// <param name="NotBefore">Another field whose instant is not later; holds as well where one of them is empty.</param>
/// <param name="Bound">The state in it takes part in this regime, see <see cref="StateTable"/>; holds as well where it is empty.</param>
/// <param name="NotBound">The state in it does not.</param>
public sealed record FieldTest(
    string Field,
    IReadOnlyList<string>? Is = null,
    IReadOnlyList<string>? Not = null,
    bool? Filled = null,
    string? DiffersFrom = null,
    string? NotBefore = null,
    string? Bound = null,
    string? NotBound = null)
{
    /// <summary>The fields that it looks at.</summary>
    internal IEnumerable<string> Fields => new[] { Field, DiffersFrom, NotBefore }.OfType<string>();

    internal bool Holds(FilledForm form, StateTable states)
    {
        var values = form.Texts(Field);
        return (Is is null || values.Any(Is.Contains))
            && (Not is null || !values.Any(Not.Contains))
            && (Filled is null || Filled == values.Any(v => v != "false"))
            && (DiffersFrom is null || !form.Texts(DiffersFrom).Intersect(values, StringComparer.Ordinal).Any())
            && (NotBefore is null || InOrder(form.Texts(NotBefore), values))
            && (Bound is null || values.All(v => states.IsBound(v, Bound)))
            && (NotBound is null || !values.Any(v => states.IsBound(v, NotBound)));
    }

    private static bool InOrder(IReadOnlyList<string> earlier, IReadOnlyList<string> later) =>
        earlier.Count == 0 || later.Count == 0 || !Utc.TryParse(earlier[0], out var a) || !Utc.TryParse(later[0], out var b) || a <= b;
}
