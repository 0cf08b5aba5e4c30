namespace Kortwiek.App.Demo;

using Kortwiek.Act;

/// <summary>The sample after its script.</summary>
/// <param name="Start">Before the first step: people, elements and days, no measure.</param>
/// <param name="End">After the last step.</param>
/// <param name="Events">Everything that happened to measures, in order.</param>
/// <param name="Refusals">The steps that were refused, as the script says.</param>
/// <param name="Deadlines">The legal deadlines with their receipts.</param>
public sealed record SampleRun(
    JointPlan Start, JointPlan End, IReadOnlyList<MeasureEvent> Events, IReadOnlyList<SampleRefusal> Refusals, IReadOnlyList<Deadline> Deadlines);

/// <summary>A step that was refused.</summary>
/// <param name="At">When.</param>
/// <param name="What">The command and its measure or group.</param>
/// <param name="By">Code of the member.</param>
/// <param name="All">The reasons.</param>
public sealed record SampleRefusal(DateTimeOffset At, string What, string By, Refusals All);
