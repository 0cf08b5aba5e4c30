using Kortwiek.Core;

namespace Kortwiek.Web.Shell;

/// <summary>What the frame of a page shows of an operation.</summary>
/// <param name="Code">Its code, which stands in the address.</param>
/// <param name="Title">Its title in plain words.</param>
/// <param name="Marking">The strictest marking in it; amber where it holds nothing yet.</param>
/// <param name="Demo">True where all names in it are invented.</param>
/// <param name="Member">The name of the member who acts here, or null.</param>
/// <param name="Role">That member's role, or null.</param>
public sealed record OperationItem(string Code, string Title, Tlp Marking, bool Demo, string? Member, string? Role);
