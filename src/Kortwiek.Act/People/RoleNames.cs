using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>Roles as people write them: <c>coordinator, magistrate</c>.</summary>
public static class RoleNames
{
    /// <summary>The names of all roles that are held, in the order of <see cref="Roles"/>, lower case, with commas; <c>none</c> for no role.</summary>
    public static string Text(Roles roles) => roles == Roles.None
        ? "none"
        : string.Join(", ", Each(roles).Select(r => r == Roles.Officer ? "case officer" : r.ToString().ToLowerInvariant()));

    /// <summary>The same as <see cref="Text"/>, for a sentence.</summary>
    public static Sentence Say(Roles roles) => roles == Roles.None ? "none" : Each(roles).Say(r => Sentence.Term(Text(r))).List();

    /// <summary>Each single role that is held.</summary>
    public static IEnumerable<Roles> Each(Roles roles) =>
        Enum.GetValues<Roles>().Where(r => r != Roles.None && roles.HasFlag(r));

    /// <summary>Reads names with commas between them; <c>officer</c> and <c>case officer</c> are the same.</summary>
    /// <returns>False where one name is unknown, or there is none.</returns>
    public static bool TryParse(string? text, out Roles roles)
    {
        roles = Roles.None;
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Equals("case officer", StringComparison.OrdinalIgnoreCase) ? "officer" : part;
            if (!name.All(char.IsLetter) || !Enum.TryParse<Roles>(name, ignoreCase: true, out var role) || role == Roles.None)
            {
                return false;
            }

            roles |= role;
        }

        return roles != Roles.None;
    }
}
