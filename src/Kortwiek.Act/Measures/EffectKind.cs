namespace Kortwiek.Act;

/// <summary>What follows from an accepted command, beyond the new state.</summary>
public enum EffectKind
{
    /// <summary>The legal reviewers are told.</summary>
    ReviewerNotified,

    /// <summary>The readiness fell back: an alarm.</summary>
    ReadinessFellBack,

    /// <summary>The go order is timed to the measure's instant.</summary>
    GoTimed,

    /// <summary>A place for the evidence is opened.</summary>
    EvidenceSlotOpened,

    /// <summary>The fallback measure is proposed.</summary>
    FallbackProposed,

    /// <summary>A measure that depends on this one cannot start.</summary>
    DependantBlocked,

    /// <summary>The measure counts as down.</summary>
    CountsAsDown,

    /// <summary>A new measure against what came back is proposed.</summary>
    ReopenProposed,
}
