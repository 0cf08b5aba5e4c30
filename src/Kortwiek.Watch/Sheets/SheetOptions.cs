namespace Kortwiek.Watch;

/// <summary>What the user knows of a table better than a guess; null where the guess stands.</summary>
/// <param name="Encoding">Text files: <c>utf-8</c>, <c>windows-1252</c>, <c>utf-16</c> or <c>utf-16be</c>.</param>
/// <param name="Separator">Text files: <c>;</c>, <c>,</c> or tab.</param>
/// <param name="Sheet">Workbooks: the sheet's name, in any case.</param>
public sealed record SheetOptions(string? Encoding = null, char? Separator = null, string? Sheet = null);
