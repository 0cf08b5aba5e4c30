namespace Kortwiek.Store;

/// <summary>One takedown with its own keys, members, objects and evidence log.</summary>
public sealed class OperationRow : Row
{
    /// <summary>The key.</summary>
    public required Id<OperationRow> Id { get; set; }

    /// <summary>Upper-case letters, digits and hyphens; unique in the installation and the name of its folder.</summary>
    public required string Code { get; set; }

    /// <summary>What people call it.</summary>
    public required string Title { get; set; }

    /// <summary>The authority that leads.</summary>
    public required string LeadAuthority { get; set; }

    /// <summary><c>jit</c>, <c>parallel</c> or <c>referral</c>.</summary>
    public required string Basis { get; set; }

    /// <summary>True where all names, addresses and keys are invented.</summary>
    public bool Demo { get; set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
