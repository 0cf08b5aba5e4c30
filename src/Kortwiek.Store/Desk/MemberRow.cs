namespace Kortwiek.Store;

/// <summary>A person of the team. Their name stands here alone; logs carry the handle.</summary>
public sealed class MemberRow : OperationOwned
{
    /// <summary>The key.</summary>
    public required Id<MemberRow> Id { get; set; }

    /// <summary>What <c>--as</c> takes: lower case, unique in the operation.</summary>
    public required string Handle { get; set; }

    /// <summary>What pages show.</summary>
    public required string DisplayName { get; set; }

    /// <summary><c>coordinator</c>, <c>magistrate</c>, <c>legal</c>, <c>officer</c>, <c>analyst</c>, <c>evidence</c>, <c>observer</c>, <c>auditor</c> or <c>admin</c>.</summary>
    public required string Role { get; set; }

    /// <summary>The authority's name.</summary>
    public required string Authority { get; set; }

    /// <summary>The authority's country.</summary>
    public Country Country { get; set; }

    /// <summary>One per human being, so that four eyes cannot be two accounts of one person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The system user who acts as this member without <c>--as</c>, or null.</summary>
    public string? SystemUser { get; set; }
}
