using Kortwiek.Core;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Impact.Input;

/// <summary>What was read from a file of survival times.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Sha256">The digest of all its bytes.</param>
/// <param name="Rows">Rows below the header, dropped ones included.</param>
/// <param name="Dropped">Rows left out since a value was empty or <c>NA</c>.</param>
/// <param name="Cohort">The rest.</param>
/// <param name="Warnings">What was detected in the file's form, and why rows were dropped.</param>
public sealed record SurvivalInput(
    string File,
    Digest Sha256,
    long Rows,
    long Dropped,
    Cohort Cohort,
    IReadOnlyList<Notice> Warnings);
