namespace Kortwiek.Act;

/// <summary>A handling code on what a measure rests on, with the provider's permission where one is needed.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">The restriction in words; empty but for H3.</param>
/// <param name="Permission">Reference of the provider's permission; null while there is none.</param>
public sealed record Handling(HandlingCode Code, string Text = "", string? Permission = null)
{
    /// <summary>True where the code asks for a permission and there is none.</summary>
    public bool LacksPermission => Code is HandlingCode.H1 or HandlingCode.H2 && string.IsNullOrWhiteSpace(Permission);
}
