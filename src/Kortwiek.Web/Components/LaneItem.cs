namespace Kortwiek.Web.Components;

/// <summary>One thing on a lane.</summary>
/// <param name="At">When it is, or begins.</param>
/// <param name="State">Its shape and colour.</param>
/// <param name="Text">What it is, in words; said by screen readers and shown on hover.</param>
/// <param name="Until">When it ends: it is then drawn as a bar.</param>
/// <param name="Href">Its page, or null.</param>
public sealed record LaneItem(DateTimeOffset At, StateKind State, string Text, DateTimeOffset? Until = null, string? Href = null);
