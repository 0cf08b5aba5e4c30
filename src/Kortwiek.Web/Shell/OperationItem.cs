using Kortwiek.Core;

namespace Kortwiek.Web.Shell;

/// <summary>What the frame of a page shows of an operation.</summary>
/// <param name="Code">Its code, which stands in the address.</param>
/// <param name="Title">Its title in plain words.</param>
/// <param name="Marking">The strictest marking in it.</param>
public sealed record OperationItem(string Code, string Title, Tlp Marking);
