namespace Kortwiek.Act;

/// <summary>Who gives a command: a member of the team, or a part of the system.</summary>
public sealed record Actor
{
    private Actor(Member? member, SystemPart part)
    {
        Member = member;
        Part = part;
    }

    /// <summary>The automatic checks.</summary>
    public static Actor Clock { get; } = new(null, SystemPart.Clock);

    /// <summary>The passive observations.</summary>
    public static Actor Watch { get; } = new(null, SystemPart.Watch);

    /// <summary>The comparison of two authorities' elements.</summary>
    public static Actor Deconfliction { get; } = new(null, SystemPart.Deconfliction);

    /// <summary>The member, or null for a part of the system.</summary>
    public Member? Member { get; }

    /// <summary>The part of the system, or <see cref="SystemPart.None"/>.</summary>
    public SystemPart Part { get; }

    /// <summary>The member's code, or <c>system:watch</c> and the like.</summary>
    public string Code => Member?.Code ?? $"system:{Part.ToString().ToLowerInvariant()}";

    /// <summary>The human being, or <see cref="Code"/> for a part of the system.</summary>
    public string PersonId => Member?.PersonId ?? Code;

    /// <summary>Code of the authority; empty for a part of the system.</summary>
    public string Authority => Member?.Authority ?? "";

    /// <summary>The member's roles; none for a part of the system.</summary>
    public Roles Roles => Member?.Roles ?? Roles.None;

    /// <summary>A person.</summary>
    public static Actor Of(Member member) => new(member, SystemPart.None);
}
