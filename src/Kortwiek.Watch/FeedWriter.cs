using Kortwiek.Watch.Stix;

namespace Kortwiek.Watch;

/// <summary>The way out: what an authority shares with partners.</summary>
public static class FeedWriter
{
    /// <summary>Writes a share as a STIX 2.1 bundle; the same share gives the same bytes, and <see cref="FeedReader"/> gives the same facts back.</summary>
    /// <param name="share">What is shared. Nothing is filtered here: the caller has chosen by audience.</param>
    /// <param name="output">Where the UTF-8 bytes go; it stays open.</param>
    /// <exception cref="ArgumentException">A relation or a channel names an element that is not among the elements, or two facts have one key.</exception>
    public static void WriteStix(StixShare share, Stream output) => StixWriter.Write(share, output);

    /// <summary>The objects of a share one by one, each as JSON, by identifier.</summary>
    /// <param name="share">What is shared.</param>
    /// <exception cref="ArgumentException">As for <see cref="WriteStix"/>.</exception>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> StixObjects(StixShare share) => StixWriter.Objects(share);

    /// <summary>Puts objects into a bundle as they are, byte for byte, in ordinal order of their identifiers; TLP 2.0 markings that they bear and that are missing are added.</summary>
    /// <param name="objects">By identifier.</param>
    /// <param name="output">Where the UTF-8 bytes go; it stays open.</param>
    public static void WriteBundle(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> objects, Stream output) => StixBundle.WriteUntouched(objects, output);
}
