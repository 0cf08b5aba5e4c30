namespace Kortwiek.Watch;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">True where a person who opens the workbook does not see it.</param>
/// <param name="IsEmpty">True where it has no row.</param>
public sealed record SheetName(string Name, bool IsHidden, bool IsEmpty);
