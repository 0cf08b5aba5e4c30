namespace Kortwiek.Web.Components;

/// <summary>How loud a <c>Note</c> is.</summary>
public enum NoteKind
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>It went well.</summary>
    Ok,

    /// <summary>Needs a look.</summary>
    Warn,

    /// <summary>It went wrong; a screen reader says it at once.</summary>
    Bad,
}
