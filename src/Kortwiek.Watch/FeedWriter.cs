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
}
