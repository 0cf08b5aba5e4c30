namespace Kortwiek.Act;

/// <summary>What a rehearsal assumes of the coordinator's way with a release.</summary>
/// <param name="CallHours">So many hours before its release a group is told to get ready, 1 to 720.</param>
/// <param name="AgainMinutes">So many minutes after a release that was refused, or left something behind, it is asked for again, 1 to 240.</param>
/// <param name="UntilHours">So many hours after T nobody asks any more, 1 to 48.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record ReleaseAssumption(int CallHours, int AgainMinutes, int UntilHours, string Source);
