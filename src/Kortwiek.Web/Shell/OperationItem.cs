using Kortwiek.Core;

namespace Kortwiek.Web.Shell;

/// <summary>What the frame of a page shows of an operation.</summary>
/// <param name="Code">Its code, which stands in the address.</param>
/// <param name="Title">Its title in plain words.</param>
/// <param name="Marking">The strictest marking in it; amber where it holds nothing yet.</param>
/// <param name="Demo">True where all names in it are invented.</param>
/// <param name="Member">The name of the member as whom one looks.</param>
/// <param name="Role">That member's role.</param>
/// <param name="NeedsStrongerWayIn">True where the role asks for a passkey or a smart card, and the session has neither.</param>
/// <param name="OpenedAt">When the operation was opened.</param>
public sealed record OperationItem(string Code, string Title, Tlp Marking, bool Demo, string Member, string Role, bool NeedsStrongerWayIn, DateTimeOffset OpenedAt);
