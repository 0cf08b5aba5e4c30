using Kortwiek.Core;

namespace Kortwiek.Evidence.Bags;

/// <summary>A file that goes into a bag.</summary>
/// <param name="Path">Its path in the bag, under <c>data/</c>.</param>
/// <param name="Open">Opens its bytes; called once.</param>
/// <param name="Expected">The SHA-256 it must have, or null.</param>
public sealed record BagPayload(string Path, Func<Stream> Open, Digest? Expected);
