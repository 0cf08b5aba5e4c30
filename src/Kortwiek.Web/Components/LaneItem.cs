namespace Kortwiek.Web.Components;

/// <summary>One thing on a lane.</summary>
/// <param name="At">When it is, or begins.</param>
/// <param name="State">Its shape and colour.</param>
/// <param name="Text">What it is, in words; said by screen readers and shown on hover.</param>
/// <param name="Until">When it ends: it is then drawn as a bar.</param>
/// <param name="Href">Where a click of the mouse leads, or null. Marks lie too close to be targets of a finger or of the keyboard: the same links stand in a table on the page.</param>
public sealed record LaneItem(DateTimeOffset At, StateKind State, string Text, DateTimeOffset? Until = null, string? Href = null);
