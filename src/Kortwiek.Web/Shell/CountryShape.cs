namespace Kortwiek.Web.Shell;

/// <summary>One country on the map.</summary>
/// <param name="D">Its outline, or null for one too small to have one at this scale.</param>
/// <param name="X">Where its dot or label stands.</param>
/// <param name="Y">The same, downwards.</param>
/// <param name="Dot">Whether it is too small to be seen without a dot.</param>
public sealed record CountryShape(string? D, double X, double Y, bool Dot);
