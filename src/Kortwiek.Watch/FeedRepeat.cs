namespace Kortwiek.Watch;

/// <summary>A version that stands twice in one file.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Modified">The version.</param>
/// <param name="FirstOffset">Byte offset of the first copy in the unpacked file.</param>
/// <param name="FirstLength">Its length in bytes.</param>
/// <param name="Offset">Byte offset of the later copy.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record FeedRepeat(string Id, DateTimeOffset? Modified, long FirstOffset, int FirstLength, long Offset, int Length);
