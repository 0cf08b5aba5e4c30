namespace Kortwiek.Act;

/// <summary>What a form does to one legal deadline, and at which instant.</summary>
/// <param name="Deadline">Id of the deadline's rule, such as <c>tco.removal</c>.</param>
/// <param name="Step">What it does.</param>
/// <param name="At">The field that holds the instant.</param>
/// <param name="When">Only where all of these hold; null or empty for always.</param>
/// <param name="Ground">The field whose words are the ground of a <see cref="ClockStep.Stop"/>; null for none.</param>
public sealed record ClockEffect(string Deadline, ClockStep Step, string At, IReadOnlyList<FieldTest>? When = null, string? Ground = null);
