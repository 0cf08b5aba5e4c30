namespace Kortwiek.Leads;

/// <summary>One rule: a query that names events of actors, and what they weigh.</summary>
/// <param name="Id">In kebab case.</param>
/// <param name="Class">For which class it counts.</param>
/// <param name="Weight">Natural logarithm of a likelihood ratio; negative against.</param>
/// <param name="Title">What it says, for a reader.</param>
/// <param name="Sql">The query, in lines; its columns are actor, src, line, off, t_utc, port.</param>
/// <param name="Group">Rules of one group are correlated: the best counts fully, the others a quarter.</param>
/// <param name="Act">True where an event is an act of administration or contribution. Rules without are asked only of actors with an act.</param>
/// <param name="Authenticated">True where the server let somebody in; such an actor is a person even where a tool was used.</param>
/// <param name="Excludes">The actor never becomes a lead.</param>
public sealed record Rule(
    string Id,
    LeadClass Class,
    double Weight,
    string Title,
    IReadOnlyList<string> Sql,
    string? Group = null,
    bool Act = false,
    bool Authenticated = false,
    bool Excludes = false)
{
    /// <summary>The query as one text.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Query => string.Join('\n', Sql);
}
