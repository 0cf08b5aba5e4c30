namespace Kortwiek.Web.Components;

/// <summary>One phase of an operation.</summary>
/// <param name="Title">The room's word.</param>
/// <param name="Text">What is there: <c>62 elements, 9 channels</c>.</param>
/// <param name="Href">The room's page.</param>
/// <param name="Done">Whether its work is done.</param>
/// <param name="Now">Whether it is the one at work.</param>
public sealed record PhaseItem(string Title, string Text, string Href, bool Done = false, bool Now = false);
